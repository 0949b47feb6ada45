using System.Globalization;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows.Fetching;

/// <summary>What a fetch did.</summary>
/// <param name="Files">The files and where they came from.</param>
/// <param name="Import">What came of them.</param>
internal sealed record FetchResult(IReadOnlyList<FetchedFile> Files, ImportResult Import);

/// <summary>
/// Fetches an edition of its publisher and imports it as if its files had been named. The store is open before and after the download and not while
/// it lasts, so nobody waits for a slow publisher; and what fails changes nothing.
/// </summary>
/// <param name="open">Opens the ledger to append.</param>
/// <param name="downloader">Fetches files.</param>
/// <param name="variable">The environment, for tokens.</param>
/// <param name="time">The wall clock, for when a publisher was asked.</param>
internal sealed class FetchEdition(Func<Ledger> open, Downloader downloader, Func<string, string?> variable, TimeProvider time)
{
    /// <summary>Fetches and imports.</summary>
    /// <param name="source">The list and its files' addresses.</param>
    /// <param name="publishedAt">When the edition was published, where the caller knows.</param>
    /// <param name="progress">Told how many listings were read.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="RefusedException">A file could not be had, or the edition is refused as <see cref="ImportEdition"/> refuses it.</exception>
    public FetchResult Run(ListSource source, DateTimeOffset? publishedAt, Action<long> progress, CancellationToken stop)
    {
        var tokens = source.Files.Select(Token).ToList();
        var marks = Marks(source);
        var files = new List<FetchedFile>();
        try
        {
            for (var i = 0; i < source.Files.Count; i++)
                files.Add(Fetch(source.Files[i], tokens[i], marks[i], stop));
            using (var ledger = open())
            {
                if (!files.Exists(f => f.IsUnchanged && !IsWhole(ledger, f)))
                    return new FetchResult(files, Import(ledger, source.Watchlist, files, publishedAt, progress));
            }

            // The publisher has it still as it was; what was kept of it here is damaged.
            for (var i = 0; i < files.Count; i++)
                if (files[i].IsUnchanged) files[i] = Fetch(source.Files[i], tokens[i], null, stop);
            using var again = open();
            return new FetchResult(files, Import(again, source.Watchlist, files, publishedAt, progress));
        }
        finally
        {
            foreach (var file in files) file.Dispose();
        }
    }

    // On threads of the pool, whatever the caller's own: it waits here.
    private FetchedFile Fetch(ListFileSource file, string? token, FetchMark? mark, CancellationToken stop) =>
        Task.Run(() => downloader.Fetch(file, token, mark, stop), CancellationToken.None).GetAwaiter().GetResult();

    private List<FetchMark?> Marks(ListSource source)
    {
        using var ledger = open();
        return [.. source.Files.Select(f => ledger.Fetches.Find(f.Address))];
    }

    private string? Token(ListFileSource file)
    {
        if (file.TokenVariable is not { } name) return null;
        return variable(name) is { Length: > 0 } token
            ? token
            : throw new RefusedException(
                "no-token", $"{file.Name}: expected the publisher's token in the environment variable {name}, found none; its address needs one");
    }

    private static bool IsWhole(Ledger ledger, FetchedFile file)
    {
        try
        {
            return ledger.Originals.CopyTo(file.Mark.Sha256, Stream.Null);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private ImportResult Import(Ledger ledger, WatchlistId watchlist, List<FetchedFile> files, DateTimeOffset? publishedAt, Action<long> progress)
    {
        // What has not changed is read from the kept files: a set is imported whole, and what a check held back is said again.
        var sources = files.ConvertAll(f => f.IsUnchanged ? KeptFiles.Named(ledger, f.Name, f.Mark.Sha256) : f.Source);
        try
        {
            var result = new ImportEdition(ledger).Run(
                new ImportRequest(watchlist, sources, publishedAt, null, null) { ChangedAt = ChangedAt(files) }, progress);
            Remember(ledger, files);
            ledger.FetchTimes.Put(watchlist, FetchTimes.Answered(time.GetUtcNow()));
            return result;
        }
        catch (RefusedException refused)
        {
            Remember(ledger, files);
            // What a check holds back was had whole: to ask for it again sooner than for another would bring the same.
            if (HeldBack.All(ledger, ledger.Head).Any(r => r.Refused.Edition.Watchlist == watchlist && r.Refused.Check == refused.Refusal.Code))
                ledger.FetchTimes.Put(watchlist, FetchTimes.Answered(time.GetUtcNow()));
            throw;
        }
    }

    // Of a set the file that changed last. A server whose clock is ahead, or that knows no date, says nothing.
    private DateTimeOffset? ChangedAt(List<FetchedFile> files)
    {
        var dates = files.ConvertAll(f => DateTimeOffset.TryParseExact(
            f.Mark.LastModified, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default(DateTimeOffset?));
        return dates.TrueForAll(d => d is not null) && dates.Max() is { } last && last <= time.GetUtcNow() ? last : null;
    }

    // A file that was refused unread is not among the kept, and so is not remembered: it is downloaded again. Nor is an index, which is small.
    private static void Remember(Ledger ledger, List<FetchedFile> files)
    {
        foreach (var file in files.Where(f => !f.IsUnchanged && !DatasetIndex.Is(f.Source))) ledger.Fetches.Put(file.Mark);
    }
}
