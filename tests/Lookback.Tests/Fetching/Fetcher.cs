using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Flows.Fetching;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Fetching;

/// <summary>Fetches into a store of its own, with little patience; leaves no file behind.</summary>
internal sealed class Fetcher : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempLedger _ledger = new();

    public FetchLimits Limits { get; init; } = new()
    {
        Connect = TimeSpan.FromSeconds(1), Head = TimeSpan.FromSeconds(5), Stall = TimeSpan.FromSeconds(5), Whole = TimeSpan.FromSeconds(20),
        Retries = 2, FirstDelay = TimeSpan.FromMilliseconds(5), LongestDelay = TimeSpan.FromSeconds(2), Redirects = 3,
    };

    /// <summary>What the caller says of the date.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The ledger as it stands.</summary>
    public Ledger Ledger => _ledger.Ledger;

    public StorePlace Place => _ledger.Place;

    /// <summary>A file of ours.</summary>
    public static ListFileSource File(string address, string name = "list.ftm.json") => new(name, address) { MostBytes = 1 << 20 };

    /// <summary>Listings as a publisher's bytes.</summary>
    public static byte[] Bytes(int count, int from = 0)
    {
        using var stream = Some.Ftm(Enumerable.Range(from, count).Select(i => Some.Listing($"L{i:000}", $"Person{i} Varkonyev"))).Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public FetchResult Run(params ListFileSource[] files) => Run(Some.Watchlist, files);

    public FetchResult Run(WatchlistId watchlist, params ListFileSource[] files)
    {
        _ledger.Close();
        using var downloader = new Downloader(Limits, TimeProvider.System, _folder.Root);
        try
        {
            return new FetchEdition(() => Ledger.OpenToAppend(_ledger.Place.Location, _ledger.Time, "tester"), downloader, Variables.GetValueOrDefault, _ledger.Time)
                .Run(new ListSource(watchlist, files), PublishedAt, static _ => { }, TestContext.Current.CancellationToken);
        }
        finally
        {
            Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
        }
    }

    /// <summary>The refusal of a file, and that it changed nothing.</summary>
    public Refusal Refused(ListFileSource file)
    {
        var head = Ledger.Head;
        var refusal = Assert.Throws<RefusedException>(() => Run(file)).Refusal;
        Assert.Equal(head, Ledger.Head);
        Assert.Null(Ledger.Fetches.Find(file.Address));
        Assert.DoesNotContain('\n', refusal.Sentence);
        return refusal;
    }

    public void Close() => _ledger.Close();

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }
}
