using Lookback.Api;
using Lookback.Core.Access;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Flows.Networks;
using Lookback.Store;
using Lookback.Views;
using Lookback.Views.Cases;

namespace Lookback.Ui.Subjects;

/// <summary>What can happen to somebody met; the order is that of the rows of the picture.</summary>
internal enum HappeningKind
{
    /// <summary>They were met.</summary>
    Met,

    /// <summary>They were screened.</summary>
    Screened,

    /// <summary>A lookback by lists surfaced them.</summary>
    Found,

    /// <summary>A lookback by network did.</summary>
    Exposed,

    /// <summary>An alert was raised.</summary>
    Raised,

    /// <summary>A person decided it.</summary>
    Decided,

    /// <summary>A case was opened.</summary>
    Opened,

    /// <summary>A case came to where it stands.</summary>
    Stands,

    /// <summary>A source tied them to somebody.</summary>
    Linked,

    /// <summary>What was known of them was erased.</summary>
    Erased,
}

/// <summary>One thing that happened.</summary>
/// <param name="At">When, in the world.</param>
/// <param name="KnownAt">When it was on record.</param>
/// <param name="Kind">What.</param>
/// <param name="Of">What is on record of it.</param>
internal sealed record Happening(DateTimeOffset At, DateTimeOffset KnownAt, HappeningKind Kind, object Of);

/// <summary>An alert, and the decision that a person made on it.</summary>
internal sealed record AlertDecided(AlertLine Alert, DispositionLine Decision);

/// <summary>What a source says of them and somebody else, in words.</summary>
internal sealed record TieLine(string Sentence, Link Link);

/// <summary>Everything that happened to somebody, in the order of time. Cases and links are those that whoever asks may see.</summary>
internal sealed class TimeLine(Ledger ledger, Inquiry inquiry, Horizon at)
{
    /// <summary>Of the subject at a position, with what is on record of it.</summary>
    public IReadOnlyList<Happening> Of(long position, SubjectReport report) =>
    [
        .. Encounters(report).Concat(Alerts(report)).Concat(Cases(position)).Concat(Links(position))
            .OrderBy(h => h.At).ThenBy(h => h.KnownAt).ThenBy(h => h.Kind),
    ];

    private static IEnumerable<Happening> Encounters(SubjectReport report) => report.Encounters.SelectMany(e => (Happening[])
    [
        new(e.MetAt ?? e.RecordedAt, e.RecordedAt, HappeningKind.Met, e),
        .. e.Screenings.Select(s => new Happening(s.MadeAt, s.MadeAt, HappeningKind.Screened, s)),
        .. e.Findings.Select(f => new Happening(f.FoundAt, f.FoundAt, HappeningKind.Found, f)),
        .. e.Exposures.Select(x => new Happening(x.FoundAt, x.FoundAt, HappeningKind.Exposed, x)),
    ]);

    private IEnumerable<Happening> Alerts(SubjectReport report)
    {
        foreach (var alert in report.Alerts)
        {
            yield return new(alert.RaisedAt, alert.RaisedAt, HappeningKind.Raised, alert);
            if (!inquiry.Caller.May(Right.SeeAlerts)) continue;
            foreach (var decided in ledger.Views.Alerts.Dispositions(alert.Alert, at))
                yield return new(decided.DecidedAt, decided.DecidedAt, HappeningKind.Decided, new AlertDecided(alert, AlertReport.LineOf(decided)));
        }
    }

    private IEnumerable<Happening> Cases(long position)
    {
        if (!inquiry.Caller.May(Right.SeeCases)) yield break;
        var (sight, cases) = (new CaseSight(ledger, inquiry.Caller), new CaseReading(ledger));
        foreach (var file in ledger.Views.Cases.Files.About(position, at).Where(f => sight.Sees(f.File.Id, at)))
        {
            var state = cases.State(file, at, inquiry.Now);
            if (!state.HasBegun) continue;
            var line = CaseQueue.Line(ledger, file, state, at, inquiry.Now);
            yield return new(file.OpenedAt, file.OpenedAt, HappeningKind.Opened, line);
            if (line.Since > file.OpenedAt) yield return new(line.Since, line.Since, HappeningKind.Stands, line);
        }
    }

    private IEnumerable<Happening> Links(long position) => !inquiry.Caller.May(Right.SeeNetworks) ? [] : ledger.Views.Networks.Links
        .Touching(ledger.Views.Encounters.Positions(position, at), at)
        .Where(l => l.Link.Handling.MaySee(Handling.Unmarked) && LinkType.Of(l.Link.Type).Treatment != LinkTreatment.Hidden)
        .Select(l => new Happening(l.Link.Since?.StartsAt ?? l.KnownAt, l.KnownAt, HappeningKind.Linked, Tie(l.Link)));

    private TieLine Tie(Link link)
    {
        var reading = new PathReading(ledger, at);
        return new TieLine($"{link.FromName ?? reading.NameOf(link.From)} {LinkType.Of(link.Type).Forward} {link.ToName ?? reading.NameOf(link.To)}", link);
    }
}
