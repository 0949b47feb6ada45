using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>A name with the keys of the whole, and what it is to share words with another.</summary>
internal sealed class NameKeySet
{
    public NameKeySet(Name name)
    {
        Name = name;
        Whole = NameKeys.Whole(name);
        Joined = NameKeys.Joined(name);
        IsGeneric = IsOnlyGeneric(name);
    }

    public Name Name { get; }

    /// <summary>See <see cref="NameKeys.Whole"/>.</summary>
    public ulong[] Whole { get; }

    /// <summary>See <see cref="NameKeys.Joined"/>.</summary>
    public ulong[] Joined { get; }

    /// <summary>Whether it has nothing but words that say what it is ("Ministry of Defence"), so that these are what it is found by.</summary>
    public bool IsGeneric { get; }

    /// <summary>See <see cref="IsGeneric"/>.</summary>
    public static bool IsOnlyGeneric(Name name) => Array.TrueForAll(name.Core, p => KindOf(p) is WordKind.Generic or WordKind.None);

    /// <summary>What a word can do for a name to be found.</summary>
    public static WordKind KindOf(NamePart part) =>
        part.Role == PartRole.Initial ? WordKind.None
        : part.Role == PartRole.Number || part.Commonness == Commonness.Generic ? WordKind.Generic
        : WordKind.Telling;

    /// <summary>
    /// Whether the two names are candidates: the whole is one, or a word that says which party it is leads to one of the other, or to two as one;
    /// of names that say only what they are, any two words.
    /// </summary>
    public bool Meets(NameKeySet other)
    {
        if (WordKeys.Share(Whole, other.Whole)) return true;
        var (own, theirs) = (Name, other.Name);
        Span<ushort> leading = stackalloc ushort[theirs.Core.Length];
        leading.Clear();
        for (var i = 0; i < own.Core.Length; i++)
        {
            if (other.HasInTwo(own.Core[i], own.Sketches[i])) return true;
            for (var j = 0; j < theirs.Core.Length; j++)
            {
                var (kind, otherKind) = (KindOf(own.Core[i]), KindOf(theirs.Core[j]));
                if (kind == WordKind.None || otherKind == WordKind.None) continue;
                if (PartSimilarity.Of(own.Core[i], theirs.Core[j], own.Sketches[i].MayBeLike(theirs.Sketches[j]), out _) <= 0) continue;
                if (kind == WordKind.Telling && otherKind == WordKind.Telling) return true;
                leading[j] |= (ushort)(1 << i);
            }
        }

        for (var j = 0; j < theirs.Core.Length; j++)
            if (HasInTwo(theirs.Core[j], theirs.Sketches[j])) return true;
        return IsGeneric && other.IsGeneric && AreTwo(leading);
    }

    /// <summary>Whether two neighbours of the name make up a word, given in full and in brief.</summary>
    public bool HasInTwo(NamePart whole, in PartSketch sketch)
    {
        for (var i = 1; i < Name.Core.Length; i++)
        {
            var like = PartSimilarity.OfJoined(whole, sketch, Name.Core[i - 1], Name.Sketches[i - 1], Name.Core[i], Name.Sketches[i]);
            if (like > 0) return true;
        }

        return false;
    }

    /// <summary>Whether two words lead to two, given for each word of one name those of the other that lead to it, a bit each.</summary>
    public static bool AreTwo(ReadOnlySpan<ushort> leading)
    {
        var (all, words) = (0, 0);
        foreach (var parts in leading)
        {
            all |= parts;
            if (parts != 0) words++;
        }

        return words > 1 && (all & (all - 1)) != 0;
    }
}

/// <summary>What a word can do for a name to be found.</summary>
internal enum WordKind : byte
{
    /// <summary>Nothing: a single letter.</summary>
    None,

    /// <summary>It says what a party is, or is a number: it counts beside a word that says which.</summary>
    Generic,

    /// <summary>It says which party it is.</summary>
    Telling,
}
