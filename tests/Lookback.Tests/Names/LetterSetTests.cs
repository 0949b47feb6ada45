using CsCheck;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Tests.Names;

/// <summary>What rules words out by their letters alone never rules out what laying the letters beside each other would let through.</summary>
public sealed class LetterSetTests
{
    private static readonly string[] Written =
    [
        "Журавлёв", "القاضي", "ضياء", "محمد", "יונתן", "오상철", "モハメド", "แสงทอง", "चौहान", "Մելիքյան", "Ιωάννου", "ჯაფარიძე", "አበበ",
    ];

    private static readonly Gen<string> Word = Gen.Char["abcdefghijklmnopqrstuvwxyz"].Array[2, 12].Select(c => new string(c));

    /// <summary>A word and the same with up to four slips.</summary>
    private static readonly Gen<(string, string)> Alike = Gen.Select(Word, Gen.Select(Gen.Int[0, 100], Gen.Char["aeiouyhckqszvwbpdtgjfmnlrx3"], Gen.Int[0, 3]).Array[0, 4])
        .Select((word, slips) =>
        {
            var other = slips.Aggregate(word, (w, slip) => Slip(w, slip.Item1 % w.Length, slip.Item2, slip.Item3));
            return (word, other);
        });

    [Fact]
    public void Words_that_can_be_spelt_like_each_other_have_letters_alike() => Gen.Select(Alike, Gen.Float[0.2f, 4]).Sample((words, limit) =>
    {
        var (one, other) = words;
        return EditCost.Of(EditCost.Ready(one), EditCost.Ready(other), 100) > limit || LetterSet.MayCost(LetterSet.Of(one), LetterSet.Of(other), limit);
    }, iter: 20_000);

    [Fact]
    public void A_letter_that_nothing_is_like_tells_words_apart() => Assert.False(LetterSet.MayCost(LetterSet.Of("larsson"), LetterSet.Of("muhammad"), 2));

    [Fact]
    public void Letters_that_a_word_of_another_script_may_be_read_as_are_never_ruled_out() =>
        Gen.Select(Gen.OneOf(Words()), Gen.OneOf(Word, Gen.OneOf("zhuravlyov", "elkadi", "ziya", "mohamed", "yonathan", "osangchol", "sangtong", "chouhan")), Gen.Float[0.2f, 6])
            .Sample((word, latin, limit) => WrittenCost.Of(word, latin) > limit || word.MayBeRead(LetterSet.Of(latin), limit), iter: 20_000);

    [Fact]
    public void Nor_are_those_of_two_words_as_one() => Gen.Select(Gen.OneOf(Words()), Gen.OneOf(Words()), Word, Gen.Float[0.2f, 8]).Sample((left, right, latin, limit) =>
        left.Gaps != right.Gaps || WrittenCost.Of(WrittenWord.Joined(left, right), latin) > limit || left.MayBeRead(right, LetterSet.Of(latin), limit), iter: 20_000);

    private static WrittenWord[] Words() =>
        [.. Written.Select(w => Name.Of(new PartyName { Full = w }, Schema.Person).Core[0].Written).OfType<WrittenWord>()];

    private static string Slip(string word, int at, char letter, int kind) => kind switch
    {
        0 => word.Insert(at, letter.ToString()),
        1 when word.Length > 1 => word.Remove(at, 1),
        2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        _ => word[..at] + letter + word[(at + 1)..],
    };
}
