using Lookback.Bench.Evasion;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Tests.Bench;

/// <summary>What each manipulation does, on invented names. Where chance decides, what always holds of the outcome.</summary>
public sealed class ManipulationTests
{
    private static readonly string[] Seeds = [.. Enumerable.Range(0, 50).Select(i => $"own-list:{i}")];

    [Theory]
    [InlineData("Oleg Varkonyev", "OLEG VARKONYEV")]
    [InlineData("OLEG VARKONYEV", "oleg varkonyev")]
    public void Case_is_turned(string name, string expected) => Assert.Equal(expected, Surface.Case(name));

    [Theory]
    [InlineData("José Quispé", "Jose Quispe")]
    [InlineData("Ana Quispe", "Ána Quispe")]
    [InlineData("Алёна Йорова", "Алена Йорова")]
    [InlineData("أحمد ودون", "احمد ودون")]
    [InlineData("ガブリ", "ガブリ")]
    public void Marks_are_left_out_or_put_on(string name, string expected) => Assert.Equal(expected, Surface.Diacritics(name));

    [Theory]
    [InlineData("Al-Varkon", "Al Varkon")]
    [InlineData("O'Quill Sean", "OQuill Sean")]
    [InlineData("Sean Quill", "Sean-Quill")]
    [InlineData("Quill", "Quill")]
    public void Blanks_hyphens_and_apostrophes_change_places(string name, string expected) => Assert.Equal(expected, Surface.Blanks(name));

    [Fact]
    public void The_last_word_goes_first() => Assert.Equal("Varkonyev Oleg Ivanovich", WordChanges.Order("Oleg Ivanovich Varkonyev"));

    [Fact]
    public void A_middle_name_is_dropped_and_never_the_first_or_last() => Always(WordChanges.DroppedMiddle, "Oleg Ivanovich Varkonyev", "Oleg Varkonyev");

    [Theory]
    [InlineData("Oleg Varkonyev")]
    [InlineData("Oleg de Varkonyev")]
    public void Without_a_middle_name_nothing_is_dropped(string name) => Always(WordChanges.DroppedMiddle, name, name);

    [Theory]
    [InlineData("Oleg Varkonyev", "O. Varkonyev")]
    [InlineData("Олег Варконьев", "О. Варконьев")]
    [InlineData("عمر ودون", "عمر ودون")]
    [InlineData("Varkonyev", "Varkonyev")]
    public void The_first_name_becomes_an_initial_where_people_write_initials(string name, string expected) =>
        Assert.Equal(expected, WordChanges.Initial(name));

    [Fact]
    public void A_title_goes_in_front_or_a_suffix_behind_in_the_names_own_script()
    {
        var latin = Seeds.Select(s => WordChanges.Title("Oleg Varkonyev", new Chance(s))).ToList();
        Assert.All(latin, t => Assert.Matches(@"^(\S+ Oleg Varkonyev|Oleg Varkonyev \S+)$", t));
        Assert.Equal(2, latin.Select(t => t.StartsWith("Oleg", StringComparison.Ordinal)).Distinct().Count());
        Assert.All(Seeds, s => Assert.EndsWith(" Олег Варконьев", WordChanges.Title("Олег Варконьев", new Chance(s)), StringComparison.Ordinal));
        Assert.All(Seeds, s => Assert.EndsWith(" عمر ودون", WordChanges.Title("عمر ودون", new Chance(s)), StringComparison.Ordinal));
        Assert.All(Seeds, s => Assert.Equal("王小", WordChanges.Title("王小", new Chance(s))));
    }

    [Theory]
    [InlineData("Oleg Varkonyev", 1)]
    [InlineData("Олег Варконьев", 1)]
    [InlineData("Ali bin Ute", 0)]
    public void One_edit_is_one(string name, int edits) => Assert.All(Seeds, s => Assert.Equal(edits, Distance(name, Slips.OneEdit(name, new Chance(s)))));

    [Fact]
    public void Two_edits_fall_on_a_long_word_alone()
    {
        var slipped = Seeds.Select(s => Slips.TwoEdits("Oleg Varkonyev", new Chance(s))).ToList();
        Assert.All(slipped, s => Assert.StartsWith("Oleg V", s, StringComparison.Ordinal));
        // The second may fall on the first, and a slip inside a swap is three edits to a table that knows no slips inside swaps.
        var edits = slipped.ConvertAll(s => Distance("Oleg Varkonyev", s));
        Assert.All(edits, e => Assert.InRange(e, 1, 3));
        Assert.InRange(edits.Count(e => e == 2), edits.Count * 8 / 10, edits.Count);
        Assert.Equal("Oleg Varkony", Slips.TwoEdits("Oleg Varkony", new Chance(Seeds[0])));
    }

    [Fact]
    public void A_letter_is_doubled() => Assert.All(Seeds, s =>
    {
        var doubled = Slips.DoubledLetter("Oleg Varkonyev", new Chance(s));
        Assert.Equal("Oleg Varkonyev".Length + 1, doubled.Length);
        Assert.Equal(1, Distance("Oleg Varkonyev", doubled));
    });

    [Theory]
    [InlineData("Phelip", "Felip")]
    [InlineData("Zzoozz", "Zzuzz")]
    [InlineData("Двор", "Двар")]
    public void A_word_is_spelled_as_it_sounds(string name, string among) =>
        Assert.Contains(among, Seeds.Select(s => Slips.PhoneticTwin(name, new Chance(s))));

    [Fact]
    public void Homoglyphs_look_the_same_and_are_of_another_alphabet() => Assert.All(Seeds, s =>
    {
        var disguised = Surface.Homoglyph("Oleg Varkonyev", new Chance(s));
        Assert.Equal(2, disguised.Zip("Oleg Varkonyev").Count(p => p.First != p.Second));
        Assert.All(disguised.Zip("Oleg Varkonyev").Where(p => p.First != p.Second), p => Assert.InRange(p.First, '\u0400', '\u04ff'));
    });

    [Fact]
    public void Digits_stand_for_letters() => Assert.Contains("Ig0r Sech1n", Seeds.Select(s => Surface.DigitForLetter("Igor Sechin", new Chance(s))));

    [Fact]
    public void Zero_width_and_turning_characters_leave_the_letters()
    {
        Assert.All(Seeds, s => Assert.Equal("Oleg Varkonyev", Visible(Surface.ZeroWidth("Oleg Varkonyev", new Chance(s)))));
        Assert.All(Seeds, s => Assert.Equal("Oleg Varkonyev", Visible(Surface.Bidi("Oleg Varkonyev", new Chance(s)))));
        Assert.All(Seeds, s => Assert.NotEqual("Oleg Varkonyev", Surface.ZeroWidth("Oleg Varkonyev", new Chance(s))));
        Assert.All(Seeds, s => Assert.NotEqual("Oleg Varkonyev", Surface.Bidi("Oleg Varkonyev", new Chance(s))));
    }

    [Fact]
    public void Words_are_run_together() => Always(Surface.Joined, "Oleg Varkonyev", "OlegVarkonyev");

    [Fact]
    public void Birth_dates_are_mistaken()
    {
        var born = Party("Oleg Varkonyev") with { BirthDates = [PartialDate.OfDay(1961, 3, 9)] };
        var chance = new Chance("own-list:1");
        Assert.Equal([PartialDate.OfDay(1961, 9, 3)], DateSlips.DayMonthSwap(born, chance)!.BirthDates);
        Assert.Equal([PartialDate.OfYear(1961)], DateSlips.YearOnly(born, chance)!.BirthDates);
        Assert.Equal([1960, 1962], Seeds.Select(s => DateSlips.YearOff(born, new Chance(s))!.BirthDates[0].Earliest.Year).Distinct().Order());
        Assert.Null(DateSlips.DayMonthSwap(born with { BirthDates = [PartialDate.OfDay(1961, 3, 25)] }, chance));
        Assert.Null(DateSlips.YearOnly(born with { BirthDates = [PartialDate.OfDay(1961, 1, 1)] }, chance));
        Assert.Null(DateSlips.YearOff(born with { BirthDates = [PartialDate.OfYear(1961)] }, chance));
    }

    [Fact]
    public void Digits_of_a_document_are_transposed()
    {
        var party = Party("Oleg Varkonyev") with { Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = "K7711" }] };
        Assert.Equal("K7171", DocumentSlips.DigitsTransposed(party, new Chance("own-list:1"))!.Identifiers[0].Number);
        Assert.Null(DocumentSlips.DigitsTransposed(Party("Oleg Varkonyev"), new Chance("own-list:1")));
    }

    [Theory]
    [InlineData("Oleg Varkonyev", "Oleg Varkonyev")] // It fits.
    [InlineData("Maximiliano Bartolomeo Ferdinando Quispélañez-Montoya", "MAXIMILIANO BARTOLOMEO FERDINA MONTOYA")]
    [InlineData("Ana Quispelanezdelamontoyadelrioypradoverdeosa", "A QUISPELANEZDELAMONTOYADELRIOYPRADOVE")]
    [InlineData("Максимилиан Варконьев Варконьев Варконьев Варконьев", "Максимилиан Варконьев Варконьев Варконьев Варконьев")]
    public void A_name_that_does_not_fit_a_passports_line_is_cut(string name, string expected) => Assert.Equal(expected, Mrz.Truncated(name));

    [Fact]
    public void A_passports_line_has_39_places_for_the_name() => Assert.All(
        new[] { "ANA QUISPELANEZDELAMONTOYADELRIOYPRADOVERDEOSA", "MAXIMILIANO BARTOLOMEO FERDINANDO QUISPE" },
        name => Assert.InRange(Mrz.Cut(Words.Of(name)).Length, 1, 39));

    [Fact]
    public void Every_manipulation_of_the_battery_says_what_it_is_once_and_is_the_same_each_time()
    {
        Assert.Equal(Battery.All.Count, Battery.All.Select(m => m.Name).Distinct().Count());
        PartyFacts[] parties = [Known("Maximiliano Bartolomeo Ferdinando Varkonyev"), Known("Олег Иванович Варконьев")];
        foreach (var manipulation in Battery.All)
        {
            var (once, again) = (Array.ConvertAll(parties, p => manipulation.Apply(p, new Chance("x"))), Array.ConvertAll(parties, p => manipulation.Apply(p, new Chance("x"))));
            Assert.Equal(Array.ConvertAll(once, HashOf), Array.ConvertAll(again, HashOf));
            Assert.Equal(manipulation.Name != "exact", parties.Zip(once).Any(p => p.Second is not null && IsDisguised(p.First, p.Second)));
        }

        static PartyFacts Known(string name) => Party(name) with
        {
            BirthDates = [PartialDate.OfDay(1961, 3, 9)], Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = "K7711" }],
        };

        static string? HashOf(PartyFacts? facts) => facts is null ? null : FactsHash.Of(facts);

        // What a manipulation leaves out is not disguised by it.
        static bool IsDisguised(PartyFacts before, PartyFacts after) =>
            after.Names[0].Full != before.Names[0].Full
            || after.BirthDates.Any(d => d != before.BirthDates[0])
            || after.Identifiers.Any(i => i.Number != before.Identifiers[0].Number);
    }

    private static void Always(Func<string, Chance, string> change, string name, string expected) =>
        Assert.All(Seeds, s => Assert.Equal(expected, change(name, new Chance(s))));

    private static PartyFacts Party(string name) => new() { Schema = Schema.Person, Names = [new PartyName { Full = name }] };

    private static string Visible(string text) => string.Concat(text.Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));

    /// <summary>Edits with swaps of neighbours, the plain table.</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) table[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[one.Length, other.Length];
    }
}
