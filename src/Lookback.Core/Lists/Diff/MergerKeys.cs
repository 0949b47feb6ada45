using System.Globalization;
using System.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Diff;

/// <summary>A strong name as a key that case, accents, punctuation and the order of parts do not change.</summary>
internal readonly record struct MergerName(string Key, string Written, bool IsPrimary);

/// <summary>What two listings must share to be one party, and what forbids it.</summary>
internal static class MergerKeys
{
    /// <summary>A shorter number is shared by chance.</summary>
    private const int ShortestNumber = 5;

    /// <summary>The key of a number that one party alone has; null for the others (a bank's code is its branches' too).</summary>
    public static string? Of(Identifier identifier)
    {
        if (identifier.Kind is IdentifierKind.Other or IdentifierKind.Bic) return null;
        var number = string.Concat(identifier.Number.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return number.Length < ShortestNumber ? null : $"id:{identifier.Kind}|{number}";
    }

    /// <summary>Primary names and good aliases. One part names an organisation or a ship, but no person.</summary>
    public static IEnumerable<MergerName> Names(PartyFacts facts)
    {
        foreach (var name in facts.Names)
        {
            if (name.Kind is not (NameKind.Primary or NameKind.Alias)) continue;
            var parts = Parts(name.Full);
            var enough = facts.Schema is Schema.Person or Schema.Unknown ? 2 : 1;
            var isPrimary = name.Kind == NameKind.Primary;
            if (parts.Count < Math.Max(enough, isPrimary ? 1 : 2)) continue;
            yield return new MergerName("name:" + string.Join(' ', parts), name.Full, isPrimary);
        }
    }

    /// <summary>Whether the two may be one kind of party; unknown agrees with every kind.</summary>
    public static bool SameKind(PartyFacts one, PartyFacts other) =>
        one.Schema == other.Schema || one.Schema == Schema.Unknown || other.Schema == Schema.Unknown;

    /// <summary>Whether both state something that one party can have only once, and state it differently.</summary>
    public static bool Contradict(PartyFacts one, PartyFacts other) =>
        (one.BirthDates.Count > 0 && other.BirthDates.Count > 0 && !one.BirthDates.Any(d => other.BirthDates.Any(d.Overlaps)))
        || Differ(one, other, IdentifierKind.Imo) || Differ(one, other, IdentifierKind.Lei);

    private static bool Differ(PartyFacts one, PartyFacts other, IdentifierKind kind)
    {
        var (left, right) = (Numbers(one, kind), Numbers(other, kind));
        return left.Count > 0 && right.Count > 0 && !left.Overlaps(right);
    }

    private static HashSet<string> Numbers(PartyFacts facts, IdentifierKind kind) =>
        facts.Identifiers.Where(i => i.Kind == kind).Select(Of).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static List<string> Parts(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in NormalText.Of(name, NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) text.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’')) text.Append(' ');
        }

        var parts = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        parts.Sort(StringComparer.Ordinal);
        return parts;
    }
}
