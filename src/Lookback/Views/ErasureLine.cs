using Lookback.Core.Records;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>An erasure in a line: what remains of a subject, and the sentence that answers whoever asks for the rest.</summary>
internal sealed record ErasureLine(
    long Position,
    long Subject,
    DateTimeOffset ErasedAt,
    ErasureCause Cause,
    string Reason,
    string LegalBasis,
    string? RetentionClass,
    bool FromJournal,
    string Actor,
    int Encounters,
    int Screenings,
    int Findings,
    int Alerts,
    string Because)
{
    /// <summary>What stands in place of a name.</summary>
    public const string Gone = "(erased)";

    /// <summary>Of an erasure on record.</summary>
    public static ErasureLine Of(RecordedErasure recorded)
    {
        var (erasure, remains) = (recorded.Erasure, recorded.Erasure.Remains);
        return new ErasureLine(
            recorded.Position,
            erasure.Subject,
            recorded.ErasedAt,
            erasure.Cause,
            erasure.Reason,
            erasure.LegalBasis,
            erasure.RetentionClass,
            erasure.FromJournal,
            recorded.Actor,
            remains.Encounters.Count,
            remains.Screenings.Count,
            remains.Findings.Count + remains.Exposures.Count,
            remains.Alerts.Count,
            recorded.Because);
    }
}
