using Lookback.Core.Names;

namespace Lookback.Core.Cases;

/// <summary>A fact by which two parties may be told apart. Data (<c>data/cases/discriminators.csv</c>).</summary>
/// <param name="Word">Its word: <c>birth-date</c>.</param>
/// <param name="IsStrong">Whether one conflict in it is enough; of the others it takes two.</param>
/// <param name="Meaning">What it is, in words.</param>
public sealed record DiscriminatorField(string Word, bool IsStrong, string Meaning)
{
    private static readonly string[] Strengths = ["strong", "lesser"];

    /// <summary>Every field there is, the strong ones first.</summary>
    public static IReadOnlyList<DiscriminatorField> All { get; } = [.. DataFile.Rows("discriminators", "cases").Select(Read)];

    /// <summary>The field of a word; <see langword="null"/> where there is none.</summary>
    public static DiscriminatorField? Find(string word) => All.FirstOrDefault(f => f.Word == word);

    private static DiscriminatorField Read(string[] row) => row is [var word, var strength, var meaning] && Strengths.Contains(strength)
        ? new DiscriminatorField(word, strength == "strong", meaning)
        : throw new InvalidOperationException(
            $"data/cases/discriminators.csv: expected word,strength,meaning with strength strong or lesser, found {string.Join(',', row)}");
}
