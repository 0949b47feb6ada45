using Lookback.Core.Lists.Ofac;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Australia;

/// <summary>
/// Names of Australia's list: whole, mostly in reading order. Some persons' aliases are <c>FAMILY, Given</c>. A kind that is not known is taken for a good
/// alias, because that hides nobody.
/// </summary>
internal static class AustraliaName
{
    public static void Add(ListingDraft draft, string written, NameKind kind)
    {
        foreach (var name in WrittenNames.Of(written, kind))
        {
            var isTurned = draft.Schema == Schema.Person && name.Kind != NameKind.OriginalScript && name.Name.Count(c => c == ',') == 1;
            if (isTurned) draft.Name(OfacName.Read(name.Name, Schema.Person, name.Kind));
            else draft.Name(name.Name, name.Kind);
            WrittenNames.Say(draft, name);
        }
    }

    /// <summary>What <c>Name Type</c> and, in newer layouts, <c>Alias Strength</c> say; null where the words are not known.</summary>
    public static NameKind? KindOf(string? type, string? strength)
    {
        var isWeak = strength is not null && strength.StartsWith("weak", StringComparison.OrdinalIgnoreCase);
        return type?.TrimEnd('.').ToUpperInvariant() switch
        {
            "PRIMARY NAME" or "PRIMARY" => NameKind.Primary,
            "AKA" or "A.K.A" or "ALIAS" => isWeak ? NameKind.WeakAlias : NameKind.Alias,
            "ORIGINAL SCRIPT" => NameKind.OriginalScript,
            "FORMERLY KNOWN AS" or "PREVIOUSLY LISTED AS" or "FKA" => NameKind.Former,
            _ => null,
        };
    }
}
