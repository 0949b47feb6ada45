using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// Names of the British lists: <c>Name 6</c> is the family name, or the whole name of what has no given ones; <c>Name 1</c> to <c>Name 5</c> are given.
/// A kind that is not known is taken for a good alias, because that hides nobody.
/// </summary>
internal static class UkName
{
    /// <summary>Adds a name; one that is noted as no longer borne is a former name.</summary>
    public static void Add(ListingDraft draft, NameKind kind, string? family, params ReadOnlySpan<string?> given)
    {
        var (first, firstNote) = Bare(string.Join(' ', given));
        var (last, lastNote) = Bare(family ?? "");
        if (kind != NameKind.Primary && (firstNote || lastNote)) kind = NameKind.Former;
        if (first is null && last is not null)
        {
            // What has no given names has its whole name in the one column, and at times another behind it.
            var (name, others) = KnownAs.Read(last);
            draft.Name(name, kind);
            foreach (var (other, of) in others) draft.Name(other, of);
            return;
        }

        var isParted = draft.Schema == Schema.Person && first is not null && last is not null;
        draft.Name($"{first} {last}", kind, isParted ? first : null, isParted ? last : null);
    }

    /// <summary>The column of names in another script holds Latin ones as well, with accents that the other names lack.</summary>
    public static void AddOriginal(ListingDraft draft, string? name)
    {
        foreach (var part in NumberedParts.Of(name))
        {
            draft.Name(part.Text, Lettering.HasOther(part.Text) ? NameKind.OriginalScript : NameKind.Alias);
        }
    }

    /// <summary>
    /// What OFSI's <c>Alias Type</c> and the UK Sanctions List's <c>Name type</c> say, with the quality beside it; null where it is neither's word.
    /// </summary>
    public static NameKind? KindOf(string? type, string? quality)
    {
        var isLow = quality?.Contains("low", StringComparison.OrdinalIgnoreCase) ?? false;
        return type?.ToUpperInvariant() switch
        {
            "PRIMARY NAME" or "PRIME ALIAS" => NameKind.Primary,
            "FKA" or "F.K.A." or "FORMERLY KNOWN AS" => NameKind.Former,
            "PRIMARY NAME VARIATION" or "ALIAS" or "AKA" or "A.K.A." or null => isLow ? NameKind.WeakAlias : NameKind.Alias,
            _ => null,
        };
    }

    private static (string? Name, bool IsNoted) Bare(string text)
    {
        if (Blanks.Collapse(text) is not { } name) return (null, false);
        var (bare, isFormer, _) = NameNotes.Read(name);
        return (bare, isFormer);
    }
}
