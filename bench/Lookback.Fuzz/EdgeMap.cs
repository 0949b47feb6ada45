using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Lookback.Fuzz;

/// <summary>
/// Which branches were taken from which, and about how often: the instrumented code counts here, in the format of AFL. Without instrumentation it
/// stays empty.
/// </summary>
internal sealed unsafe class EdgeMap
{
    private const int Size = 1 << 16;

    private readonly byte* _counts = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] _seen = new byte[Size];

    /// <summary>From now on instrumented code counts in this map; it needs one before any of it runs.</summary>
    public EdgeMap() => Trace.SharedMem = _counts;

    /// <summary>Edges seen so far.</summary>
    public int Edges { get; private set; }

    public void Clear()
    {
        new Span<byte>(_counts, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether since the last clearing an edge was taken that never was, or one as often as never; it is remembered.</summary>
    public bool TakeNews()
    {
        var news = false;
        var words = new ReadOnlySpan<ulong>(_counts, Size / sizeof(ulong));
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w] == 0) continue;
            for (var i = w * sizeof(ulong); i < (w + 1) * sizeof(ulong); i++)
            {
                // 1, 2, 3, 4 to 7, 8 to 15 ... times are different things; 4 and 5 are not.
                var often = _counts[i] == 0 ? 0 : _counts[i] == 3 ? 2 : 1 << BitOperations.Log2(_counts[i]);
                var bit = (byte)(_counts[i] == 3 ? 1 << 7 : often == 1 << 7 ? 1 << 6 : often);
                if ((bit & ~_seen[i]) == 0) continue;
                if (_seen[i] == 0) Edges++;
                _seen[i] |= bit;
                news = true;
            }
        }

        return news;
    }
}
