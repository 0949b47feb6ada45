namespace Lookback.Tests.Support;

/// <summary>A fault armed for files whose path has a prefix, until it is disposed. It counts what was asked of them.</summary>
internal sealed class FaultPlan(string pathPrefix, Fault fault) : IDisposable
{
    private OperationCounts _counts;
    private bool _struck;

    /// <summary>Held while an operation is decided and done, so that none begun earlier reaches the disk after a power cut.</summary>
    public Lock Gate { get; } = new();

    /// <summary>What was asked for so far, failed operations included.</summary>
    public OperationCounts Counts
    {
        get
        {
            lock (Gate) return _counts;
        }
    }

    /// <summary>Whether the fault has shown at least once.</summary>
    public bool Struck
    {
        get
        {
            lock (Gate) return _struck;
        }
    }

    /// <summary>The writes a power cut takes back; null where it does not.</summary>
    public UnsyncedWrites? Unsynced { get; } = fault is Fault.PowerCut { Unsynced: Support.Unsynced.Lost } ? new UnsyncedWrites() : null;

    public bool Covers(string path) => path.StartsWith(pathPrefix, StringComparison.Ordinal);

    /// <summary>Counts an operation and says what to do with it.</summary>
    public FaultStep Next(FileOperation operation, int bytes)
    {
        lock (Gate)
        {
            _counts = _counts.And(operation, bytes);
            var step = fault.On(operation, bytes, _counts);
            if (step == FaultStep.Undisturbed) return step;
            if (!_struck) Unsynced?.TakeBack();
            _struck = true;
            return step;
        }
    }

    public void Dispose() => FaultyVfs.Disarm(this);
}
