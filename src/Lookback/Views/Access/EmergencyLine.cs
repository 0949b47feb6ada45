using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Access;

namespace Lookback.Views.Access;

/// <summary>An emergency: who opened it and why, and what somebody else made of it.</summary>
/// <param name="Emergency">The position of its entry, by which it is named.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Account">The account that opened it.</param>
/// <param name="Person">Whose account that is.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The first instant at which it was over, by itself.</param>
/// <param name="ReviewBy">By when it has to have been reviewed.</param>
/// <param name="State"><c>open</c>, <c>waiting</c> for its review, <c>overdue</c>, <c>justified</c> or <c>not-justified</c>.</param>
/// <param name="ReviewedAt">When it was reviewed.</param>
/// <param name="Reviewer">By whom.</param>
/// <param name="ReviewReason">What they said.</param>
internal sealed record EmergencyLine(
    long Emergency,
    DateTimeOffset OpenedAt,
    string Account,
    StaffId Person,
    string Reason,
    DateTimeOffset Until,
    DateTimeOffset ReviewBy,
    string State,
    DateTimeOffset? ReviewedAt,
    StaffId? Reviewer,
    string? ReviewReason)
{
    /// <summary>Every one, newest first; those that nobody has reviewed alone, where that is asked.</summary>
    public static IReadOnlyList<EmergencyLine> All(Ledger ledger, Horizon at, DateTimeOffset now, EmergencySelection selection)
    {
        var table = ledger.Views.Access.Emergencies;
        return [.. (selection == EmergencySelection.Unreviewed ? table.Unreviewed(at) : table.All(at)).Reverse().Select(e => Of(e, now))];
    }

    /// <summary>One as a line.</summary>
    public static EmergencyLine Of(RecordedEmergency one, DateTimeOffset now)
    {
        var (opened, review) = (one.Opened.Body, one.Review);
        var state = review is { Body.IsJustified: true } ? "justified"
            : review is not null ? "not-justified"
            : now < opened.Until ? "open"
            : now < opened.ReviewBy ? "waiting"
            : "overdue";
        return new EmergencyLine(
            one.Opened.Position, one.Opened.At, opened.Account, opened.Person, opened.Reason, opened.Until, opened.ReviewBy, state, review?.At,
            review?.Body.Person, review?.Body.Reason);
    }
}

/// <summary>Which emergencies.</summary>
internal enum EmergencySelection
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those that nobody has reviewed.</summary>
    Unreviewed,
}

/// <summary>An emergency with what was seen under it, newest first.</summary>
internal sealed record EmergencyReport(EmergencyLine Emergency, IReadOnlyList<ReadLine> Reads)
{
    /// <summary>One by its position.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static EmergencyReport Of(Ledger ledger, long emergency, Horizon at, DateTimeOffset now, long before, int most) =>
        ledger.Views.Access.Emergencies.Of(emergency, at) is { } one
            ? new EmergencyReport(EmergencyLine.Of(one, now), ReadLine.Under(ledger, at, emergency, before, most))
            : throw new RefusedException("no-emergency", FormattableString.Invariant($"there is no emergency {emergency}"));
}
