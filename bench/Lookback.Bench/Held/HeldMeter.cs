using Lookback.Core.Sources;

namespace Lookback.Bench.Held;

/// <summary>Looks at what is held at every tenth of every pass over a file; the processor time that takes is not counted.</summary>
internal sealed class HeldMeter
{
    private const int Marks = 10;
    private readonly long _start = GC.GetTotalMemory(forceFullCollection: true);
    private TimeSpan _since;

    /// <summary>Processor time, which other work on the machine does not lengthen.</summary>
    public TimeSpan Took { get; private set; }

    public long AtTenth { get; private set; }

    public long AtEnd { get; private set; }

    public long Most { get; private set; }

    public void Begin() => _since = Environment.CpuUsage.TotalTime;

    public void End() => Took += Environment.CpuUsage.TotalTime - _since;

    /// <summary>The file, watched while it is read.</summary>
    public SourceFile Watched(string name, Func<Stream> open, long length) => new(name, () => new Pass(open(), length, this));

    private void Look(int mark)
    {
        Took += Environment.CpuUsage.TotalTime - _since;
        var held = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - _start);
        Most = Math.Max(Most, held);
        if (mark == 1) AtTenth = held;
        if (mark == Marks - 1) AtEnd = held;
        _since = Environment.CpuUsage.TotalTime;
    }

    private sealed class Pass(Stream inner, long length, HeldMeter meter) : ForwardStream
    {
        private long _read;
        private int _next = 1;

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _read += read;
            if (_next < Marks && _read >= length * _next / Marks) meter.Look(_next++);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
