namespace Lookback.Tests.Support;

/// <summary>What SQLite asks of a disk that changes it.</summary>
internal enum FileOperation
{
    Write,
    Sync,
    Truncate,
    Delete,
}

/// <summary>How often each operation was asked for, and how many bytes the writes had.</summary>
internal readonly record struct OperationCounts(long Writes, long Syncs, long Truncates, long Deletes, long Bytes)
{
    public long Operations => Writes + Syncs + Truncates + Deletes;

    public long Of(FileOperation operation) => operation switch
    {
        FileOperation.Write => Writes,
        FileOperation.Sync => Syncs,
        FileOperation.Truncate => Truncates,
        _ => Deletes,
    };

    public OperationCounts And(FileOperation operation, int bytes) => operation switch
    {
        FileOperation.Write => this with { Writes = Writes + 1, Bytes = Bytes + bytes },
        FileOperation.Sync => this with { Syncs = Syncs + 1 },
        FileOperation.Truncate => this with { Truncates = Truncates + 1 },
        _ => this with { Deletes = Deletes + 1 },
    };
}

/// <summary>What is done of one operation: the first bytes of a write (of any other operation nothing), and SQLite's result code.</summary>
internal readonly record struct FaultStep(int Bytes, int Answer)
{
    /// <summary>The operation as it was asked for.</summary>
    public static readonly FaultStep Undisturbed = new(int.MaxValue, SqliteVfs.Ok);

    public static FaultStep Failed(FileOperation operation) => new(0, operation switch
    {
        FileOperation.Write => SqliteVfs.IoErrorWrite,
        FileOperation.Sync => SqliteVfs.IoErrorSync,
        FileOperation.Truncate => SqliteVfs.IoErrorTruncate,
        _ => SqliteVfs.IoErrorDelete,
    });
}

/// <summary>A way in which a disk fails. Operations count from 1.</summary>
internal abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>What to do with an operation; the counts include it.</summary>
    public abstract FaultStep On(FileOperation operation, int bytes, OperationCounts counts);

    /// <summary>Nothing fails: only counts what an undisturbed run needs.</summary>
    public sealed record Nothing : Fault
    {
        public override FaultStep On(FileOperation operation, int bytes, OperationCounts counts) => FaultStep.Undisturbed;
    }

    /// <summary>The n-th operation of a kind fails, those after it do not.</summary>
    public sealed record Once(FileOperation Operation, long At) : Fault
    {
        public override FaultStep On(FileOperation operation, int bytes, OperationCounts counts) =>
            operation == Operation && counts.Of(operation) == At ? FaultStep.Failed(operation) : FaultStep.Undisturbed;
    }

    /// <summary>The n-th operation of a kind fails, and so does each after it.</summary>
    public sealed record From(FileOperation Operation, long At) : Fault
    {
        public override FaultStep On(FileOperation operation, int bytes, OperationCounts counts) =>
            operation == Operation && counts.Of(operation) >= At ? FaultStep.Failed(operation) : FaultStep.Undisturbed;
    }

    /// <summary>The disk takes so many bytes more, the last write in part, and is full from then on (SQLITE_FULL).</summary>
    public sealed record FullAfter(long Room) : Fault
    {
        public override FaultStep On(FileOperation operation, int bytes, OperationCounts counts) =>
            operation != FileOperation.Write || counts.Bytes <= Room
                ? FaultStep.Undisturbed
                : new FaultStep((int)Math.Max(0, Room - (counts.Bytes - bytes)), SqliteVfs.Full);
    }

    /// <summary>
    /// The power goes at an operation of any kind: of a write the first bytes arrive, and nothing after it. The program does not notice, so
    /// only what it acknowledged before <see cref="FaultPlan.Struck"/> counts. What was written earlier stays, synced or not, unless
    /// <see cref="Unsynced"/> says otherwise.
    /// </summary>
    public sealed record PowerCut(long At, int Keep = 0, Unsynced Unsynced = Unsynced.Stays) : Fault
    {
        public override FaultStep On(FileOperation operation, int bytes, OperationCounts counts) =>
            counts.Operations < At ? FaultStep.Undisturbed
            : counts.Operations > At || operation != FileOperation.Write ? new FaultStep(0, SqliteVfs.Ok)
            : new FaultStep(Math.Min(Keep, bytes), SqliteVfs.Ok);
    }
}

/// <summary>What becomes of writes that were not synced when the power goes: a disk may do either.</summary>
internal enum Unsynced
{
    Stays,
    Lost,
}
