using Lookback.Flows.Arrivals;

namespace Lookback.Api.V1;

/// <summary>
/// The last few questions about arrivals with their counts: to count reads every encounter there is, and who looks at counts asks for the same again and
/// again. It holds numbers of nobody.
/// </summary>
internal sealed class CountMemory
{
    private const int Most = 32;

    private readonly Lock _door = new();
    private readonly LinkedList<(string Key, CountedArrivals Counted)> _known = new();

    /// <summary>What a question comes to: as it is remembered, else counted now.</summary>
    /// <param name="key">The question, with everything that its answer depends on.</param>
    /// <param name="count">Counts.</param>
    public CountedArrivals Of(string key, Func<CountedArrivals> count)
    {
        lock (_door)
        {
            for (var node = _known.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key) continue;
                _known.Remove(node);
                _known.AddFirst(node);
                return node.Value.Counted;
            }
        }

        // Two who ask at once both count: neither waits for the other's answer to another question.
        var counted = count();
        lock (_door)
        {
            _known.AddFirst((key, counted));
            if (_known.Count > Most) _known.RemoveLast();
        }

        return counted;
    }
}
