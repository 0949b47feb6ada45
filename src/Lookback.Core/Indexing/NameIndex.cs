using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>
/// An immutable segment of an index of names: every distinct word once, with what it is found by and the names it stands in; and the names, with
/// the parties that bear them. Built once, then read by any number of threads. The same structure holds listings (few, with many names) and a
/// population (many, with few).
/// </summary>
/// <remarks>
/// A word of a subject is looked up among the words by its sound, and what it leads to is remembered; the names are then told by the words that
/// they share with it. What finds a name is what its score is made of (<see cref="PartSimilarity"/>), so that nothing is lost on the way.
/// </remarks>
public sealed class NameIndex
{
    /// <summary>Bytes of the biggest segment that others are merged into: a database bears no value of a gigabyte, and words and a seal come on top.</summary>
    public const long MostKept = 700_000_000;

    private readonly ConcurrentBag<NameSearch> _idle = [];
    private readonly int[] _ordinals;
    private readonly PartyBrief[] _briefs;
    private readonly NameRow[] _rows;
    private readonly int[] _rowWords;
    private readonly int[] _births;

    internal NameIndex(
        int[] ordinals, PartyBrief[] briefs, NameRow[] rows, int[] rowWords, string[] labels, WordTable words, KeyPostings names, KeyPostings facts)
    {
        (_ordinals, _briefs, _rows, _rowWords) = (ordinals, briefs, rows, rowWords);
        (Labels, Words, NameKeys, FactKeys) = (labels, words, names, facts);
        _births = BirthsOfRows();
        foreach (ref readonly var brief in briefs.AsSpan()) Kinds |= brief.Kinds;
        foreach (ref readonly var row in rows.AsSpan())
        {
            HasOrganizations |= row.MayBeOrganization;
            HasAcronyms |= row.HasAcronym;
        }
    }

    /// <summary>How many parties the segment holds, also those without a key.</summary>
    public int Count => _ordinals.Length;

    /// <summary>How many names they have.</summary>
    public int Names => _rows.Length;

    /// <summary>Bytes that the postings and names take, without the words themselves, which a large index has few of.</summary>
    public long Bytes => Words.Keys.Bytes + NameKeys.Bytes + FactKeys.Bytes
        + (4L * (Words.Rows.Length + _births.Length + Words.Starts.Length + _rowWords.Length)) + Words.Burdens.Length
        + (Unsafe.SizeOf<NameRow>() * (long)_rows.Length) + ((4L + Unsafe.SizeOf<PartyBrief>()) * _ordinals.Length);

    /// <summary>What else any party has to compare.</summary>
    internal FactKinds Kinds { get; }

    /// <summary>Whether any name may be that of an organisation.</summary>
    internal bool HasOrganizations { get; }

    /// <summary>Whether a word of any name may be made of the first letters of another.</summary>
    internal bool HasAcronyms { get; }

    /// <summary>The words of the names.</summary>
    internal WordTable Words { get; }

    /// <summary>What names are found by as a whole, or by two neighbours as one word.</summary>
    internal KeyPostings NameKeys { get; }

    /// <summary>What parties are found by under any name.</summary>
    internal KeyPostings FactKeys { get; }

    /// <summary>The classes of legal forms and the generations that rows have by number; the first is empty.</summary>
    internal string[] Labels { get; }

    /// <summary>What remembers the words that were sought.</summary>
    internal LinkMemory Memory { get; } = new();

    internal ReadOnlySpan<int> Ordinals => _ordinals;

    internal ReadOnlySpan<PartyBrief> Briefs => _briefs;

    internal ReadOnlySpan<NameRow> Rows => _rows;

    internal ReadOnlySpan<int> RowWords => _rowWords;

    /// <summary>Builds a segment. An ordinal is the caller's own number for a party and may come in any order, each once.</summary>
    public static NameIndex Build(IEnumerable<(int Ordinal, MatchKeys Keys)> parties)
    {
        var builder = new NameIndexBuilder();
        foreach (var (ordinal, keys) in parties) builder.Add(ordinal, keys);
        return builder.Build();
    }

    /// <summary>One segment that holds what the given ones hold. Their ordinals must not overlap.</summary>
    public static NameIndex Merge(params IReadOnlyList<NameIndex> segments)
    {
        var builder = new NameIndexBuilder();
        foreach (var segment in segments) builder.Add(segment);
        return builder.Build();
    }

    /// <summary>
    /// Puts into <paramref name="candidates"/> the ordinals of all parties that <see cref="MatchKeys.Meet"/> <paramref name="keys"/>,
    /// ascending and each once. What the list held before is gone.
    /// </summary>
    public void Candidates(MatchKeys keys, List<int> candidates)
    {
        candidates.Clear();
        foreach (var party in Meeting(keys)) candidates.Add(_ordinals[party]);
        candidates.Sort();
    }

    /// <summary>Writes the segment, with a SHA-256 of all of it.</summary>
    public void Write(Stream stream) => NameIndexFile.Write(this, stream);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no segment, one of another format version, cut short or damaged.</exception>
    public static NameIndex Read(Stream stream) => NameIndexFile.Read(stream);

    /// <summary>The places of all parties that <see cref="MatchKeys.Meet"/> keys, in no order.</summary>
    internal List<int> Meeting(MatchKeys keys)
    {
        var search = Take();
        search.Begin(keys);
        foreach (var name in keys.Names)
        {
            search.Open(name);
            search.Gather(name);
            foreach (var row in search.Wholes) search.Add(_rows[row].Party);
            foreach (var row in search.Rows)
                if (search.Leads(name, row)) search.Add(_rows[row].Party);
            search.Close();
        }

        var parties = search.Parties.ToList();
        search.End();
        Return(search);
        return parties;
    }

    /// <summary>Where the names of a party begin, or would.</summary>
    internal int FirstRowOf(int party)
    {
        var (from, to) = (0, _rows.Length);
        while (from < to)
        {
            var middle = (from + to) >> 1;
            if (_rows[middle].Party < party) from = middle + 1;
            else to = middle;
        }

        return from;
    }

    /// <summary>A name.</summary>
    internal ref readonly NameRow Row(int row) => ref _rows[row];

    /// <summary>See <see cref="MatchKeys.Brief"/>.</summary>
    internal ref readonly PartyBrief BriefOf(int party) => ref _briefs[party];

    /// <summary>When those were born whose names a word stands in, in the order of <see cref="WordTable.RowsOf"/>; see <see cref="BirthDay"/>.</summary>
    internal ReadOnlySpan<int> BirthsOf(int word) => _births.AsSpan(Words.Starts[word], Words.Starts[word + 1] - Words.Starts[word]);

    /// <summary>The caller's number for a party.</summary>
    internal int OrdinalOf(int party) => _ordinals[party];

    /// <summary>The words of a name that carry it.</summary>
    internal ReadOnlySpan<int> WordsOf(in NameRow row) => _rowWords.AsSpan(row.From, row.Count);

    /// <summary>Asks the processor for a name that will be looked at soon.</summary>
    internal void FetchRow(int row) => Prefetch.Of(ref _rows[row]);

    /// <summary>Asks for what is known of the party of a name.</summary>
    internal void FetchBrief(int row) => Prefetch.Of(ref _briefs[_rows[row].Party]);

    /// <summary>Asks for the words of a name.</summary>
    internal void FetchWords(int row) => Prefetch.Of(ref _rowWords[_rows[row].From]);

    /// <summary>What carries a name; see <see cref="Name.OfCore"/>.</summary>
    internal Name CoreOf(int row)
    {
        ref readonly var at = ref _rows[row];
        var words = WordsOf(at);
        var core = new NamePart[words.Length];
        for (var i = 0; i < words.Length; i++) core[i] = Words.Part(words[i]);
        return Name.OfCore(core, at.Schema, at.IsWeak, at.HasAcronym, Labels[at.Form], Labels[at.Generation]);
    }

    /// <summary>Something to search with, until it is given back.</summary>
    internal NameSearch Take() => _idle.TryTake(out var idle) ? idle : new NameSearch(this);

    internal void Return(NameSearch search) => _idle.Add(search);

    private int[] BirthsOfRows()
    {
        var rows = Words.Rows;
        var births = new int[rows.Length];
        for (var place = 0; place < births.Length; place++)
        {
            if (place + NameSearch.FarAhead < births.Length) FetchRow(rows[place + NameSearch.FarAhead]);
            if (place + NameSearch.Ahead < births.Length) FetchBrief(rows[place + NameSearch.Ahead]);
            births[place] = _briefs[_rows[rows[place]].Party].Birth;
        }

        return births;
    }
}
