using System.CommandLine;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback check</c>: one name against the editions in force, without a trace.</summary>
internal static class CheckVerb
{
    /// <summary>Near misses told on a screen; JSON holds all.</summary>
    private const int MostNear = 20;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The name, in any script." };
        var birthDate = new Option<string?>("--birth-date") { Description = "Birth date, as far as known: 1958, 1958-03, 1958-03-14.", HelpName = "date" };
        var country = new Option<string[]>("--country") { Description = "A country's name or code; for identity only. May be repeated.", HelpName = "country" };
        var id = new Option<string[]>("--id") { Description = "A document's or register's number, of any kind. May be repeated.", HelpName = "number" };
        var schema = new Option<string?>("--schema") { Description = "person, organization, vessel or aircraft.", HelpName = "kind" };
        var explain = ExplainOption.Create("each hit");
        var all = new Option<bool>("--all") { Description = "Show what fell short of a hit, too, from half the threshold on, with the reasons." };
        var fail = new Option<bool>("--fail-on-alert") { Description = "Exit with 1 where there are alerts." };
        return new Command("check", "Check one name against the editions in force. Nothing is recorded.")
        {
            name, birthDate, country, id, schema, explain, all, fail,
        }.Runs(session =>
        {
            var facts = new PartyFacts
            {
                Schema = Kind(session.Parsed.GetValue(schema)),
                Names = [new PartyName { Full = session.Parsed.GetRequiredValue(name) }],
                BirthDates = BirthDates(session.Parsed.GetValue(birthDate), DateOnly.FromDateTime(session.Now.UtcDateTime)),
                Countries = (session.Parsed.GetValue(country) ?? []).Select(Country).ToList(),
                Identifiers = (session.Parsed.GetValue(id) ?? []).SelectMany(Identifiers).ToList(),
            };
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var (explains, near) = (session.Parsed.GetValue(explain), session.Parsed.GetValue(all) ? NearMisses.Wanted : NearMisses.Left);
                var (coverage, hits, misses) = new CheckName(ledger, Policy.Default).Run(facts, at, near);
                var explained = new ExplainPair(ledger);
                var editions = ledger.Views.Editions.InForce(at).Select(e => ListOverview.Line(e, session.Now)).ToList();
                var report = new CheckReport(
                    facts,
                    editions,
                    ListWarnings.Of(ledger, at, session.Now),
                    hits,
                    explains ? hits.Select(h => Explain(h.Listing)).ToList() : [],
                    misses.Select(Explain).ToList());
                session.Output.Write(report, Tell);
                session.TellStale(report.Warnings);
                return hits.Count > 0 && session.Parsed.GetValue(fail) ? ExitCode.AlertsFound : ExitCode.Done;

                Explanation Explain(ListingId listing) => Explanation.Of(listing, explained.Run(facts, listing, coverage));
            }
        });
    }

    private static void Tell(CheckReport report)
    {
        Output.Line(report.Hits.Count == 0 ? "no hit" : $"{Show.Many(report.Hits.Count, "hit")}:");
        foreach (var hit in report.Hits)
        {
            Output.Line(
                $"  {Show.Score(hit.Score)}  {hit.Listing}  {Output.Visible(hit.ListedName)} ({hit.ListedNameKind}), "
                + $"corroboration {Show.Score(hit.Corroboration)}");
        }

        ExplanationLines.Tell(report.Explanations);
        if (report.NearMisses.Count > 0) Output.Line($"{Show.Many(report.NearMisses.Count, "near miss", "near misses")}:");
        ExplanationLines.Tell(report.NearMisses.Take(MostNear));
        if (report.NearMisses.Count > MostNear) Output.Line($"    and {Show.Count(report.NearMisses.Count - MostNear)} more, see --json");

        foreach (var edition in report.Editions)
        {
            Output.Line(
                $"checked against {edition.Watchlist}{Show.Aged(edition)}, "
                + Show.Many(edition.Counts.Listings, "listing"));
        }
    }

    private static Schema Kind(string? word) => word is null
        ? Schema.Unknown
        : SchemaWords.Read(word) ?? throw new UsageException($"--schema: expected person, organization, vessel or aircraft, found \"{word}\"");

    private static IReadOnlyList<PartialDate> BirthDates(string? text, DateOnly today)
    {
        if (text is null) return [];
        if (!AmbiguousDate.TryRead(text, out var readings))
            throw new UsageException($"--birth-date: expected a date such as 1958-03-14, found \"{text}\"");
        return readings.All(d => d.Earliest <= today)
            ? readings
            : throw new UsageException($"--birth-date: expected a day that has been, found \"{text}\"");
    }

    private static CountryTie Country(string word) => Countries.Find(word) is { } code
        ? new CountryTie(code, CountryRole.Linked)
        : throw new UsageException($"--country: expected a country's name or code, found \"{word}\"");

    // The kind is not asked for: a number that is right for any kind is worth a look.
    private static IEnumerable<Identifier> Identifiers(string number) =>
        Enum.GetValues<IdentifierKind>().Select(kind => new Identifier { Kind = kind, Number = number });
}
