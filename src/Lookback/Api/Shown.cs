namespace Lookback.Api;

/// <summary>An answer that shows records of persons, with who they are: what has to be on record before it leaves.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Subjects">The ledger positions at which those shown were first met; erased ones need not be among them.</param>
/// <param name="Lines">How many lines it shows.</param>
internal sealed record Shown<T>(T Answer, IEnumerable<long> Subjects, long Lines)
{
    /// <summary>What is told in place of the answer where somebody else was first: it says something of whoever it is about, too.</summary>
    public MovedOnException? Overtaken { get; private init; }

    /// <summary>Nothing was done, since somebody else was first.</summary>
    public static Shown<T> Instead(MovedOnException overtaken, IEnumerable<long> subjects) => new(default!, subjects, 1) { Overtaken = overtaken };
}
