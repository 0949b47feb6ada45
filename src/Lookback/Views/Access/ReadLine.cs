using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Access;

/// <summary>Who was shown whom in one answer.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="At">When.</param>
/// <param name="Read">Who asked what, for what, and who was shown: by the positions at which they were first met, which erased ones keep.</param>
internal sealed record ReadLine(long Position, DateTimeOffset At, PersonRead Read)
{
    /// <summary>Answers that showed a subject, newest first: who saw them?</summary>
    public static IReadOnlyList<ReadLine> Of(Ledger ledger, Horizon at, long subject, long before, int most) =>
        Lines(ledger.Views.Access.Reads.Of(subject, at, before, most));

    /// <summary>Answers that an account was given, newest first: whom did it see?</summary>
    public static IReadOnlyList<ReadLine> By(Ledger ledger, Horizon at, string account, long before, int most) =>
        Lines(ledger.Views.Access.Reads.By(account, at, before, most));

    /// <summary>Answers that anybody was given, newest first.</summary>
    public static IReadOnlyList<ReadLine> All(Ledger ledger, Horizon at, long before, int most) =>
        Lines(ledger.Views.Access.Reads.All(at, before, most));

    /// <summary>Answers that were given under an emergency, newest first.</summary>
    public static IReadOnlyList<ReadLine> Under(Ledger ledger, Horizon at, long emergency, long before, int most) =>
        Lines(ledger.Views.Access.Reads.Under(emergency, at, before, most));

    private static List<ReadLine> Lines(IEnumerable<Recorded<PersonRead>> reads) => [.. reads.Select(r => new ReadLine(r.Position, r.At, r.Body))];
}
