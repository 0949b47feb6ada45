using System.Buffers.Binary;
using Lookback.Core.Records;
using Lookback.Store.Keys;

namespace Lookback.Store.Networks;

/// <summary>
/// The number that one store gives a node: keyed, so that nobody who finds one knows whose telephone it is; negative, so that none is taken for an
/// encounter's position. Sixty-three bits: of ten million nodes two share one once in two hundred thousand stores, and a path is read from
/// the entries before it is shown.
/// </summary>
public sealed class NodeNumbers
{
    private readonly KeyRing? _ring;

    internal NodeNumbers(KeyRing? ring) => _ring = ring;

    /// <summary>The number of a node that is no encounter.</summary>
    /// <exception cref="ArgumentException">It is an encounter, whose number is its position.</exception>
    public long Of(NodeRef node)
    {
        if (node.Kind == NodeKind.Encounter) throw new ArgumentException($"{node} is numbered by its position", nameof(node));
        var ring = _ring ?? throw new InvalidOperationException("this ledger was opened without its key");
        return BinaryPrimitives.ReadInt64LittleEndian(ring.Mark($"node\n{node}")) | long.MinValue;
    }
}
