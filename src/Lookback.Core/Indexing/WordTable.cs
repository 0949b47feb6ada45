using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>Every distinct word of the names of an index once, and the names that each stands in.</summary>
internal sealed class WordTable
{
    private readonly NamePart[] _parts;
    private readonly PartSketch[] _sketches;
    private readonly PartWeight[] _weights;
    private readonly WordKind[] _kinds;
    private readonly byte[] _sixteenths;
    private readonly PackedTraits[] _traits;
    private readonly PackedReading[] _readings;
    private readonly int[] _firstReadings;
    private readonly char[] _firsts;
    private readonly KeyPostings _keys;
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly byte[] _burdens;

    public WordTable(NamePart[] parts, KeyPostings keys, int[] starts, int[] rows, byte[] burdens)
    {
        (_parts, _keys, _starts, _rows, _burdens) = (parts, keys, starts, rows, burdens);
        _sketches = Array.ConvertAll(parts, p => new PartSketch(p));
        _weights = Array.ConvertAll(parts, PartWeight.Of);
        _kinds = Array.ConvertAll(parts, NameKeySet.KindOf);
        _sixteenths = Array.ConvertAll(_weights, w => (byte)Math.Max(1, Math.Ceiling(16 * w.Alone)));
        _traits = new PackedTraits[parts.Length];
        _firstReadings = new int[parts.Length + 1];
        var readings = new List<PackedReading>(parts.Length);
        for (var word = 0; word < parts.Length; word++)
        {
            if (PackedWord.OfLatin(parts[word]) is { } packed)
            {
                _traits[word] = packed.Traits;
                readings.AddRange(packed.Packed);
            }

            _firstReadings[word + 1] = readings.Count;
        }

        _readings = [.. readings];
        _firsts = Array.ConvertAll(parts, p => p.Folded[0]);
    }

    /// <summary>How many there are.</summary>
    public int Count => _parts.Length;

    /// <summary>What the words are found by.</summary>
    public KeyPostings Keys => _keys;

    /// <summary>Where the rows of each word begin.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>The rows, word after word.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>A word.</summary>
    public NamePart Part(int word) => _parts[word];

    /// <summary>A word in brief.</summary>
    public ref readonly PartSketch Sketch(int word) => ref _sketches[word];

    /// <summary>What can be told of a word without touching it.</summary>
    public ref readonly PackedTraits Traits(int word) => ref _traits[word];

    /// <summary>See <see cref="PackedWord.Packed"/>; none where that is not all that is compared of it.</summary>
    public ReadOnlySpan<PackedReading> Packed(int word) => _readings.AsSpan(_firstReadings[word], _firstReadings[word + 1] - _firstReadings[word]);

    /// <summary>Asks for what can be told of a word that will be looked at soon.</summary>
    public void Fetch(int word)
    {
        Prefetch.Of(ref _traits[word]);
        if (_firstReadings[word] < _readings.Length) Prefetch.Of(ref _readings[_firstReadings[word]]);
    }

    /// <summary>What it weighs.</summary>
    public ref readonly PartWeight Weight(int word) => ref _weights[word];

    /// <summary>What it takes away at the least where it stays alone, in sixteenths, rounded up; never 0.</summary>
    public int Sixteenths(int word) => _sixteenths[word];

    /// <summary>Its first letter.</summary>
    public char First(int word) => _firsts[word];

    /// <summary>What it does for a name to be found.</summary>
    public WordKind Kind(int word) => _kinds[word];

    /// <summary>The <see cref="NameRow.Burden"/> of each of <see cref="Rows"/>.</summary>
    public ReadOnlySpan<byte> Burdens => _burdens;

    /// <summary>How many of the names of a word, the first of them, bear less than a limit.</summary>
    public int CountBelow(int word, int limit)
    {
        var burdens = _burdens.AsSpan(_starts[word], _starts[word + 1] - _starts[word]);
        if (burdens.IsEmpty || burdens[^1] < limit) return burdens.Length;
        var (from, to) = (0, burdens.Length);
        while (from < to)
        {
            var middle = (from + to) >> 1;
            if (burdens[middle] < limit) from = middle + 1;
            else to = middle;
        }

        return from;
    }

    /// <summary>The names that a word stands in, by their <see cref="NameRow.Burden"/>; one that has it twice stands here twice.</summary>
    public ReadOnlySpan<int> RowsOf(int word) => _rows.AsSpan(_starts[word], _starts[word + 1] - _starts[word]);
}
