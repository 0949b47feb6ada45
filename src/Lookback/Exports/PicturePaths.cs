using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Exports;

/// <summary>The list beside the picture: every path in words, complete without script, to be read out, searched and printed.</summary>
internal static class PicturePaths
{
    /// <summary>The id of an encounter's place in the list.</summary>
    public static string IdOf(ExposureLine exposure) => "x-" + new ContentHash().Add(exposure.Start.Node.ToString()).Add(exposure.Encounter.Value).ToId();

    /// <summary>Writes it.</summary>
    public static void Write(HtmlWriter html, TraceReport report)
    {
        using var section = html.Element("section", ("aria-labelledby", "paths"), ("class", "paths"));
        html.Leaf("h2", $"Paths to {Show.Many(report.Exposures.Count, "encounter")} of {Show.Many(report.Persons, "person")}", ("id", "paths"));
        if (report.Exposures.Count == 0) html.Leaf("p", "Nothing within reach is reported.");
        foreach (var exposure in report.Exposures) Exposure(html, exposure);
    }

    private static void Exposure(HtmlWriter html, ExposureLine exposure)
    {
        using var article = html.Element("article", ("id", IdOf(exposure)));
        using (html.Element("h3"))
        {
            html.Leaf("span", $"{exposure.Level}", ("class", $"level {exposure.Level}"));
            html.Own(" ");
            html.Leaf("bdi", exposure.SubjectName);
        }

        var met = exposure.MetAt is { } at ? $"met on {Show.Day(at)}" : "met on an unknown day";
        var called = exposure.Reference ?? Show.Id(exposure.Encounter.Value);
        html.Leaf("p", $"{called}, {met}{(exposure.Place is { } place ? $" at {place}" : "")}. {Says(exposure.Level)} "
            + $"Weakest grade {exposure.Weakest}; {Sources(exposure.IndependentSources)}"
            + (exposure.RestsOnOneSource ? ": nothing remains if one source is wrong." : "."));
        for (var i = 0; i < exposure.Paths.Count; i++)
        {
            var path = exposure.Paths[i];
            if (path.Hops.Count == 0) continue;
            html.Leaf("h4", $"Path {i + 1}: weakest grade {path.Weakest}{(path.Times is { } times ? $"; all its links: {ExportWords.Times(times)}" : "")}");
            using var steps = html.Element("ol");
            foreach (var hop in path.Hops) Step(html, hop);
        }
    }

    private static void Step(HtmlWriter html, HopLine hop)
    {
        using var item = html.Element("li", ("class", LineStyles.Word(LineStyles.Of(hop.Grade))));
        html.Leaf("p", hop.Sentence, ("class", "sentence"));
        using var facts = html.Element("dl");
        Fact("Held", $"{hop.Since?.ToString() ?? "unknown"} to {hop.Until?.ToString() ?? "unknown"}");
        if (hop.Times is { } times) Fact("With the link before", ExportWords.Times(times));
        Fact("Grade", LineStyles.Say(hop.Grade));
        Fact("Source", hop.Source + (hop.Quotes.Count == 0 ? "" : $", repeating {string.Join(", ", hop.Quotes)}"));
        if (hop.Document is { } document) Fact("Document", document);
        if (hop.Rule is { } rule) Fact("Inferred by", rule);
        Fact("On record", $"since {Show.Day(hop.KnownAt)}, TLP:{hop.Handling}{(hop.LegalBasis is { } basis ? $", {basis}" : "")}");
        Fact("Innocent explanation", hop.Innocent);
        Fact("Without this step", hop.StillReachedWithout ? "another path remains" : "no path of a reported level remains");

        void Fact(string what, string value)
        {
            using var pair = html.Element("div");
            html.Leaf("dt", what);
            using var said = html.Element("dd");
            html.Leaf("bdi", value);
        }
    }

    private static string Sources(int independent) =>
        independent == 0 ? "no source beside our own records" : Show.Many(independent, "independent source");

    private static string Says(ExposureLevel level) => level switch
    {
        ExposureLevel.E0 => "The designated party itself: a person confirmed it.",
        ExposureLevel.E1 => "One link away, over a link graded C3 or better.",
        ExposureLevel.E2 => "Two links away, over links graded C3 or better.",
        _ => "Weaker, longer or older.",
    };
}
