using CsCheck;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Matching;

namespace Lookback.Tests.Names;

/// <summary>Words side by side are compared as each by itself, to the last bit.</summary>
public sealed class ReadingBatchTests
{
    private static readonly Gen<string> Word = Gen.Char["aaabcdeefghhiijklmnoprstuuvwyz01"].Array[1, PackedReading.MostLetters].Select(c => new string(c));

    private static readonly string[] Foreign =
        ["Горбачёв", "محمد", "عبدالرحمن", "שמעון", "Παπαδόπουλος", "गाँधी", "ประยุทธ์", "სააკაშვილი", "Սարգսյան", "Щедрин", "ابوبكر", "Хрущёв"];

    [Fact]
    public void Spellings_cost_what_each_costs() => Gen.Select(Word, Word.Array[1, ReadingBatch.Room], Gen.Float[0.1f, 6f]).Sample(
        (word, others, limit) =>
        {
            var (batch, spelling) = (Filled(others, limit), EditCost.Ready(word));
            batch.Compare(spelling);
            return Agree(batch, limit, lane => EditCost.Of(spelling, EditCost.Ready(others[lane]), limit));
        });

    [Fact]
    public void Near_spellings_cost_what_each_costs() => Gen.Select(Word, Gen.Int[0, 99].Array[1, ReadingBatch.Room], Gen.Float[0.1f, 3f]).Sample(
        (word, slips, limit) =>
        {
            string[] others = [.. slips.Select(s => Slip(word, s))];
            var (batch, spelling) = (Filled(others, limit), EditCost.Ready(word));
            batch.Compare(spelling);
            if (!Agree(batch, limit, lane => EditCost.Of(spelling, EditCost.Ready(others[lane]), limit))) return false;
            batch.Compare(spelling, givesUp: false);
            return Agree(batch, 99, lane => EditCost.Of(spelling, EditCost.Ready(others[lane]), 99));
        },
        iter: 5000);

    [Fact]
    public void Readings_cost_what_each_costs() => Gen.Select(Gen.OneOf(Foreign), Word.Array[1, ReadingBatch.Room], Gen.Float[0.1f, 6f]).Sample(
        (word, others, limit) =>
        {
            var part = Name.Of(new PartyName { Full = word }, Schema.Person).Core[0];
            others[0] = part.Folded[..Math.Min(part.Folded.Length, PackedReading.MostLetters)];
            var batch = Filled(others, limit);
            batch.Compare(part.Written!);
            return Agree(batch, limit, lane => WrittenCost.Of(part.Written!, others[lane]));
        });

    [Fact]
    public void A_batch_that_was_used_is_as_a_new_one() => Gen.Select(Word, Word.Array[ReadingBatch.Room], Word.Array[1, 4]).Sample((word, first, then) =>
    {
        var (used, anew, spelling) = (Filled(first, 9), Filled(then, 9), EditCost.Ready(word));
        used.Compare(spelling);
        used.Clear();
        foreach (var other in then) used.Add(Packed(other), 9, 0);
        used.Compare(spelling);
        anew.Compare(spelling);
        return Enumerable.Range(0, then.Length).All(lane => used.Cost(lane).Equals(anew.Cost(lane)));
    });

    /// <summary>The bound that the index works by, beside the words themselves.</summary>
    [Fact]
    public void What_is_known_without_touching_a_word_is_what_is_found_by_touching_it_or_a_little_more() => MatchProperties.Pairs.Sample(
        pair =>
        {
            var beside = new WordsBeside();
            NamePart[] words = [.. PreparedParty.Of(pair.Listing).Names.SelectMany(n => n.Core).Where(w => w.Role < PartRole.Number)];
            foreach (var own in PreparedParty.Of(pair.Subject).Names.SelectMany(n => n.Core).Where(w => w.Role < PartRole.Number))
            {
                beside.Begin(PackedWord.Of(own));
                foreach (var word in words) beside.Add(PackedWord.OfLatin(word)?.Traits ?? default, PackedWord.OfLatin(word) is { } p ? p.Packed : []);
                beside.End();
                for (var i = 0; i < words.Length; i++)
                {
                    var mayBeLike = new PartSketch(own).MayBeLike(new PartSketch(words[i]));
                    var exact = PartSimilarity.OfMet(own, words[i], mayBeLike, out _);
                    var known = PackedWord.OfLatin(words[i]) is { } packed ? beside.Like(i, packed.Traits, packed.Packed) : float.NaN;
                    if (exact > 0 && !beside.MayBeLike(i)) return false;
                    if (known < exact - 1e-6f) return false;
                    if (known > exact + 0.01f && mayBeLike) return false;
                    if (exact != PartSimilarity.OfMet(own, words[i], mayBeLike, out _, beside.Costs(i))) return false;
                }
            }

            return true;
        },
        iter: 3000, print: MatchProperties.Print);

    /// <summary>The row between two swapped letters costs more than the swap.</summary>
    [Theory]
    [InlineData("Karim Al-Bordj", "Karim Alborjd")]
    [InlineData("Karim Alborjd", "Karim Al-Bordj")]
    public void Two_letters_changed_behind_an_article_are_borne(string listed, string subject)
    {
        var index = PartySet.Of([PreparedParty.Of(Of(listed))]).Index.Index;
        var search = index.Take();
        search.Open(PreparedParty.Of(Of(subject)).Keys.Names[0]);
        var word = Enumerable.Range(0, index.Words.Count).Single(w => index.Words.Part(w).Folded != "karim");
        Assert.True(search.Like(word) >= 0.88f);

        static PartyFacts Of(string name) => new() { Schema = Schema.Person, Names = [new PartyName { Full = name }] };
    }

    private static bool Agree(ReadingBatch batch, float limit, Func<int, float> alone)
    {
        for (var lane = 0; lane < batch.Count; lane++)
        {
            var exact = alone(lane);
            if (exact <= limit ? batch.Cost(lane) != exact : batch.Cost(lane) <= limit) return false;
        }

        return true;
    }

    private static ReadingBatch Filled(string[] words, float limit)
    {
        var batch = new ReadingBatch();
        for (var i = 0; i < words.Length; i++) batch.Add(Packed(words[i]), limit, i);
        return batch;
    }

    private static PackedReading Packed(string word) => new(word, Sound.Skeleton(word), Sound.WithVowels(word), EditCost.Ready(word));

    private static string Slip(string word, int slip)
    {
        var at = slip / 4 % word.Length;
        var slipped = (slip % 4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + "aeiou"[slip % 5] + word[(at + 1)..],
        };
        return slipped.Length is > 0 and <= PackedReading.MostLetters ? slipped : word;
    }
}
