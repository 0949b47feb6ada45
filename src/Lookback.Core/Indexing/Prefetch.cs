using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Lookback.Core.Indexing;

/// <summary>Hints to the processor, which change nothing but when it has what is needed.</summary>
internal static class Prefetch
{
    /// <summary>Asks for what will be looked at soon. It reads nothing, so that it does not matter where what is meant has been moved to.</summary>
    public static unsafe void Of<T>(ref T what)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref what));
    }
}
