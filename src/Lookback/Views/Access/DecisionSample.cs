using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views.Access;

/// <summary>Decisions drawn by chance, each with what it was made on: for whoever looks into how decisions are made here.</summary>
/// <param name="Position">The last position that it sees.</param>
/// <param name="Seed">The seed; with it and the position the same are drawn again.</param>
/// <param name="OutOf">How many decisions there are to draw from: of subjects that were not erased since.</param>
/// <param name="Decisions">Those drawn, oldest first.</param>
internal sealed record DecisionSample(long Position, string Seed, int OutOf, IReadOnlyList<SampledDecision> Decisions)
{
    /// <summary>Draws some.</summary>
    public static DecisionSample Of(Ledger ledger, Horizon at, int count, string seed)
    {
        var all = ledger.Views.Alerts.Decided(at);
        var drawn = SeededDraw.Of([.. all.Select(d => d.Position)], count, seed);
        return new DecisionSample(at.Position, seed, all.Count, [.. drawn.Select(p => SampledDecision.Of(ledger, all.Single(d => d.Position == p)))]);
    }
}

/// <summary>One decision, and what it was made on.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Sha256">The hash of its entry, as the ledger's tree has it.</param>
/// <param name="Subject">The position at which whoever it is about was first met.</param>
/// <param name="Decided">The decision, with its reason.</param>
/// <param name="Before">Both sides, the evidence and earlier decisions as they stood when it was made.</param>
/// <param name="Looks">What the person who decided had been shown of that subject before, newest first; none of what the command line showed.</param>
/// <param name="LookedFor">Seconds from the first of the looks of the last hour to the decision; <see langword="null"/> where there was none.</param>
internal sealed record SampledDecision(
    long Position, string Sha256, long Subject, DispositionLine Decided, AlertReport Before, IReadOnlyList<DeciderLook> Looks, double? LookedFor)
{
    private const int MostLooks = 1_000;

    /// <summary>A decision on record with what it was made on.</summary>
    public static SampledDecision Of(Ledger ledger, (long Position, long Subject) place)
    {
        var (position, subject) = place;
        Horizon before = position - 1;
        var entry = ledger.Entries.At(position);
        var disposition = ((EntryBody.AlertDecided)entry.Body).Disposition;
        var alert = ledger.Views.Alerts.Find(disposition.Alert.Value, before).Single(a => a.Alert == disposition.Alert);
        var decided = ledger.Views.Alerts.Dispositions(alert.Alert, position).Single(d => d.Position == position);
        // Whose account it was, as whoever was shown something is on record; without staff it is the account alone.
        var looks = ledger.Views.Access.Reads.Of(subject, before, long.MaxValue, MostLooks)
            .Where(r => disposition.Person is { } person ? r.Body.Person == person : r.Actor == entry.Actor)
            .Select(r => new DeciderLook(r.Position, r.At, r.Body.Account, r.Body.Question, r.Body.Purpose, r.Body.Reference))
            .ToList();
        var first = looks.LastOrDefault(l => entry.KnownAt - l.At <= TimeSpan.FromHours(1));
        return new SampledDecision(
            position, ledger.Entries.HashAt(position), subject, AlertReport.LineOf(decided), AlertReport.Of(ledger, alert, before, entry.KnownAt), looks,
            first is null ? null : (entry.KnownAt - first.At).TotalSeconds);
    }
}

/// <summary>That whoever decided was shown the subject before.</summary>
internal sealed record DeciderLook(long Position, DateTimeOffset At, string Account, string Question, string Purpose, string? Reference);
