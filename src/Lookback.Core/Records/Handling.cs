using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>Who may see a piece of information, by the Traffic Light Protocol 2.0 (FIRST, 2022), from the widest circle to the narrowest.</summary>
public enum Tlp
{
    /// <summary><c>CLEAR</c>: anybody.</summary>
    Clear,

    /// <summary><c>GREEN</c>: the community.</summary>
    Green,

    /// <summary><c>AMBER</c>: the organisation and its clients.</summary>
    Amber,

    /// <summary><c>AMBER+STRICT</c>: the organisation alone. What nobody marked is this.</summary>
    AmberStrict,

    /// <summary><c>RED</c>: those alone to whom it was given.</summary>
    Red,
}

/// <summary>A mark of the Traffic Light Protocol, as it is written: <c>AMBER+STRICT</c>. The default value is what an unmarked piece is treated as.</summary>
[JsonConverter(typeof(HandlingConverter))]
public readonly record struct Handling
{
    // Against the unmarked one, so that the default value is that.
    private readonly int _from;

    /// <summary>A mark.</summary>
    public Handling(Tlp tlp) => _from = (int)tlp - (int)Tlp.AmberStrict;

    /// <summary>What nobody marked.</summary>
    public static Handling Unmarked => default;

    /// <summary>The mark.</summary>
    public Tlp Tlp => Tlp.AmberStrict + _from;

    /// <summary>Every mark as it is written.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];

    /// <summary>Whether whoever is cleared up to <paramref name="reader"/> may see it.</summary>
    public bool MaySee(Handling reader) => Tlp <= reader.Tlp;

    /// <summary>Reads a mark, with or without <c>TLP:</c> before it; false where it is none.</summary>
    public static bool TryParse(string text, out Handling handling)
    {
        var word = text.Trim().ToUpperInvariant();
        if (word.StartsWith("TLP:", StringComparison.Ordinal)) word = word[4..];
        for (var i = 0; i < Texts.Count; i++)
        {
            if (Texts[i] != word) continue;
            handling = new Handling((Tlp)i);
            return true;
        }

        handling = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Texts[(int)Tlp];
}
