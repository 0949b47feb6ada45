using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Flows.Fetching;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Fetching;

/// <summary>Lists are fetched when they are due, and one whose publisher misbehaves keeps no other waiting.</summary>
public sealed class FetchDueListsTests : IDisposable
{
    private static readonly (WatchlistId Good, WatchlistId Bad) Names = (new("good-list"), new("bad-list"));
    private readonly TempFolder _folder = new();
    private readonly LeapingClock _clock = new(Some.Instant("2026-01-01T00:00:00Z"));
    private readonly TempLedger _ledger;
    private readonly Downloader _downloader;
    private int _openings;

    public FetchDueListsTests()
    {
        _ledger = new TempLedger(_clock);
        // A store in which nothing was ever recorded is not kept, and forgets what it was asked for.
        Some.Import(_ledger.Ledger, "2025-01-01", [Some.Listing("X", "Oleg Varkonyev")]);
        var limits = new FetchLimits { Retries = 1, FirstDelay = TimeSpan.FromMilliseconds(1), Head = TimeSpan.FromSeconds(5) };
        _downloader = new Downloader(limits, TimeProvider.System, _folder.Root);
    }

    public void Dispose()
    {
        _downloader.Dispose();
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Over_two_days_each_list_is_asked_as_often_as_is_due_and_a_failing_one_less_and_less()
    {
        using var publisher = Publisher(bad: static _ => FakePublisher.Empty("503 Service Unavailable"));
        using var stop = new CancellationTokenSource();
        var told = new List<DueFetch>();
        await Lists(publisher).Run(
            done =>
            {
                told.Add(done);
                if (_clock.Now > Some.Instant("2026-01-03T00:00:00Z")) stop.Cancel();
            },
            stop.Token);
        var good = told.Where(t => t.List.Watchlist == Names.Good).ToList();
        var bad = told.Where(t => t.List.Watchlist == Names.Bad).ToList();
        // Every six hours and a little; what has not changed is not sent again.
        Assert.InRange(good.Count, 8, 9);
        Assert.Null(good[0].Result!.Import.InForce);
        Assert.All(good.Skip(1), g => Assert.True(g.Result!.Files[0].IsUnchanged));
        // After 5 min, 10, 20, 40, 80, 160, 320 and then every six hours.
        Assert.InRange(bad.Count, 11, 14);
        Assert.Equal(Enumerable.Range(1, bad.Count), bad.Select(b => b.Failures));
        Assert.All(bad, b => Assert.Equal("http-status", b.Refused!.Code));
        Assert.All(told.GroupBy(t => t.List.Watchlist).SelectMany(l => l.Zip(l.Skip(1))), t => Assert.True(t.Second.At >= FetchTimes.Second(t.First.NextAt)));
        Assert.Equal(3, _ledger.Ledger.Views.Editions.InForce(Names.Good, _ledger.Ledger.Head)!.Edition.Counts.Listings);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void What_was_fetched_is_remembered_by_the_store_and_a_timer_asks_no_sooner()
    {
        using var publisher = Publisher(bad: static _ => FakePublisher.Empty("404 Not Found"));
        Assert.Equal([Names.Bad, Names.Good], Once(Lists(publisher)).Select(d => d.List.Watchlist));
        Assert.Empty(Once(Lists(publisher)));
        Assert.Equal((1, (DateTimeOffset?)null), (_ledger.Ledger.FetchTimes.Find(Names.Bad).Failures, _ledger.Ledger.FetchTimes.Find(Names.Bad).AnsweredAt));
        Assert.Equal(FetchTimes.Answered(_clock.Now), _ledger.Ledger.FetchTimes.Find(Names.Good));
        Leap(TimeSpan.FromMinutes(6));
        Assert.Equal(2, Assert.Single(Once(Lists(publisher))).Failures);
        Leap(TimeSpan.FromHours(7));
        Assert.Equal([Names.Bad, Names.Good], Once(Lists(publisher)).Select(d => d.List.Watchlist));
    }

    [Theory]
    [InlineData("UPDATE fetch_time SET asked_at = asked_at + 1")]
    [InlineData("UPDATE fetch_time SET failures = 9")]
    [InlineData("DELETE FROM fetch_time")]
    public void A_time_that_is_not_what_was_written_puts_nothing_off(string harm)
    {
        using var publisher = Publisher(bad: static _ => FakePublisher.Empty("404 Not Found"));
        Once(Lists(publisher));
        _ledger.Close();
        _ledger.Place.Do(harm);
        Assert.Equal(FetchTimes.None, _ledger.Ledger.FetchTimes.Find(Names.Good));
        Assert.Equal(2, Once(Lists(publisher)).Count);
        _ledger.Ledger.RebuildViews();
        Assert.Equal(FetchTimes.None, _ledger.Ledger.FetchTimes.Find(Names.Good));
    }

    [Fact]
    public void An_edition_that_is_held_back_was_had_whole_and_is_asked_for_no_sooner_than_another()
    {
        using var publisher = Publisher(bad: static asked => FakePublisher.Fine(Fetcher.Bytes(asked == 0 ? 40 : 20)));
        Once(Lists(publisher));
        Leap(TimeSpan.FromHours(7));
        var held = Once(Lists(publisher)).Single(d => d.List.Watchlist == Names.Bad);
        Assert.Equal(("edition-shrank", 0), (held.Refused!.Code, held.Failures));
        Assert.InRange(held.NextAt - held.At, TimeSpan.FromHours(6), TimeSpan.FromHours(6.6));
    }

    [Fact]
    public void A_store_that_cannot_be_written_for_a_while_is_waited_for_and_nothing_is_forgotten()
    {
        using var publisher = Publisher(bad: static _ => FakePublisher.Empty("404 Not Found"));
        var lists = Lists(publisher);
        Once(lists);
        Leap(TimeSpan.FromHours(7));
        using (var other = Ledger.OpenToAppend(_ledger.Place.Location, _clock, "another"))
        {
            var busy = new List<DueFetch>();
            lists.Once(busy.Add, TestContext.Current.CancellationToken);
            Assert.Equal(["store-busy", "store-busy"], busy.Select(b => b.Refused!.Code));
            Assert.Equal([2, 1], busy.OrderBy(b => b.List.Watchlist.Value).Select(b => b.Failures));
            busy.Clear();
            lists.Once(busy.Add, TestContext.Current.CancellationToken);
            Assert.Empty(busy);
        }

        Leap(TimeSpan.FromHours(1));
        Assert.Equal([null, "http-status"], Once(lists).OrderByDescending(d => d.List.Watchlist.Value).Select(d => d.Refused?.Code));
    }

    [Fact]
    public async Task Stopped_while_it_waits_it_ends_and_stopped_in_a_fetch_it_says_so()
    {
        using var publisher = Publisher(bad: static _ => FakePublisher.Empty("404 Not Found"));
        using var stop = new CancellationTokenSource();
        await Lists(publisher).Run(_ => { }, new CancellationToken(canceled: true));
        Assert.Empty(publisher.Questions);
        using var slow = new FakePublisher(async (_, _, _, ct) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Lists(slow).Run(_ => { }, stop.Token));
    }

    [Fact]
    public void A_ledger_that_is_not_what_was_written_ends_it()
    {
        using var publisher = Publisher(bad: static _ => FakePublisher.Empty("404 Not Found"));
        var fetch = new FetchEdition(
            () => _openings++ == 0 ? Open() : throw new CorruptLedgerException(1, "an entry", "none"), _downloader, static _ => null, _clock);
        Assert.Throws<CorruptLedgerException>(() => Once(new FetchDueLists(fetch, Open, _ => Sources(publisher), _clock)));
    }

    private static FakePublisher Publisher(Func<int, byte[]> bad)
    {
        var asked = 0;
        return new FakePublisher((_, head, stream, stop) => stream.WriteAsync(
            head.StartsWith("GET /bad", StringComparison.Ordinal) ? bad(asked++)
            : head.Contains("If-None-Match", StringComparison.Ordinal) ? FakePublisher.Empty("304 Not Modified")
            : FakePublisher.Fine(Fetcher.Bytes(3), "ETag: \"one\""),
            stop).AsTask());
    }

    private static List<ListSource> Sources(FakePublisher publisher) =>
    [
        new(Names.Good, [Fetcher.File(publisher.Address("/good"))]) { Every = TimeSpan.FromHours(6) },
        new(Names.Bad, [Fetcher.File(publisher.Address("/bad"))]) { Every = TimeSpan.FromHours(6) },
    ];

    private static List<DueFetch> Once(FetchDueLists lists)
    {
        var told = new List<DueFetch>();
        lists.Once(told.Add, TestContext.Current.CancellationToken);
        return told;
    }

    private FetchDueLists Lists(FakePublisher publisher) =>
        new(new FetchEdition(Open, _downloader, static _ => null, _clock), Open, _ => Sources(publisher), _clock);

    private Ledger Open()
    {
        _ledger.Close();
        return Ledger.OpenToAppend(_ledger.Place.Location, _clock, "tester");
    }

    private void Leap(TimeSpan time) => _clock.CreateTimer(static _ => { }, null, time, Timeout.InfiniteTimeSpan).Dispose();
}
