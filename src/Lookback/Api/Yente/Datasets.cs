using System.Collections.Frozen;
using Lookback.Core.Access;
using Lookback.Core.Lists;
using Lookback.Core.Records;

namespace Lookback.Api.Yente;

/// <summary>What a request is about.</summary>
/// <param name="Lists">The lists it is about.</param>
/// <param name="Refers">
/// Whether there are lists among them that the caller may not see: then whoever is like somebody on any of them is only referred, so that nobody is told on
/// which.
/// </param>
internal sealed record DatasetScope(FrozenSet<WatchlistId> Lists, bool Refers);

/// <summary>A dataset by its name: a watchlist, or a collection of some.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Lists">Its lists.</param>
internal sealed record Dataset(string Name, string Title, IReadOnlyList<WatchlistId> Lists);

/// <summary>
/// Watchlists as the datasets that yente's clients ask for. A caller without the right to see lists sees those that are published: no other is named,
/// counted or searched for them.
/// </summary>
internal sealed class Datasets(ServedLists served, Caller caller)
{
    private readonly IReadOnlyList<WatchlistId> _seen = caller.May(Right.SeeLists) ? served.All : served.Published;

    /// <summary>The lists the caller sees.</summary>
    public IReadOnlyList<WatchlistId> Seen => _seen;

    /// <summary>The collections: every list, by the two names in use, and the published ones.</summary>
    public IReadOnlyList<Dataset> Collections =>
    [
        new("default", "Every list in force", _seen),
        new("all", "Every list in force", _seen),
        new("sanctions", "The published lists in force", served.Published),
    ];

    /// <summary>Whether the caller sees a list.</summary>
    public bool Sees(WatchlistId list) => _seen.Contains(list);

    /// <summary>What a caller asks about who looks for parties: also on lists that they do not see.</summary>
    public DatasetScope ToMatch(string name, IReadOnlyList<string> include, IReadOnlyList<string> exclude)
    {
        var lists = Find(name);
        // Whoever names the lists they see is answered from those.
        if (lists.IsEverything && include.Count == 0) lists = (served.All, true);
        var left = Narrow(lists.Lists, include, exclude);
        return new DatasetScope(left, left.Any(l => !Sees(l)));
    }

    /// <summary>What a caller asks about who reads lists.</summary>
    public FrozenSet<WatchlistId> ToRead(string name, IReadOnlyList<string> include, IReadOnlyList<string> exclude) =>
        Narrow(Find(name).Lists, include, exclude);

    private FrozenSet<WatchlistId> Narrow(IEnumerable<WatchlistId> lists, IReadOnlyList<string> include, IReadOnlyList<string> exclude)
    {
        if (include.Count > 0)
        {
            var wanted = include.SelectMany(Named).ToHashSet();
            lists = lists.Where(wanted.Contains);
        }

        var unwanted = exclude.SelectMany(Named).ToHashSet();
        return lists.Where(l => !unwanted.Contains(l)).ToFrozenSet();
    }

    private (IReadOnlyList<WatchlistId> Lists, bool IsEverything) Find(string name) =>
        _seen.FirstOrDefault(l => Same(l.Value, name)) is { Value: not null } list ? ([list], false)
        : Collections.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } collection
            ? (collection.Lists, collection.Name is "default" or "all")
        : throw YenteFaultException.Absent("No such dataset.");

    private IEnumerable<WatchlistId> Named(string name)
    {
        try
        {
            return Find(name).Lists;
        }
        catch (YenteFaultException)
        {
            // What names nothing in scope narrows to nothing, and is no error.
            return [];
        }
    }

    // Clients write low lines, which no watchlist's name has.
    private static bool Same(string list, string name) => list.Equals(name.Replace('_', '-'), StringComparison.OrdinalIgnoreCase);
}
