using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Indexing;

/// <summary>
/// Keys under which an organisation's acronym meets its full name: a short word that may be an acronym, and the first letters of a
/// longer name. A name of many words is not looked up by each of them: what stands in it is seldom an acronym of somebody else.
/// </summary>
internal static class AcronymKeys
{
    private const int MostParts = 3;

    public static void Add(KeySet keys, Name name)
    {
        if (name.Schema is not (Schema.Organization or Schema.Unknown)) return;
        foreach (var initials in Acronyms.Initials(name)) keys.Add(KeyFamily.Whole, "acronym " + initials);
        if (name.Core.Length > MostParts) return;
        foreach (var part in name.Core)
            if (Acronyms.MayBe(part)) keys.Add(KeyFamily.Whole, "acronym " + part.Folded);
    }
}
