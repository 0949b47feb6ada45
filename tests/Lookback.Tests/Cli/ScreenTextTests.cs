using System.Text;
using CsCheck;
using Lookback.Cli;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Tests.Matching;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Cli;

/// <summary>Names of every script keep their place on the screen.</summary>
public sealed class ScreenTextTests
{
    [Theory]
    [InlineData("Zuberek", 7)]
    [InlineData("Zube\u0301rek", 7)]
    [InlineData("김민수", 6)]
    [InlineData("حسين", 4)]
    [InlineData("\u2068حسين\u2069", 4)]
    [InlineData("", 0)]
    public void A_text_takes_the_columns_a_terminal_gives_it(string text, int columns) => Assert.Equal(columns, ScreenText.Width(text));

    [Theory]
    [InlineData("Zuberek", "Zuberek")]
    [InlineData("name حسين الزبيري = Hussein", "name \u2068حسين الزبيري\u2069 = Hussein")]
    [InlineData("\"שלום\" against \"אבג\": x", "\"\u2068שלום\u2069\" against \"\u2068אבג\u2069\": x")]
    public void Right_to_left_letters_are_set_apart(string text, string isolated) => Assert.Equal(isolated, ScreenText.Isolated(text));

    [Fact]
    public void A_screen_that_cannot_say_a_letter_is_told_its_code_point()
    {
        Assert.Equal("name \\u0418\\u0432", ScreenText.For(Encoding.ASCII, "name \u0418\u0432"));
        Assert.Equal("\\u062d", ScreenText.For(Encoding.Latin1, ScreenText.Isolated("\u062d")));
        Assert.Equal("Ив", ScreenText.For(new UTF8Encoding(false), "Ив"));
    }

    [Fact]
    public void A_cell_has_its_columns_whatever_is_in_it() => Gen.OneOf(Gen.String, Parties.NameText).Sample(text =>
    {
        var cell = ScreenText.Cell(Output.Visible(text), 12);
        return ScreenText.Width(cell) == 12;
    });

    [Fact]
    public void No_line_of_a_drawing_is_wider_than_a_screen_and_no_isolate_crosses_lines() => MatchProperties.Pairs.Sample(pair =>
    {
        var lines = ExplanationLines.Of(Explained(pair.Subject, pair.Listing)).ToList();
        return lines.All(line => ScreenText.Width(line) <= ExplanationLines.Columns && line.Count(c => c == '\u2068') == line.Count(c => c == '\u2069') && !line.Contains('\n'));
    }, iter: 200, print: MatchProperties.Print);

    [Fact]
    public void A_name_of_a_thousand_letters_is_drawn_too() => Assert.All(
        ExplanationLines.Of(Explained(Parties.Person(new string('x', 390) + " Zuberek"), Parties.Person(new string('x', 390) + " Zuberek " + new string('م', 300)))),
        line => Assert.InRange(ScreenText.Width(line), 0, ExplanationLines.Columns));

    [Fact]
    public void Both_names_their_parts_the_sum_and_what_would_change_it_are_drawn()
    {
        var drawn = string.Join('\n', ExplanationLines.Of(Explained(
            Parties.Person("Александр Зуберек"), Parties.Person("ZUBEREK, Aleksandr Quillfeather", "1958-03-14", NameKind.Alias))));
        Assert.Contains("subject  \"Александр Зуберек\"", drawn, StringComparison.Ordinal);
        Assert.Contains("listed   \"ZUBEREK, Aleksandr Quillfeather\" (an alias)", drawn, StringComparison.Ordinal);
        Assert.Matches(@"Зуберек\s+==== ZUBEREK\s+transliteration, alike 1\.00", drawn);
        Assert.Matches(@" --  Quillfeather\s+given name only on the side of\s+the listing", drawn);
        Assert.Matches(@"=\s+[+-]\d\.\d\d score 0\.\d{3}, threshold 0\.700, corroboration 0\.000", drawn);
        Assert.Contains("if the subject's birth date were the listed 1958-03-14: 0.", drawn, StringComparison.Ordinal);
    }

    private static Explanation Explained(PartyFacts subject, PartyFacts listing) => Explanation.Of(
        new ListingId(Some.Watchlist, "1"),
        ExplainPair.Run(new PartyComparer(Policy.Default), PreparedParty.Of(subject), PreparedParty.Of(listing), Some.Watchlist));
}
