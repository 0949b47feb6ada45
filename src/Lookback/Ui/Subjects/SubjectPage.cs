using Lookback.Api;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Ui.Subjects;

/// <summary>Somebody met, as of the moment that is looked at, and the moments that can be.</summary>
/// <param name="Now">What is on record today.</param>
/// <param name="Then">What was by the moment looked at; <see langword="null"/> where they had not been met by then.</param>
/// <param name="Line">What happened by then, oldest first.</param>
/// <param name="Known">Every moment at which something became known, in order.</param>
/// <param name="True">Every moment at which something came true.</param>
/// <param name="Answer">What was known at a moment that was asked about.</param>
internal sealed record SubjectPage(
    SubjectReport Now,
    SubjectReport? Then,
    IReadOnlyList<Happening> Line,
    IReadOnlyList<DateTimeOffset> Known,
    IReadOnlyList<DateTimeOffset> True,
    SubjectAnswer? Answer)
{
    /// <summary>The subject at a position.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="inquiry">Who asks: of cases and links each sees their own.</param>
    /// <param name="position">Its position.</param>
    /// <param name="at">How far to see.</param>
    /// <param name="asked">The moment asked about, of which the answer is wanted.</param>
    public static SubjectPage Of(Ledger ledger, Inquiry inquiry, long position, Horizon at, DateTimeOffset? asked)
    {
        var now = SubjectHistory.Of(ledger, position, ledger.Head);
        if (now.NotReplayable is not null) return new SubjectPage(now, now, Erased(now.NotReplayable), [], [], null);
        var all = new TimeLine(ledger, inquiry, ledger.Head).Of(position, now);
        var isNow = inquiry.AsOf is null && inquiry.EffectiveAt is null;
        var then = isNow ? now : ledger.Views.Encounters.Positions(position, at).Count == 0 ? null : SubjectHistory.Of(ledger, position, at);
        return new SubjectPage(
            now,
            then,
            isNow ? all : then is null ? [] : new TimeLine(ledger, inquiry, at).Of(position, then),
            [.. all.Select(h => h.KnownAt).Distinct().Order()],
            [.. all.Select(h => h.At).Distinct().Order()],
            asked is { } moment ? SubjectAnswer.Of(ledger, inquiry, position, moment, now) : null);
    }

    private static IReadOnlyList<Happening> Erased(ErasureLine erasure) => [new(erasure.ErasedAt, erasure.ErasedAt, HappeningKind.Erased, erasure)];
}

/// <summary>What was known of somebody at a moment, and what is said of that with what came to light later.</summary>
/// <param name="At">The moment.</param>
/// <param name="Replay">What was on record then, computed anew; <see langword="null"/> where they had not been met by then.</param>
/// <param name="Later">What lookbacks found, whenever: whether it could have been known.</param>
/// <param name="Reached">What led to them by network, whenever, and stands.</param>
internal sealed record SubjectAnswer(
    DateTimeOffset At, ReplayReport? Replay, IReadOnlyList<FindingLine> Later, IReadOnlyList<ExposureFindingLine> Reached)
{
    /// <summary>The answer.</summary>
    public static SubjectAnswer Of(Ledger ledger, Inquiry inquiry, long position, DateTimeOffset moment, SubjectReport now)
    {
        var at = ledger.HorizonAt(inquiry.EffectiveAt, moment);
        var met = ledger.Views.Encounters.Positions(position, at).Count > 0;
        return new SubjectAnswer(
            moment,
            met ? ReplayReport.Of(ledger, position, null, at, (moment, inquiry.EffectiveAt)) : null,
            [.. now.Encounters.SelectMany(e => e.Findings).OrderBy(f => f.KnowableAt)],
            [.. now.Encounters.SelectMany(e => e.Exposures).Where(e => e.Stands).OrderBy(e => e.KnowableAt)]);
    }
}
