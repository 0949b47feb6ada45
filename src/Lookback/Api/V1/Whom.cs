using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Api.V1;

/// <summary>Whom an answer shows, by the positions at which they were first met: what goes on record, and never an id.</summary>
internal static class Whom
{
    /// <summary>The subject of an id.</summary>
    public static IEnumerable<long> Of(Ledger ledger, SubjectId subject) => ledger.Views.Encounters.FindNamed(subject.Value, ledger.Head);

    /// <summary>The subject that was met at an encounter.</summary>
    public static IEnumerable<long> Of(Ledger ledger, EncounterId encounter) => ledger.Views.Encounters.FindNamed(encounter.Value, ledger.Head);
}
