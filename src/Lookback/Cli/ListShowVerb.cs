using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback list show</c>: an edition with its issues, or a listing with its history.</summary>
internal static class ListShowVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = "A watchlist, an edition's id, or a listing such as ofac-sdn:12345." };
        return new Command("show", "Show an edition and its issues, or what a listing said and when.") { what }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var word = session.Parsed.GetRequiredValue(what);
                if (ListingId.Parse(word) is { } listing) session.Output.Write(ListingReport.Of(ledger, listing, at), TellListing);
                else session.Output.Write(EditionReport.Of(ledger, EditionFinder.Find(ledger, word, at), at, session.Now), TellEdition);
            }

            return ExitCode.Done;
        });
    }

    private static void TellEdition(EditionReport report)
    {
        var edition = report.Edition;
        Output.Line($"{edition.Watchlist}, edition {edition.Edition}{(edition.InForce ? ", in force" : "")}");
        Output.Line($"  {edition.Title ?? "a list of your own"}, read as {edition.Format}");
        Output.Line($"  published {Show.Day(edition.PublishedAt)}, loaded {Show.Instant(edition.LoadedAt)}, {Show.Age(edition)}");
        var counts = edition.Counts;
        Output.Line(
            $"  {Show.Many(counts.Listings, "listing")}: {counts.Added} added, {counts.Changed} changed, {counts.Reworded} reworded, "
            + $"{counts.Removed} removed, {counts.Merged} merged");
        foreach (var file in report.Files) Output.Line($"  file {file.Name}, {Show.Many(file.Length, "byte")}, sha256 {file.Sha256}");
        foreach (var (field, count) in report.Dropped) Output.Line($"  left out on purpose: {Show.Count(count)} {field}");
        foreach (var act in EditionActs.Of(edition)) Output.Line($"  {Output.Visible(act)}");
        Output.Line($"  {Show.Many(edition.IssueCount, "issue")}");
        foreach (var issue in report.Issues) Output.Line($"    {Output.Visible(issue.ToString())}");
    }

    private static void TellListing(ListingReport report)
    {
        Output.Line($"{report.Listing}");
        foreach (var text in report.Texts)
        {
            Output.Line($"  stated {Show.Instant(text.StatedAt)}{(text.UntilAt is { } until ? $", until {Show.Instant(until)}" : ", in force")}");
            TellText(text.Text, report.Others);
        }

        if (report.MergedInto is { } into) Output.Line($"  lives on as {into}: {report.MergedBecause}");
        else if (report.Texts[^1].UntilAt is not null) Output.Line("  delisted");
    }

    /// <summary>Says what a listing says.</summary>
    public static void TellText(ListingText text, IReadOnlyDictionary<string, string>? others = null)
    {
        foreach (var name in text.Facts.Names) Output.Line($"    {Output.Visible(name.Full)} ({name.Kind})");
        Facts("kind", text.Facts.Schema == Schema.Unknown ? [] : [text.Facts.Schema.ToString().ToLowerInvariant()]);
        Facts("sex", text.Facts.Sex == Sex.Unknown ? [] : [text.Facts.Sex.ToString().ToLowerInvariant()]);
        Facts("born", text.Facts.BirthDates.Select(d => d.ToString()));
        Facts("born in", text.Facts.BirthPlaces);
        Facts("countries", text.Facts.Countries.Select(c => $"{c.Country} ({c.Role})"));
        foreach (var address in text.Facts.Addresses) Facts("address", [address]);
        Facts("numbers", text.Facts.Identifiers.Select(Number));
        Facts("contacts", [.. text.Facts.Phones, .. text.Facts.Emails, .. text.Facts.Websites]);
        Facts("designated", text.DesignatedOn is { } day ? [day.ToString()] : []);
        Facts("titles", text.Titles);
        Facts("programmes", text.Programmes);
        Facts("legal bases", text.LegalBases);
        foreach (var relation in text.Relations)
        {
            var name = relation.OtherName ?? (relation.OtherKey is { } key ? others?.GetValueOrDefault(key) : null);
            Facts("related", [(relation with { OtherName = name }).ToString()]);
        }

        Facts("remarks", text.Remarks);
    }

    private static string Number(Identifier number)
    {
        var said = string.Join(", ", new[] { number.Label, number.Country?.ToString() }.Where(s => s is not null));
        return $"{number.Kind} {number.Number}{(said.Length > 0 ? $" ({said})" : "")}";
    }

    private static void Facts(string what, IEnumerable<string> values)
    {
        var joined = string.Join("; ", values);
        if (joined.Length > 0) Output.Line($"    {what}: {Output.Visible(joined)}");
    }
}
