using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Indexing;

/// <summary>One name of a <see cref="NameIndex"/>.</summary>
internal readonly struct NameRow
{
    public NameRow(int party, int from, Name name, ushort form, ushort generation)
        : this(party, from, (byte)name.Core.Length, name.Schema, TraitsOf(name), form, generation, SixteenthsOf(name))
    {
    }

    public NameRow(
        int party, int from, byte count, Schema schema, RowTraits traits, ushort form, ushort generation, byte sixteenths)
    {
        Sixteenths = sixteenths;
        (Party, From, Count, Schema, Traits) = (party, from, count, schema, traits);
        (Form, Generation) = (form, generation);
    }

    /// <summary>Whose it is.</summary>
    public int Party { get; }

    /// <summary>Where its words begin.</summary>
    public int From { get; }

    /// <summary>The number of its class of legal form; 0 for none.</summary>
    public ushort Form { get; }

    /// <summary>The number of its generation; 0 for none.</summary>
    public ushort Generation { get; }

    /// <summary>How many words carry it; never 0.</summary>
    public byte Count { get; }

    /// <summary>What kind of party it is of.</summary>
    public Schema Schema { get; }

    /// <summary>Whether it is a broad or doubtful one.</summary>
    public bool IsWeak => (Traits & RowTraits.Weak) != 0;

    /// <summary>Whether a word of it may be made of the first letters of another name.</summary>
    public bool HasAcronym => (Traits & RowTraits.Acronym) != 0;

    /// <summary>Whether a father's name is told apart in it.</summary>
    public bool HasPatronymic => (Traits & RowTraits.Patronymic) != 0;

    /// <summary>Whether it has nothing but words that say what it is.</summary>
    public bool IsGeneric => (Traits & RowTraits.Generic) != 0;

    /// <summary>Whether a word of it is a single letter, which may stand for any word that begins with it.</summary>
    public bool HasInitial => (Traits & RowTraits.Initial) != 0;

    /// <summary>
    /// Whether the words in common do not tell whether it is enough: a part of it may have a partner to which no word leads, as a single letter is like any
    /// word that begins with it; or less is needed of it, as of a weak alias, which may lift another name.
    /// </summary>
    public bool IsSpecial => (Traits & (RowTraits.Initial | RowTraits.Weak)) != 0;

    /// <summary>
    /// What rows of a word are in order of: how much a name has that stays alone where nothing of it has a partner, <see cref="Sixteenths"/>, and
    /// least of all 0 where the words in common do not tell that.
    /// </summary>
    public byte Burden => IsSpecial ? (byte)0 : Math.Max((byte)1, Sixteenths);

    /// <summary>Whether it is compared, or may be, as the name of an organisation.</summary>
    public bool MayBeOrganization => Form > 0 || Schema is Schema.Organization or Schema.Unknown;

    /// <summary>What all words take away where they stay alone, in sixteenths.</summary>
    public byte Sixteenths { get; }

    /// <summary>What else is known of it, and is told by name above.</summary>
    public RowTraits Traits { get; }

    private static byte SixteenthsOf(Name name)
    {
        var all = 0.0;
        foreach (var weight in name.Weights) all += weight.Alone;
        return (byte)Math.Min(255, Math.Floor((16 * all) + 1e-3));
    }

    private static RowTraits TraitsOf(Name name) =>
        (name.Source.Kind == NameKind.WeakAlias ? RowTraits.Weak : 0) | (name.HasAcronym ? RowTraits.Acronym : 0)
        | (name.HasPatronymic ? RowTraits.Patronymic : 0) | (name.HasInitial ? RowTraits.Initial : 0)
        | (NameKeySet.IsOnlyGeneric(name) ? RowTraits.Generic : 0);
}

/// <summary>What is known of a name in an index.</summary>
[Flags]
internal enum RowTraits : byte
{
    Weak = 1,
    Acronym = 2,
    Patronymic = 4,
    Generic = 8,
    Initial = 16,
}
