namespace Lookback.Core.Briefings;

/// <summary>Parts and whole differ: nothing is told as if it were right, and the cases are named.</summary>
public sealed class UnreconciledException : Exception
{
    /// <summary>Says what differs.</summary>
    /// <param name="what">What, as a clause: "members are in no class".</param>
    /// <param name="cases">The positions of the cases, as far as it is about cases.</param>
    public UnreconciledException(string what, IReadOnlyList<long> cases)
        : base($"parts and whole differ: {what}") => Cases = cases;

    /// <summary>The same, of cases that it names.</summary>
    public UnreconciledException(string sentence)
        : base(sentence) => Cases = [];

    /// <summary>The positions of the cases.</summary>
    public IReadOnlyList<long> Cases { get; }
}
