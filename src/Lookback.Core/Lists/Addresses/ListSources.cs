using Lookback.Core.Records;

namespace Lookback.Core.Lists.Addresses;

/// <summary>
/// Where watchlists are published, as data: <see cref="Default"/> is <c>data/lists/sources.json</c>, and a user's own file has the same shape.
/// </summary>
/// <param name="Version">The author's number for them; it is told with what was fetched.</param>
/// <param name="All">The watchlists, in the file's order.</param>
public sealed record ListSources(int Version, IReadOnlyList<ListSource> All)
{
    /// <summary>The addresses that ship with the program.</summary>
    public static ListSources Default { get; } = Parse(Embedded(), "data/lists/sources.json", isOwn: false);

    /// <summary>Where a list is published; <see langword="null"/> where no address is known.</summary>
    public ListSource? Find(WatchlistId watchlist) => All.FirstOrDefault(s => s.Watchlist == watchlist);

    /// <summary>Reads addresses.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="isOwn">Whether it is a user's own: it alone may name this machine, without TLS.</param>
    /// <exception cref="RefusedException">Code <c>bad-sources</c>: the sentence says where, what was expected and what found.</exception>
    public static ListSources Parse(string json, string name, bool isOwn) => new SourcesReader(name, isOwn).Read(json);

    private static string Embedded()
    {
        using var stream = typeof(ListSources).Assembly.GetManifestResourceStream("data/lists/sources.json")
            ?? throw new InvalidOperationException("data/lists/sources.json is not embedded in this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
