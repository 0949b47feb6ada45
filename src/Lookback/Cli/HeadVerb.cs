using System.CommandLine;
using Lookback.Core.Proofs;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback head</c>: the tree head, to be kept elsewhere.</summary>
internal static class HeadVerb
{
    /// <summary>The verb.</summary>
    public static Command Create() => new Command(
        "head", "Print the ledger's tree head in one line. Kept elsewhere, it is what `verify --against` holds the ledger to.").Runs(session =>
    {
        if (session.EffectiveAt is not null) throw new UsageException("--effective: a head is of everything known, whenever it was true");
        using var ledger = Ledger.OpenSealed(session.Location);
        var position = ledger.PositionAt(session.AsOf);
        var head = session.AsOf is null || position == 0
            ? position == 0 ? TreeHead.Empty : ledger.Tree.Head()
            : ledger.Tree.HeadAt(position) ?? throw new CorruptLedgerException(position, "a tree head after an append", "none");
        DateTimeOffset? knownAt = head.Size == 0 ? null : ledger.KnownAt(head.Size);
        session.Output.Write(new HeadReport(ledger.Id, head, head.Size, knownAt), report => Output.Line(report.Head.ToString()));
        return ExitCode.Done;
    });
}
