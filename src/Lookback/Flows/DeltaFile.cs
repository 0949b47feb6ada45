using Lookback.Core.Lists;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>The whole file that a delta makes of the edition in force; on disk until it has been imported.</summary>
internal sealed class DeltaFile : IDisposable
{
    private readonly string _path = KeptFiles.TemporaryPath();

    /// <exception cref="RefusedException"><c>delta-without-base</c>, and what <see cref="FtmDelta.Apply"/> refuses.</exception>
    public DeltaFile(Ledger ledger, WatchlistId watchlist, SourceFile delta)
    {
        // It would follow the one that was held back, whose additions nobody would miss.
        if (HeldBack.All(ledger, ledger.Head).Any(r => r.Refused.Edition.Watchlist == watchlist))
        {
            throw new RefusedException(
                "delta-after-held-back",
                $"{delta.Name} is a delta, and an edition of {watchlist} before it was held back: "
                + "expected that to be forced (`list force`), or the whole list");
        }

        var inForce = ledger.Views.Editions.InForce(watchlist, ledger.Head)?.Edition;
        if (inForce?.Format != ListFormat.FollowTheMoney.ToString())
        {
            throw new RefusedException(
                "delta-without-base",
                $"{delta.Name} is a delta, and the edition of {watchlist} in force is {inForce?.Format ?? "none"}: "
                + "expected whole FollowTheMoney entities, which it follows");
        }

        AppDomain.CurrentDomain.ProcessExit += Delete;
        try
        {
            using (var writer = new StreamWriter(KeptFiles.Temporary(_path, FileOptions.None)) { NewLine = "\n" })
                FtmDelta.Apply(KeptFiles.Of(ledger, inForce)[0], delta, writer);
            Whole = new SourceFile($"whole-{delta.Name}", () => File.OpenRead(_path));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public SourceFile Whole { get; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Delete;
        File.Delete(_path);
    }

    // A program that is told to end (SIGTERM) does not come to dispose of anything.
    private void Delete(object? sender, EventArgs e) => File.Delete(_path);
}
