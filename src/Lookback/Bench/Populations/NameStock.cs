namespace Lookback.Bench.Populations;

/// <summary>A word of a name, as a passport spells it and as it is written at home.</summary>
/// <param name="Latin">In Latin letters.</param>
/// <param name="Native">In the script of home; empty where that is Latin.</param>
internal readonly record struct InventedWord(string Latin, string Native)
{
    /// <summary>Both written on behind this one.</summary>
    public InventedWord With(InventedWord end) => new(Latin + end.Latin, Native + end.Native);

    /// <summary>With small letters, to stand inside a word.</summary>
    public InventedWord Inside() => new(Latin.ToLowerInvariant(), Native.ToLowerInvariant());
}

/// <summary>Words that are drawn as often as their rank says: the tenth name of a people is borne a third as often as the first.</summary>
internal sealed class NameStock(IReadOnlyList<(InventedWord Man, InventedWord Woman)> words)
{
    // Zipf's law for what is not quite so steep at its top as words are.
    private const int Offset = 4;
    private readonly double[] _upTo = UpTo(words.Count);

    /// <summary>One, in the form that a man or a woman bears.</summary>
    public InventedWord Draw(ref Draw draw, bool isWoman)
    {
        var at = Array.BinarySearch(_upTo, draw.Share() * _upTo[^1]);
        var (man, woman) = words[Math.Min(at < 0 ? ~at : at + 1, words.Count - 1)];
        return isWoman ? woman : man;
    }

    /// <summary>One, each as often as any other.</summary>
    public InventedWord DrawEvenly(ref Draw draw, bool isWoman) => draw.Of(words) is var (man, woman) && isWoman ? woman : man;

    private static double[] UpTo(int count)
    {
        var upTo = new double[count];
        for (var rank = 0; rank < count; rank++) upTo[rank] = (rank == 0 ? 0 : upTo[rank - 1]) + (1.0 / (rank + Offset));
        return upTo;
    }
}
