using Lookback.Flows.Networks;
using System.CommandLine;
using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback network import</c>: a file of links.</summary>
internal static class NetworkImportVerb
{
    private static readonly Argument<string> Links = new("file")
    {
        Description = "Links: a CSV or XLSX with a header (from, to, type, since, until, source, quotes, document, grade, legal_basis, handling, expires, "
            + "remark, from_name, to_name), GraphML, or FollowTheMoney, one entity a line; gzipped or not.",
    };

    private static readonly Argument<string?> Nodes = new("nodes")
    {
        Description = "For a table: the nodes that it names by ids (id, kind, value, name, listing).", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Source = new("--source") { Description = "Who says so, where a row does not.", HelpName = "name" };
    private static readonly Option<string?> Grade = new("--grade") { Description = "How good it is: an Admiralty grade; F6 where left out.", HelpName = "B2" };
    private static readonly Option<string?> Basis = new("--legal-basis") { Description = "The law under which it is kept.", HelpName = "law" };
    private static readonly Option<string?> Handling = new("--handling")
    {
        Description = "Who may see it: a mark of TLP 2.0; AMBER+STRICT where left out.", HelpName = "mark",
    };

    private static readonly Option<string?> Expires = new("--expires")
    {
        Description = "The last day on which it is a lead; five years from now where left out.", HelpName = "date",
    };

    private static readonly Option<string?> Map = new("--map", "--mapping")
    {
        Description = "A mapping file, for columns and words that are not known.", HelpName = "path",
    };

    private static readonly Option<string?> Watchlist = new("--watchlist")
    {
        Description = "For FollowTheMoney: the list of which its entities are listings, where they have the same ids.", HelpName = "list",
    };

    /// <summary>The verb.</summary>
    public static Command Create() => new Command(
        "import", "Record what a source says ties parties: all rows that can be taken, or nothing. The same file again adds nothing.")
    {
        Links, Nodes, Source, Grade, Basis, Handling, Expires, Map, Watchlist,
    }.Runs(session =>
    {
        var parsed = session.Parsed;
        var nodes = parsed.GetValue(Nodes);
        var request = new LinkImportRequest(
            Files.Source(parsed.GetRequiredValue(Links)),
            nodes is null ? null : Files.Source(nodes),
            Files.LinkMapping(parsed.GetValue(Map)),
            new LinkDefaults
            {
                Day = default,
                Source = Text(parsed.GetValue(Source), "--source"),
                Grade = parsed.GetValue(Grade) is not { } grade ? default
                    : Core.Records.Grade.TryParse(grade, out var read) ? read
                    : throw new UsageException($"--grade: expected an Admiralty grade from A1 to F6, found \"{grade}\""),
                LegalBasis = Text(parsed.GetValue(Basis), "--legal-basis"),
                Handling = parsed.GetValue(Handling) is not { } mark ? default
                    : Core.Records.Handling.TryParse(mark, out var handling) ? handling
                    : throw new UsageException($"--handling: expected one of {string.Join(", ", Core.Records.Handling.Texts)}, found \"{mark}\""),
                Expires = parsed.GetValue(Expires) is not { } day ? null
                    : PartialDate.TryParse(day, out var expires) ? expires
                    : throw new UsageException($"--expires: expected a date such as 2030-12-31, found \"{day}\""),
            },
            parsed.GetValue(Watchlist) is { } list ? ListVerb.Watchlist(list) : null);
        using var ledger = session.Append();
        var result = ProgressLine.Run(
            $"importing {request.File.Name}", "rows", tick => new ImportLinks(ledger).Run(request, done => tick(done, -1)));
        session.Output.Write(LinkImportReport.Of(request.File.Name, result), Tell);
        return ExitCode.Done;
    });

    private static string? Text(string? given, string option) => given?.Trim() switch
    {
        null => null,
        { Length: > 0 and <= Link.MaxText } text when !text.Any(char.IsControl) => text,
        _ => throw new UsageException(FormattableString.Invariant($"{option}: expected a line of 1 to {Link.MaxText} characters")),
    };

    private static void Tell(LinkImportReport report)
    {
        Output.Line(
            $"{Output.Visible(report.File)}: {Show.Many(report.Rows, "row")}: {Show.Count(report.Taken)} taken, {Show.Count(report.Known)} on record already, "
            + $"{Show.Count(report.NotTaken)} not taken, {Show.Count(report.Dropped.Values.Sum())} left out on purpose");
        foreach (var (why, count) in report.Dropped) Output.Line($"  left out on purpose: {Show.Count(count)} {Output.Visible(why)}");
        foreach (var (what, count) in report.Unread) Output.Line($"  not read on purpose: {Show.Count(count)} {Output.Visible(what)}");
        if (report.Ungraded > 0) Output.Line($"  nobody graded {Show.Many(report.Ungraded, "link")}: they count as F6; --grade says how good a source is");
        foreach (var issue in report.Issues) Output.Line($"  {Output.Visible(issue.ToString())}");
        if (report.IssueCount > report.Issues.Count) Output.Line($"  and {Show.Many(report.IssueCount - report.Issues.Count, "more issue")}");
    }
}
