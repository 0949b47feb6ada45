using System.Numerics;

namespace Lookback.Core.Names;

/// <summary>A word of one name that is made of the first letters of words of the other.</summary>
/// <param name="IsOfFirst">Whether the acronym stands in the first of the two names.</param>
/// <param name="Part">Which core part of its name it is.</param>
/// <param name="Covered">The core parts of the other name that its letters stand for: bit i for part i.</param>
/// <param name="IsWhole">Whether nothing but places is left over on either side.</param>
internal readonly record struct FoundAcronym(bool IsOfFirst, int Part, uint Covered, bool IsWhole)
{
    /// <summary>How many core parts the letters stand for.</summary>
    public int Words => BitOperations.PopCount(Covered);
}

/// <summary>
/// Acronyms in names of organisations: "PLA" against "People's Liberation Army", "NIOC" against "National Iranian Oil Company". Every
/// word that carries the name gives a letter; small words and legal forms may give one.
/// </summary>
internal static class Acronyms
{
    private const int Shortest = 3;

    /// <summary>Where other words of the names match as well, two letters are enough.</summary>
    private const int ShortestBeside = 2;
    private const int Longest = 6;
    private const int FewestWords = 2;

    /// <summary>The acronym that covers most, or <see langword="null"/>. Symmetric in its two sides but for the flag.</summary>
    public static FoundAcronym? Between(Name one, Name other) => Between(one, other, Shortest);

    /// <summary>
    /// The same of names that have other words as well: "JV Zuberek" against "Joint Venture Zuberek"; none where one stands for the other as a
    /// whole.
    /// </summary>
    public static FoundAcronym? Within(Name one, Name other) =>
        one.HasAcronym || other.HasAcronym ? Between(one, other, ShortestBeside) is { IsWhole: false } found ? found : null : null;

    private static FoundAcronym? Between(Name one, Name other, int shortest)
    {
        var (left, right) = (Best(one, other, true, shortest), Best(other, one, false, shortest));
        if (left is null || right is null) return left ?? right;
        if (left.Value.Words != right.Value.Words) return right.Value.Words > left.Value.Words ? right : left;
        // Of two that cover as much the letters decide, and not the side.
        return string.CompareOrdinal(one.Core[left.Value.Part].Folded, other.Core[right.Value.Part].Folded) <= 0 ? left : right;
    }

    /// <summary>
    /// Whether a part may be one: three to six letters, written all in capitals, or all small as a hasty query is, or with full stops;
    /// a word that everybody knows is none.
    /// </summary>
    public static bool MayBe(NamePart part) => MayBe(part, Shortest);

    /// <summary>Whether any part of a name may be one, on its own or beside other words.</summary>
    public static bool MayBeIn(NamePart[] parts) => Array.Exists(parts, p => MayBe(p, ShortestBeside));

    private static bool MayBe(NamePart part, int shortest)
    {
        if (part.Role != PartRole.Word || part.Folded.Length < shortest || part.Folded.Length > Longest) return false;
        if (part.Text.Contains('.', StringComparison.Ordinal)) return true;
        if (part.Commonness != Commonness.Rare || NameKnowledge.IsPlace(part.Folded)) return false;
        if (part.Folded.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0) return false;
        var (upper, lower) = (false, false);
        foreach (var c in part.Text)
        {
            upper |= char.IsUpper(c);
            lower |= char.IsLower(c);
        }

        return upper != lower;
    }

    /// <summary>
    /// The first letters that a name may be called by: of the words that carry it, of those and the small words, of those and the legal
    /// form, and of all but places. Each of three to six letters, and each once.
    /// </summary>
    public static List<string> Initials(Name name)
    {
        var found = new List<string>(4);
        if (name.Core.Length < FewestWords) return found;
        Add(p => p.IsCore);
        Add(p => p.IsCore || p.Role == PartRole.Particle);
        Add(p => p.IsCore || p.Role == PartRole.OrganizationForm);
        Add(p => p.IsCore && !NameKnowledge.IsPlace(p.Folded));
        return found;

        void Add(Predicate<NamePart> counts)
        {
            Span<char> letters = stackalloc char[Longest];
            var length = 0;
            foreach (var part in name.Parts)
            {
                if (!counts(part)) continue;
                if (length == Longest) return;
                letters[length++] = Initial(part);
            }

            var text = letters[..length].ToString();
            if (length >= Shortest && !found.Contains(text)) found.Add(text);
        }
    }

    private static FoundAcronym? Best(Name acronyms, Name words, bool isOfFirst, int shortest)
    {
        FoundAcronym? best = null;
        if (words.Core.Length < FewestWords || !IsOrganization(acronyms) || !IsOrganization(words)) return best;
        for (var i = 0; i < acronyms.Core.Length; i++)
        {
            if (!MayBe(acronyms.Core[i], shortest) || Array.Exists(words.Core, w => w.Folded == acronyms.Core[i].Folded)) continue;
            var covered = Covered(acronyms.Core[i].Folded, words);
            if (BitOperations.PopCount(covered) < FewestWords || BitOperations.PopCount(covered) <= (best?.Words ?? 0)) continue;
            best = new FoundAcronym(isOfFirst, i, covered, OnlyPlaces(acronyms, 1u << i) && OnlyPlaces(words, covered));
        }

        return best;
    }

    private static bool IsOrganization(Name name) => name.Schema is Records.Schema.Organization or Records.Schema.Unknown;

    private static bool OnlyPlaces(Name name, uint covered)
    {
        for (var i = 0; i < name.Core.Length; i++)
            if ((covered & (1u << i)) == 0 && !NameKnowledge.IsPlace(name.Core[i].Folded)) return false;
        return true;
    }

    /// <summary>
    /// The core parts of the run whose first letters spell the acronym, the one with most of them. For each start the set of prefixes
    /// spelt so far is a row of bits, so that words that may or may not count cost nothing more.
    /// </summary>
    private static uint Covered(string letters, Name words)
    {
        var (best, all) = (0u, 1u << letters.Length);
        var first = 0;
        for (var start = 0; start < words.Parts.Count; start++)
        {
            var (spelt, covered, core) = (1u, 0u, first);
            if (words.Parts[start].IsCore) first++;
            for (var i = start; i < words.Parts.Count && core < Name.MaxCoreParts; i++)
            {
                var part = words.Parts[i];
                var more = Next(letters, spelt, Initial(part));
                spelt = part.IsCore ? more : spelt | more;
                if (spelt == 0) break;
                if (part.IsCore) covered |= 1u << core++;
                if ((spelt & all) != 0 && BitOperations.PopCount(covered) > BitOperations.PopCount(best)) best = covered;
            }
        }

        return best;
    }

    private static uint Next(string letters, uint spelt, char initial)
    {
        var next = 0u;
        for (var i = 0; i < letters.Length; i++)
            if ((spelt & (1u << i)) != 0 && letters[i] == initial) next |= 2u << i;
        return next;
    }

    /// <summary>The first letter as written, not of the English word that it is read as.</summary>
    private static char Initial(NamePart part)
    {
        var c = part.Text[0];
        if (char.IsAscii(c)) return char.ToLowerInvariant(c);
        var folded = Romanizer.Fold(part.Text);
        return folded.Length > 0 ? folded[0] : part.Folded[0];
    }
}
