using System.Globalization;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary>
/// An explanation drawn for a person: both names as written, their parts beside each other, what each reason adds, and what would
/// change the answer. At most 100 columns wide, in plain lines.
/// </summary>
internal static class ExplanationLines
{
    /// <summary>The widest line.</summary>
    public const int Columns = 100;

    private const int PartColumns = 22;
    private const string Indent = "    ";

    /// <summary>Says explanations, each under its listing.</summary>
    public static void Tell(IEnumerable<Explanation> explanations)
    {
        foreach (var line in explanations.SelectMany(Of)) Output.Line(ScreenText.For(Console.Out.Encoding, line));
    }

    /// <summary>The lines of one explanation.</summary>
    public static IEnumerable<string> Of(Explanation explanation)
    {
        var head = explanation.Listing is { } listing ? $"{Output.Visible(listing.ToString())}: " : "";
        var answer = explanation.IsAlert switch { true => "an alert: ", false => "no alert: ", null => "" };
        return
        [
            .. Hanging(Indent, $"{head}{answer}{Output.Visible(explanation.Because)}"),
            .. Named("subject", explanation.SubjectName, explanation.SubjectNameKind),
            .. Named("listed", explanation.ListedName, explanation.ListedNameKind),
            .. Parts(explanation.Alignment),
            .. Sum(explanation),
            .. Changes(explanation.WhatIf),
        ];
    }

    private static IEnumerable<string> Named(string side, string? name, NameKind? kind) => name is null
        ? []
        : Hanging($"{Indent}  {side,-8} ", $"\"{Output.Visible(name)}\"{(kind is NameKind.Primary ? "" : $" ({Kind(kind)})")}");

    private static string Kind(NameKind? kind) => kind switch
    {
        NameKind.Alias => "an alias",
        NameKind.WeakAlias => "a weak alias",
        NameKind.Former => "a former name",
        NameKind.OriginalScript => "in its original script",
        _ => "a name",
    };

    private static IEnumerable<string> Parts(NameAlignment alignment)
    {
        if (alignment.Subject.Count + alignment.Listed.Count == 0) yield break;
        foreach (var (own, i) in alignment.Subject.Select((p, i) => (p, i)))
        {
            var link = alignment.Links.FirstOrDefault(l => l.Subject.Contains(i));
            if (link is not null && link.Subject[0] != i) continue;
            foreach (var line in link is null ? Row(own.Text, Mark(own), "", Alone(own, "the subject")) : Linked(alignment, link)) yield return line;
        }

        foreach (var theirs in alignment.Listed.Where((_, i) => !alignment.Links.Any(l => l.Listed.Contains(i))))
        {
            foreach (var line in Row("", Mark(theirs), theirs.Text, Alone(theirs, "the listing"))) yield return line;
        }
    }

    private static IEnumerable<string> Linked(NameAlignment alignment, AlignmentLink link)
    {
        var (own, theirs) = (link.Subject.Select(i => alignment.Subject[i]).ToList(), link.Listed.Select(i => alignment.Listed[i]).ToList());
        var weight = Math.Min(own.Sum(p => p.Weight), theirs.Sum(p => p.Weight));
        // What cannot be read by everybody is told in Latin letters, too.
        var reading = link.How == LinkKind.Transliteration ? $", read {Reading(own)} and {Reading(theirs)}" : "";
        var says = string.Create(CultureInfo.InvariantCulture, $"{How(link.How)}, alike {link.Similarity:0.00}, weight {weight:0.00}{reading}");
        return Row(Texts(own), link.Similarity >= 1 ? "====" : "=~~=", Texts(theirs), says);
    }

    private static string Reading(List<AlignmentPart> parts) => string.Join(' ', parts.Select(p => p.Reading));

    private static string Texts(List<AlignmentPart> parts) => string.Join(' ', parts.Select(p => p.Text));

    private static string How(LinkKind how) => how switch
    {
        LinkKind.Same => "the same",
        LinkKind.Transliteration => "transliteration",
        LinkKind.Sound => "sounds the same",
        LinkKind.Nickname => "nickname or variant",
        _ => how.ToString().ToLowerInvariant(),
    };

    private static string Mark(AlignmentPart part) => part.Standing == PartStanding.Aside ? "    " : " -- ";

    private static string Alone(AlignmentPart part, string side) => part.Standing == PartStanding.Aside
        ? $"set apart: {Role(part.Role)}"
        : string.Create(CultureInfo.InvariantCulture, $"{Role(part.Role)} only on the side of {side}, weight {part.Weight:0.00}");

    private static string Role(PartRole role) => role switch
    {
        PartRole.OrganizationForm => "legal form",
        PartRole.Placeholder => "word for unknown",
        PartRole.Patronymic => "father's name",
        PartRole.Given => "given name",
        PartRole.Family => "family name",
        PartRole.Word => "part",
        _ => role.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> Row(string own, string mark, string theirs, string says) =>
        Hanging($"{Indent}  {Cell(own)} {mark} {Cell(theirs)} ", says);

    private static string Cell(string text) => ScreenText.Cell(Output.Visible(text), PartColumns);

    private static IEnumerable<string> Sum(Explanation explanation)
    {
        foreach (var reason in explanation.Evidence.Where(e => e.Contribution != 0 || e.Kind != EvidenceKind.Name))
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"{Indent}  {reason.Contribution,6:+0.00;-0.00;0.00} {Strength(reason.Contribution),-9} ");
            foreach (var line in Hanging(label, Output.Visible(reason.Sentence))) yield return line;
        }

        if (explanation.Score is not { } score) yield break;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Indent}= {explanation.Evidence.Sum(e => e.Contribution),6:+0.00;-0.00;0.00} score {Show.Score(score)}, ")
            + $"threshold {Show.Score(explanation.Threshold)}, corroboration {Show.Score(explanation.Corroboration)}";
    }

    /// <summary>How much a contribution says: from 3 on it turns even odds into twenty to one.</summary>
    private static string Strength(double contribution) => Math.Abs(contribution) switch
    {
        >= 3 => "decisive",
        >= 1.5 => "strong",
        >= 0.5 => "clear",
        >= 0.05 => "slight",
        _ => "nothing",
    };

    private static IEnumerable<string> Changes(IReadOnlyList<WhatIf> changes)
    {
        if (changes.Count == 0) yield break;
        yield return $"{Indent}what would change it (computed, nothing is claimed of anybody):";
        foreach (var change in changes)
        {
            var then = $"{Output.Visible(change.Hypothesis)}: {Show.Score(change.Score)}, {(change.IsAlert ? "an alert" : "no alert")}";
            foreach (var line in Hanging($"{Indent}  ", then)) yield return line;
        }
    }

    /// <summary>A text behind a label, its further lines indented as far.</summary>
    private static IEnumerable<string> Hanging(string label, string text)
    {
        var width = ScreenText.Width(label);
        var blank = new string(' ', width);
        return ScreenText.Wrap(text, Columns - width).Select((line, i) => (i == 0 ? label : blank) + line);
    }
}
