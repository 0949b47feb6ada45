using Lookback.Core.Records;

namespace Lookback.Core.Names;

/// <summary>
/// A name read once, to be compared many times: its parts in Latin letters, each with its role and how common it is. A pure
/// function of the name and the schema; it never has no parts, so an unreadable name matches itself and nothing else.
/// </summary>
public sealed class Name
{
    /// <summary>Core parts kept of one name; what is longer is cut.</summary>
    internal const int MaxCoreParts = 16;

    private Name(PartyName source, Schema schema, Script script, NamePart[] parts, string form, string generation, bool? hasAcronym = null)
    {
        Source = source;
        Schema = schema;
        Script = script;
        Parts = parts;
        Core = CoreOf(parts);
        Weights = Array.ConvertAll(Core, PartWeight.Of);
        FormClass = form;
        HasAcronym = hasAcronym ?? schema is Schema.Organization or Schema.Unknown && Acronyms.MayBeIn(Core);
        Generation = generation;
        var (hasGiven, hasFamily) = (false, false);
        foreach (var part in Core)
        {
            Weight += part.Weight;
            hasGiven |= part.Role == PartRole.Given;
            hasFamily |= part.Role == PartRole.Family;
            HasPatronymic |= part.Role == PartRole.Patronymic;
            HasInitial |= part.Role == PartRole.Initial;
            HasRareWord |= part.Commonness == Commonness.Rare && part.Role != PartRole.Initial;
            HasSubstance |= IsSubstance(part);
            if (part.Role == PartRole.Number) Numbers++;
            else if (part.Role != PartRole.Initial) Words++;
        }

        IsTagged = hasGiven && hasFamily;
        Joined = string.Concat(Array.ConvertAll(Core, p => p.Folded));
        Letters = LettersOf(source.Full, script);
        IsCut = source.Full.Length > CleanText.MaxLength || parts.Length >= Tokenizer.MaxTokens;
    }

    /// <summary>
    /// Whether there is anything in it to tell a party by: more than titles, particles, words for "unknown", digits and single letters.
    /// </summary>
    public bool HasSubstance { get; }

    /// <summary>Whether it is longer than what is read of a name, so that what was not read may hold another.</summary>
    public bool IsCut { get; }

    /// <summary>The name as its source gave it.</summary>
    public PartyName Source { get; }

    /// <summary>The whole name as written.</summary>
    public string Raw => Source.Full;

    /// <summary>What kind of party it was read for.</summary>
    public Schema Schema { get; }

    /// <summary>The script most of it is in.</summary>
    public Script Script { get; }

    /// <summary>All parts in the order written, also those that carry nothing.</summary>
    public IReadOnlyList<NamePart> Parts { get; }

    /// <summary>The parts that carry the name.</summary>
    internal NamePart[] Core { get; }

    /// <summary>The core parts in brief.</summary>
    internal PartSketch[] Sketches => field ??= Array.ConvertAll(Core, p => new PartSketch(p));

    /// <summary>What each core part weighs.</summary>
    internal PartWeight[] Weights { get; }

    /// <summary>The weight of all core parts together.</summary>
    internal double Weight { get; }

    /// <summary>Whether given and family names are told apart by the source.</summary>
    internal bool IsTagged { get; }

    /// <summary>Whether a father's name is told apart in it.</summary>
    internal bool HasPatronymic { get; }

    /// <summary>The class of its legal form, or the empty text.</summary>
    internal string FormClass { get; }

    /// <summary>Which of its generations it is of ("junior", "senior"), or the empty text; numerals are numbers.</summary>
    internal string Generation { get; }

    /// <summary>Whether a word of it may be made of the first letters of another name of the organisation.</summary>
    internal bool HasAcronym { get; }

    /// <summary>How many core parts are numbers.</summary>
    internal int Numbers { get; }

    /// <summary>Whether any core part is a single letter.</summary>
    internal bool HasInitial { get; }

    /// <summary>Whether any word in full is rare.</summary>
    internal bool HasRareWord { get; }

    /// <summary>How many core parts are words in full.</summary>
    internal int Words { get; }

    /// <summary>Core parts run together.</summary>
    internal string Joined { get; }

    /// <summary>
    /// All letters as written, run together, of a name in another script than Latin: where a blank is missing, a known name is no longer told
    /// from its neighbours, and reads otherwise. Empty where they are too few to tell anything.
    /// </summary>
    internal string Letters { get; }

    /// <summary>Reads a name. Linear in its length; at most 400 characters, 32 words and 16 core parts of it are read.</summary>
    public static Name Of(PartyName name, Schema schema)
    {
        var (parts, script, form) = NameReading.Of(name, schema);
        var generation = Array.Find(parts, p => p.Role == PartRole.Generation)?.Folded ?? "";
        return new Name(name, schema, script, parts, form, generation);
    }

    /// <summary>
    /// A name of which nothing is left but what carries it: it is compared as the name that it was, but for acronyms, which may be made of other
    /// words, and for what was written without its blanks.
    /// </summary>
    /// <param name="core">The parts that carry it.</param>
    /// <param name="schema">What kind of party it was read for.</param>
    /// <param name="isWeak">Whether it is a broad or doubtful one.</param>
    /// <param name="hasAcronym">See <see cref="HasAcronym"/>: capitals are not kept.</param>
    /// <param name="form">The class of its legal form, or the empty text.</param>
    /// <param name="generation">Which of its generations it is of, or the empty text.</param>
    internal static Name OfCore(NamePart[] core, Schema schema, bool isWeak, bool hasAcronym, string form, string generation) => new(
        new PartyName { Full = "", Kind = isWeak ? NameKind.WeakAlias : NameKind.Primary }, schema, core[0].Script, core, form, generation, hasAcronym);

    private static NamePart[] CoreOf(NamePart[] parts)
    {
        var core = Array.TrueForAll(parts, p => p.IsCore) ? parts : Array.FindAll(parts, p => p.IsCore);
        return core.Length > MaxCoreParts ? core[..MaxCoreParts] : core;
    }

    private static string LettersOf(string full, Script script)
    {
        if (script is Script.Latin or Script.Other) return "";
        var letters = string.Concat(CleanText.Of(full).Where(char.IsLetterOrDigit)).ToLowerInvariant();
        if (script == Script.Arabic) letters = SemiticLetters.PlainArabic(letters);
        return letters.Length >= (Scripts.IsSyllabic(script) ? 4 : 6) ? letters : "";
    }

    // "Yang" is a form of address in Malay and a family name of millions.
    private static bool IsTitle(NamePart part) =>
        part.Script is not (Script.Han or Script.Hangul) && part.Commonness != Commonness.VeryCommon && NameKnowledge.IsTitle(part.Folded);

    // A name of nothing but signs is kept by its code points, so that it matches itself: that is no name to screen by.
    private static bool HasLetter(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsLetter(text, i)) return true;
        return false;
    }

    // A single character of Chinese or Korean is a name; a single letter is not.
    private static bool IsSubstance(NamePart part) =>
        part.Role is not (PartRole.Number or PartRole.Initial) && (part.Folded.Length > 1 || part.Script is Script.Han or Script.Hangul)
        && HasLetter(part.Text) && part.Folded.Any(char.IsAsciiLetter) && !IsTitle(part) && !NameKnowledge.IsParticle(part.Folded)
        && !NameKnowledge.IsPlaceholder(part.Folded) && !OrganizationForms.IsForm(part.Folded);

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Parts.Select(p => p.Folded));
}
