using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>
/// How good a piece of information is, by the Admiralty system (NATO AJP-2.1): its source from A, completely reliable, to E, unreliable; what
/// it says from 1, confirmed by others, to 5, improbable. F and 6 mean that it cannot be judged, which is unknown and not worst. The two are
/// given independently of each other. Written <c>B2</c>. The default value is F6.
/// </summary>
[JsonConverter(typeof(GradeConverter))]
public readonly record struct Grade
{
    private const string Letters = "ABCDEF";
    private static readonly double[] Factors = [1, 0.7, 0.5, 0.3, 0.1];

    // Counted from the end, so that the default value is the one that says nothing.
    private readonly byte _source;
    private readonly byte _information;

    private Grade(int source, int information) => (_source, _information) = ((byte)(5 - source), (byte)(5 - information));

    /// <summary>Nobody judged it.</summary>
    public static Grade Ungraded => default;

    /// <summary>The source: A to F.</summary>
    public char Source => Letters[5 - _source];

    /// <summary>The information: 1 to 6.</summary>
    public int Information => 6 - _information;

    /// <summary>Whether the source or what it says could not be judged.</summary>
    public bool IsUngraded => _source == 0 || _information == 0;

    /// <summary>Whether it is fairly reliable and possibly true, or better: C3. What was not judged is not.</summary>
    public bool IsGood => Source <= 'C' && Information <= 3;

    /// <summary>The grade as one small number, for rows of tables: 0 for <see cref="Ungraded"/>.</summary>
    public byte Packed => (byte)((_source * 6) + _information);

    /// <summary>How far it bears, from 1 to 0.1, by the weaker of the two; 0.3 where it could not be judged. For the order of paths alone.</summary>
    public double Factor => IsUngraded ? 0.3 : Factors[Math.Max(Source - 'A', Information - 1)];

    /// <summary>The grade that <see cref="Packed"/> is of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is of none: above 35.</exception>
    public static Grade Unpack(byte packed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(packed, (byte)35);
        return new Grade(5 - (packed / 6), 5 - (packed % 6));
    }

    /// <summary>Reads <c>B2</c>; false where it is no grade.</summary>
    public static bool TryParse(string text, out Grade grade)
    {
        grade = default;
        var trimmed = text.Trim();
        if (trimmed.Length != 2 || trimmed[1] is < '1' or > '6') return false;
        var source = Letters.IndexOf(char.ToUpperInvariant(trimmed[0]), StringComparison.Ordinal);
        if (source < 0) return false;
        grade = new Grade(source, trimmed[1] - '1');
        return true;
    }

    /// <summary>Reads <c>B2</c>.</summary>
    /// <exception cref="FormatException">It is no grade.</exception>
    public static Grade Parse(string text) => TryParse(text, out var grade)
        ? grade
        : throw new FormatException($"expected an Admiralty grade from A1 to F6, found \"{text}\"");

    /// <summary>The weaker of two; of two that bear as far, the later in the alphabet.</summary>
    public static Grade Weaker(Grade one, Grade other) =>
        one.Factor < other.Factor || (one.Factor == other.Factor && one.Packed < other.Packed) ? one : other;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Source}{Information}");
}
