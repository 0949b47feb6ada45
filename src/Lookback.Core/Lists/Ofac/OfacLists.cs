using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

/// <summary>OFAC publishes two lists in the same formats; whoever takes one for the other screens against the wrong one, and nothing looks amiss.</summary>
public static class OfacLists
{
    private const string Sdn = "SDN List";

    /// <summary>Refuses a file that says that it is the other list, and it alone.</summary>
    /// <param name="watchlist">The list that it is given for.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="stated">The lists it says to be of; where it says none, it is taken at its reader's word.</param>
    /// <exception cref="RefusedException"><c>wrong-list</c>.</exception>
    internal static void Check(WatchlistId watchlist, string file, IEnumerable<string> stated)
    {
        var lists = stated.ToList();
        if (lists.Count == 0 || Expected(watchlist) is not { } isSdn || lists.Exists(l => (l == Sdn) == isSdn)) return;
        var (expected, other) = isSdn ? (Sdn, "ofac-cons") : ("Consolidated List", "ofac-sdn");
        throw new RefusedException(
            "wrong-list",
            $"{file} says that it is OFAC's {ReadIssue.Cut(string.Join(", ", lists))}: expected the {expected} for {watchlist}; import it as {other}");
    }

    /// <summary>Whether a file that says nothing of its list is called as OFAC calls those of the other one (<c>cons_prim.csv</c>, <c>sdn.csv</c>).</summary>
    /// <param name="watchlist">The list that it is given for.</param>
    /// <param name="file">The file's name.</param>
    public static bool IsCalledAsTheOther(WatchlistId watchlist, string file) => Expected(watchlist) is { } isSdn
        && file.StartsWith(isSdn ? "cons_" : "sdn", StringComparison.OrdinalIgnoreCase);

    private static bool? Expected(WatchlistId watchlist) => watchlist.Value switch { "ofac-sdn" => true, "ofac-cons" => false, _ => null };
}
