using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>Collects parties, and segments of them, into one segment.</summary>
internal sealed class NameIndexBuilder
{
    private readonly List<int> _ordinals = [];
    private readonly List<PartyBrief> _briefs = [];
    private readonly List<NameRow> _rows = [];
    private readonly List<int> _rowWords = [];
    private readonly List<string> _labels = [""];
    private readonly Dictionary<string, ushort> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<NamePart> _parts = [];
    private readonly Dictionary<NamePart, int> _words = new(SameWord.Instance);
    private readonly KeyPostings.Builder _wordKeys = new();
    private readonly KeyPostings.Builder _nameKeys = new();
    private readonly KeyPostings.Builder _factKeys = new();

    public void Add(int ordinal, MatchKeys keys)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        var party = _ordinals.Count;
        _ordinals.Add(ordinal);
        _factKeys.Add(keys.Facts, party);
        _briefs.Add(keys.Brief);
        foreach (var name in keys.Names)
        {
            _nameKeys.Add(name.Whole, _rows.Count);
            _nameKeys.Add(name.Joined, _rows.Count);
            _rows.Add(new NameRow(party, _rowWords.Count, name.Name, LabelOf(name.Name.FormClass), LabelOf(name.Name.Generation)));
            foreach (var part in name.Name.Core) _rowWords.Add(WordOf(part));
        }
    }

    public void Add(NameIndex segment)
    {
        var (party, row, from) = (_ordinals.Count, _rows.Count, _rowWords.Count);
        _ordinals.AddRange(segment.Ordinals);
        _briefs.AddRange(segment.Briefs);
        foreach (ref readonly var r in segment.Rows)
        {
            _rows.Add(new NameRow(
                party + r.Party, from + r.From, r.Count, r.Schema, r.Traits, LabelOf(segment.Labels[r.Form]), LabelOf(segment.Labels[r.Generation]),
                r.Sixteenths));
        }

        var numbers = new int[segment.Words.Count];
        var known = _parts.Count;
        for (var word = 0; word < numbers.Length; word++) numbers[word] = WordOf(segment.Words.Part(word), withKeys: false);
        // Words that another segment had before have their keys.
        _wordKeys.Add(segment.Words.Keys, numbers, known);
        foreach (var word in segment.RowWords) _rowWords.Add(numbers[word]);
        _nameKeys.Add(segment.NameKeys, row);
        _factKeys.Add(segment.FactKeys, party);
    }

    public NameIndex Build()
    {
        var (starts, rows, burdens) = RowsOfWords();
        return new NameIndex(
            [.. _ordinals], [.. _briefs], [.. _rows], [.. _rowWords], [.. _labels],
            new WordTable([.. _parts], _wordKeys.Build(), starts, rows, burdens), _nameKeys.Build(), _factKeys.Build());
    }

    private (int[] Starts, int[] Rows, byte[] Burdens) RowsOfWords()
    {
        var starts = new int[_parts.Count + 1];
        foreach (var word in _rowWords) starts[word + 1]++;
        for (var word = 0; word < _parts.Count; word++) starts[word + 1] += starts[word];
        var (next, rows, burdens) = (starts[..^1], new int[_rowWords.Count], new byte[_rowWords.Count]);
        foreach (var row in ByBurden())
        {
            var name = _rows[row];
            for (var at = name.From; at < name.From + name.Count; at++)
            {
                var place = next[_rowWords[at]]++;
                (rows[place], burdens[place]) = (row, name.Burden);
            }
        }

        return (starts, rows, burdens);
    }

    private int[] ByBurden()
    {
        var next = new int[byte.MaxValue + 2];
        foreach (var row in _rows) next[row.Burden + 1]++;
        for (var burden = 0; burden <= byte.MaxValue; burden++) next[burden + 1] += next[burden];
        var ordered = new int[_rows.Count];
        for (var row = 0; row < _rows.Count; row++) ordered[next[_rows[row].Burden]++] = row;
        return ordered;
    }

    private int WordOf(NamePart part, bool withKeys = true)
    {
        if (_words.TryGetValue(part, out var word)) return word;
        _words.Add(part, word = _parts.Count);
        _parts.Add(part);
        if (withKeys) _wordKeys.Add(part.Keys.Put, word);
        return word;
    }

    private ushort LabelOf(string label)
    {
        if (_numbers.TryGetValue(label, out var number)) return number;
        _numbers.Add(label, number = checked((ushort)_labels.Count));
        _labels.Add(label);
        return number;
    }

    private sealed class SameWord : IEqualityComparer<NamePart>
    {
        public static SameWord Instance { get; } = new();

        public bool Equals(NamePart? x, NamePart? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.IsSameWord(y));

        public int GetHashCode(NamePart part) => (int)(part.Identity >> 24);
    }
}
