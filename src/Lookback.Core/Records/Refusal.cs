namespace Lookback.Core.Records;

/// <summary>A "no" of the domain: what was asked cannot be done, and nothing was changed.</summary>
/// <param name="Code">Stable, in kebab-case: <c>wrong-format</c>, <c>edition-shrank</c>.</param>
/// <param name="Sentence">One sentence for a person: what, where, expected, found.</param>
public sealed record Refusal(string Code, string Sentence)
{
    /// <summary>Longest sentence, in characters: twice what a mapping's says that lists all the words there are.</summary>
    public const int MaxSentence = 1_200;

    /// <summary>One line without control characters, whatever of a file or of its name stands in it.</summary>
    public string Sentence { get; init => field = OneLine.Of(value, MaxSentence); } = OneLine.Of(Sentence, MaxSentence);
}

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
