using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// Rules out names of a <see cref="NameTable"/> for one subject by <see cref="NameBound"/>, remembering what each word of the subject has to do
/// with each word of the table. Never rules out what <see cref="NameEvidence"/> would weigh as much as is asked. For one thread.
/// </summary>
internal sealed class NameSieve(NameTable table)
{
    private readonly List<WordLinks> _links = [];
    private Name[] _names = [];
    private int[] _from = [];

    /// <summary>Begins to look for a subject.</summary>
    public void Begin(PreparedParty subject)
    {
        _names = subject.Read;
        _from = new int[_names.Length];
        var parts = 0;
        for (var i = 0; i < _names.Length; i++)
        {
            _from[i] = parts;
            parts += _names[i].Core.Length;
        }

        while (_links.Count < parts) _links.Add(new WordLinks(table.Words));
    }

    /// <summary>Forgets the subject.</summary>
    public void End()
    {
        foreach (var links in _links) links.Clear();
        _names = [];
    }

    /// <summary>
    /// Whether any name of the subject may reach a logit with any name of a party; a weak alias need reach no more than 0. Where none is needed,
    /// the names need not fit at all.
    /// </summary>
    public bool MayReach(int party, NameScale scale, double needed)
    {
        if (double.IsNegativeInfinity(needed)) return true;
        var rows = table.RowsOf(party);
        for (var own = 0; own < _names.Length; own++)
        {
            var isWeak = _names[own].Source.Kind == NameKind.WeakAlias;
            foreach (ref readonly var row in rows)
                if (MayReach(own, row, scale, isWeak || row.IsWeak ? Math.Min(needed, 0) : needed)) return true;
        }

        return false;
    }

    /// <summary>Whether a name of the subject may reach a logit with a name of a party, by their places among the names of each.</summary>
    public bool MayReach(int own, int party, int theirs, NameScale scale, double needed) => MayReach(own, table.RowsOf(party)[theirs], scale, needed);

    private bool MayReach(int own, in NameRow row, NameScale scale, double needed)
    {
        var name = _names[own];
        if (name.Core.Length == 0 || row.Count == 0) return false;
        // What is compared as a whole has other rules.
        if (name.JoinedHash == row.JoinedHash || (name.Letters.Length > 0 && name.LettersHash == row.LettersHash)
            || ((name.HasAcronym || row.HasAcronym) && name.Schema != Schema.Person))
            return true;
        var words = table.WordsOf(row);
        var organizations = name.Schema == Schema.Organization && row.Schema == Schema.Organization;
        var partners = Possible(name, _from[own], words, organizations);
        if (partners.Subject == 0) return false;
        var subject = new BoundedName(name, name.Weights);
        var listed = table.Bounded(row);
        if (NameBound.Of(subject, listed, partners, scale) < needed) return false;
        partners = Narrowed(name, _from[own], words, organizations, partners);
        return NameBound.Of(subject, listed, partners, scale) >= needed;
    }

    private Partners Possible(Name name, int from, ReadOnlySpan<int> words, bool organizations)
    {
        var (one, other, oneJoined, otherJoined) = (0u, 0u, 0u, 0u);
        for (var i = 0; i < name.Sketches.Length; i++)
        {
            var links = _links[from + i];
            for (var j = 0; j < words.Length; j++)
            {
                var link = links.Of[words[j]];
                if (link == WordLink.Unknown) link = links.Learn(words[j], LinkOf(name, i, words[j]));
                if ((link & WordLink.Like) != 0 || (organizations && (link & WordLink.Short) != 0))
                {
                    one |= 1u << i;
                    other |= 1u << j;
                }

                if ((link & WordLink.Whole) != 0)
                {
                    oneJoined |= 3u << i;
                    otherJoined |= 1u << j;
                }

                if ((link & WordLink.Begins) == 0 || j + 1 == words.Length) continue;
                if (!name.Sketches[i].MayJoin(table.Sketch(words[j]), table.Sketch(words[j + 1]))) continue;
                oneJoined |= 1u << i;
                otherJoined |= 3u << j;
            }
        }

        return new Partners(one | oneJoined, other | otherJoined, oneJoined, otherJoined);
    }

    /// <summary>The same by the likeness itself, which costs more to find out, once for two words.</summary>
    private Partners Narrowed(Name name, int from, ReadOnlySpan<int> words, bool organizations, Partners possible)
    {
        var (one, other) = (0u, 0u);
        for (var i = 0; i < name.Core.Length; i++)
        {
            var links = _links[from + i];
            for (var j = 0; j < words.Length; j++)
            {
                var link = links.Of[words[j]];
                if ((link & (WordLink.Like | WordLink.Tried)) == WordLink.Like)
                {
                    var like = PartSimilarity.Of(name.Core[i], table.Part(words[j]), name.Sketches[i].MayBeLike(table.Sketch(words[j])), out _);
                    links.Of[words[j]] = link |= like > 0 ? WordLink.Tried | WordLink.Alike : WordLink.Tried;
                }

                if ((link & WordLink.Alike) == 0 && !(organizations && (link & WordLink.Short) != 0)) continue;
                one |= 1u << i;
                other |= 1u << j;
            }
        }

        return possible.Narrowed(one, other);
    }

    private WordLink LinkOf(Name name, int at, int word)
    {
        ref readonly var own = ref name.Sketches[at];
        ref readonly var theirs = ref table.Sketch(word);
        var link = WordLink.Known;
        if (Partners.MayBe(own, name.Core[at], theirs, table.Part(word))) link |= WordLink.Like;
        if (own.MayBegin(theirs)) link |= WordLink.Begins;
        if (at + 1 < name.Sketches.Length && theirs.MayJoin(own, name.Sketches[at + 1])) link |= WordLink.Whole;
        if (name.Schema == Schema.Organization && PartSimilarity.AreShort(name.Core[at], table.Part(word))) link |= WordLink.Short;
        return link;
    }

    /// <summary>What one word of a subject has to do with each word of the table.</summary>
    private sealed class WordLinks(int words)
    {
        private readonly List<int> _known = [];

        public WordLink[] Of { get; } = new WordLink[words];

        public WordLink Learn(int word, WordLink link)
        {
            _known.Add(word);
            return Of[word] = link;
        }

        public void Clear()
        {
            foreach (var word in _known) Of[word] = WordLink.Unknown;
            _known.Clear();
        }
    }

    [Flags]
    private enum WordLink : byte
    {
        Unknown = 0,

        /// <summary>All but the likeness was found out.</summary>
        Known = 1,

        /// <summary>The two may be one word.</summary>
        Like = 2,

        /// <summary>One may be short for the other, between organisations.</summary>
        Short = 4,

        /// <summary>The word and the one behind it may make up the subject's.</summary>
        Begins = 8,

        /// <summary>The subject's word and the one behind it may make up this one.</summary>
        Whole = 16,

        /// <summary>The likeness was found out, too.</summary>
        Tried = 32,

        /// <summary>And the two are alike.</summary>
        Alike = 64,
    }
}
