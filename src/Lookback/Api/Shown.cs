namespace Lookback.Api;

/// <summary>An answer that shows records of persons, with who they are: what has to be on record before it leaves.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Subjects">The ledger positions at which those shown were first met; erased ones need not be among them.</param>
/// <param name="Lines">How many lines it shows.</param>
internal sealed record Shown<T>(T Answer, IEnumerable<long> Subjects, long Lines);
