namespace Lookback.Core.Records;

/// <summary>A "no" of the domain: what was asked cannot be done, and nothing was changed.</summary>
/// <param name="Code">Stable, in kebab-case: <c>wrong-format</c>, <c>edition-shrank</c>.</param>
/// <param name="Sentence">One sentence for a person: what, where, expected, found.</param>
public sealed record Refusal(string Code, string Sentence);

/// <summary>Carries a <see cref="Refusal"/> out of work that cannot return one; caught at the edges only.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>Carries <paramref name="refusal"/>.</summary>
    public RefusedException(Refusal refusal)
        : base(refusal.Sentence) => Refusal = refusal;

    /// <summary>Carries a refusal of the given code and sentence.</summary>
    public RefusedException(string code, string sentence)
        : this(new Refusal(code, sentence))
    {
    }

    /// <summary>Why.</summary>
    public Refusal Refusal { get; }
}
