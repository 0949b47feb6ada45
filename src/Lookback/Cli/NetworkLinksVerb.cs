using System.CommandLine;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback network links</c>: what do sources assert?</summary>
internal static class NetworkLinksVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Only what this source says.", HelpName = "name" };
        var handling = NetworkOptions.Handling("Links above this mark of the Traffic Light Protocol are not shown. Default: AMBER+STRICT.");
        var hidden = new Option<bool>("--include-hidden") { Description = "Links of families and protected professions too." };
        return new Command("links", "List links that sources assert and nobody withdrew.") { source, handling, hidden }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var day = DateOnly.FromDateTime(session.Now.UtcDateTime);
                session.Output.Write(
                    LinkList.Of(ledger, session.Parsed.GetValue(source), session.Parsed.GetValue(handling), session.Parsed.GetValue(hidden), at, day), Tell);
            }

            return ExitCode.Done;
        });
    }

    private static void Tell(IReadOnlyList<LinkLine> links)
    {
        if (links.Count == 0)
        {
            Output.Line("no links");
            return;
        }

        Output.Table(
            ["link", "from", "type", "to", "since", "until", "grade", "source", "handling", "known", "expires"],
            links.Select(l => (IReadOnlyList<string>)[
                Show.Id(l.Link.Id.Value), Named(l.Link.From.ToString(), l.Link.FromName), l.Link.Type, Named(l.Link.To.ToString(), l.Link.ToName),
                l.Link.Since?.ToString() ?? "-", l.Link.Until?.ToString() ?? "-", l.Link.Grade.ToString(), l.Link.Source, l.Link.Handling.ToString(),
                Show.Day(l.KnownAt), l.HasExpired ? $"{l.Link.Expires}, expired" : l.Link.Expires.ToString()]));
    }

    private static string Named(string node, string? name) => name is null ? node : $"{node} {name}";
}
