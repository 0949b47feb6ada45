using System.Collections.Concurrent;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// The names of many parties side by side: every distinct word once, every name a row of words. What one word of a subject has to do with a
/// word is then found out once, however many names have it, and the memory of a candidate is not touched before it is worth it.
/// </summary>
internal sealed class NameTable
{
    /// <summary>Words of a subject times words of the table, a byte each.</summary>
    private const long MostLinks = 32 << 20;

    private readonly ConcurrentBag<NameSieve> _idle = [];
    private readonly int[] _first;
    private readonly NameRow[] _rows;
    private readonly int[] _words;
    private readonly PartWeight[] _weights;
    private readonly NamePart[] _parts;
    private readonly PartSketch[] _sketches;

    private NameTable(int[] first, NameRow[] rows, int[] words, PartWeight[] weights, (NamePart Part, PartSketch Sketch)[] distinct)
    {
        (_first, _rows, _words, _weights) = (first, rows, words, weights);
        _parts = Array.ConvertAll(distinct, d => d.Part);
        _sketches = Array.ConvertAll(distinct, d => d.Sketch);
    }

    /// <summary>How many distinct words there are.</summary>
    public int Words => _parts.Length;

    public static NameTable Of(IReadOnlyList<PreparedParty> parties)
    {
        var first = new int[parties.Count + 1];
        var rows = new List<NameRow>(parties.Count * 3);
        var words = new List<int>(parties.Count * 9);
        var weights = new List<PartWeight>(words.Capacity);
        var distinct = new Dictionary<WordKey, int>();
        var parts = new List<(NamePart, PartSketch)>();
        for (var i = 0; i < parties.Count; i++)
        {
            foreach (var name in parties[i].Read)
            {
                rows.Add(new NameRow(name, words.Count));
                weights.AddRange(name.Weights);
                for (var at = 0; at < name.Core.Length; at++)
                {
                    var key = WordKey.Of(name.Core[at]);
                    if (!distinct.TryGetValue(key, out var word))
                    {
                        distinct.Add(key, word = parts.Count);
                        parts.Add((name.Core[at], name.Sketches[at]));
                    }

                    words.Add(word);
                }
            }

            first[i + 1] = rows.Count;
        }

        return new NameTable(first, [.. rows], [.. words], [.. weights], [.. parts]);
    }

    /// <summary>The names of a party, in the order of <see cref="PreparedParty.Names"/>.</summary>
    public ReadOnlySpan<NameRow> RowsOf(int party) => _rows.AsSpan(_first[party], _first[party + 1] - _first[party]);

    /// <summary>The words of a name that carry it.</summary>
    public ReadOnlySpan<int> WordsOf(in NameRow row) => _words.AsSpan(row.From, row.Count);

    /// <summary>What the bound needs of a name.</summary>
    public BoundedName Bounded(in NameRow row) =>
        new(row.Name, _weights.AsSpan(row.From, row.Count), row.Schema, row.HasPatronymic, row.IsOrganization, row.HasWholes);

    /// <summary>A word.</summary>
    public NamePart Part(int word) => _parts[word];

    /// <summary>A word in brief.</summary>
    public ref readonly PartSketch Sketch(int word) => ref _sketches[word];

    /// <summary>
    /// A sieve for one subject, until it is given back; <see langword="null"/> for one of so many names that remembering what they have to do with
    /// every word would take more memory than it is worth.
    /// </summary>
    public NameSieve? Take(PreparedParty subject)
    {
        if (subject.Read.Sum(n => (long)n.Core.Length) * Words > MostLinks) return null;
        var sieve = _idle.TryTake(out var idle) ? idle : new NameSieve(this);
        sieve.Begin(subject);
        return sieve;
    }

    /// <summary>Gives a sieve back.</summary>
    public void Return(NameSieve sieve)
    {
        sieve.End();
        _idle.Add(sieve);
    }

    /// <summary>All that a comparison can see of a part.</summary>
    private readonly record struct WordKey(
        string Text, string Folded, string? Long, PartRole Role, Script Script, string Others, string Families, bool IsWritten, bool IsSyllabic)
    {
        public static WordKey Of(NamePart part) => new(
            part.Text, part.Folded, part.Long, part.Role, part.Script, string.Join(' ', part.Others.Select(o => o.Folded)),
            string.Join(' ', part.Groups), part.Written is not null, part.IsSyllabicName);
    }
}

/// <summary>One name of a <see cref="NameTable"/>.</summary>
internal readonly struct NameRow(Name name, int from)
{
    /// <summary>The name.</summary>
    public Name Name { get; } = name;

    /// <summary>Where its words begin.</summary>
    public int From { get; } = from;

    /// <summary>Of <see cref="Name.Joined"/>.</summary>
    public int JoinedHash { get; } = name.JoinedHash;

    /// <summary>Of <see cref="Name.Letters"/>.</summary>
    public int LettersHash { get; } = name.LettersHash;

    /// <summary>How many words carry it.</summary>
    public byte Count { get; } = (byte)name.Core.Length;

    /// <summary>Whether it is a broad or doubtful one.</summary>
    public bool IsWeak { get; } = name.Source.Kind == NameKind.WeakAlias;

    /// <summary>Whether a word of it may be made of the first letters of another name.</summary>
    public bool HasAcronym { get; } = name.HasAcronym;

    /// <summary>What kind of party it is of.</summary>
    public Schema Schema { get; } = name.Schema;

    /// <summary>See <see cref="BoundedName.HasPatronymic"/>.</summary>
    public bool HasPatronymic { get; } = name.HasPatronymic;

    /// <summary>See <see cref="BoundedName.IsOrganization"/>.</summary>
    public bool IsOrganization { get; } = NameFeatures.IsOrganization(name);

    /// <summary>See <see cref="BoundedName.HasWholes"/>.</summary>
    public bool HasWholes { get; } = name.FormClass.Length + name.Generation.Length > 0;
}
