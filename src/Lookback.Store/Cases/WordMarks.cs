using System.Buffers.Binary;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store.Keys;

namespace Lookback.Store.Cases;

/// <summary>
/// The number that one store gives a word said of somebody: keyed, so that what is said can be counted with the store's key and read by nobody
/// without it.
/// </summary>
public sealed class WordMarks
{
    private readonly KeyRing? _ring;

    internal WordMarks(KeyRing? ring) => _ring = ring;

    /// <summary>The number of a state of a workflow.</summary>
    public long State(string workflow, string state) => Of("state", workflow, state);

    /// <summary>The number of a topic.</summary>
    public long Topic(string topic) => Of("topic", topic);

    /// <summary>The number of a value of a topic; that of none for <see langword="null"/>.</summary>
    public long Value(string topic, string? value) => Of("value", topic, value ?? "");

    /// <summary>The number of a unit; that of none for <see langword="null"/>.</summary>
    public long Unit(string? unit) => Of("unit", unit ?? "");

    /// <summary>The number of a kind of statement.</summary>
    public long Kind(StatementKind kind) => Of("kind", kind.ToString());

    /// <summary>The number of a reason's words, whatever their case, blanks and signs.</summary>
    public long Reason(string text) => Of("reason", ReasonRules.Normal(text));

    private long Of(params string[] words)
    {
        var ring = _ring ?? throw new InvalidOperationException("this ledger was opened without its key");
        return BinaryPrimitives.ReadInt64LittleEndian(ring.Mark(string.Join('\n', words)));
    }
}
