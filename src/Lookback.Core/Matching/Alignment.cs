using System.Runtime.CompilerServices;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>A part, or two joined, of one name beside a part, or two joined, of the other.</summary>
internal readonly record struct AlignedParts(int Subject, int SubjectCount, int Listed, int ListedCount, float Similarity, float Weight, PartLink Link);

/// <summary>
/// The best assignment of the parts of two names to each other: every part used once, in any order, two neighbours taken together
/// where the other side writes them as one word. Exact while the shorter name has at most eight parts, greedy above.
/// </summary>
internal ref struct Alignment
{
    private const int MaxExact = 8;

    /// <summary>What two neighbours are worth as one word.</summary>
    private const float Joined = 0.98f;

    private readonly NamePart[] _rows;
    private readonly NamePart[] _columns;
    private readonly PartSketch[] _rowSketches;
    private readonly PartSketch[] _columnSketches;
    private readonly bool _turned;
    private readonly bool _tagged;
    private readonly bool _fathered;
    private readonly bool _organizations;
    private readonly AlignedParts? _fixed;
    private readonly uint _takenRows;
    private readonly uint _takenColumns;
    private readonly Span<float> _likes;
    private readonly Span<PartLink> _links;
    private Span<AlignedParts> _pairs;

    /// <summary>Room for the most pairs that an alignment can have.</summary>
    public const int MaxPairs = Name.MaxCoreParts;

    /// <summary>Compares each part with each; <see cref="Assign(Span{AlignedParts})"/> finds the assignment.</summary>
    /// <param name="subject">The subject's name.</param>
    /// <param name="listed">The listed name.</param>
    /// <param name="likes">Room for as many values as there are pairs of parts.</param>
    /// <param name="links">The same.</param>
    /// <param name="fixedPair">A pair that is given, so that its parts have no other partner.</param>
    public Alignment(Name subject, Name listed, Span<float> likes, Span<PartLink> links, AlignedParts? fixedPair = null)
    {
        _turned = listed.Core.Length > subject.Core.Length;
        (_rows, _columns) = _turned ? (listed.Core, subject.Core) : (subject.Core, listed.Core);
        _tagged = subject.IsTagged && listed.IsTagged;
        (_rowSketches, _columnSketches) = _turned ? (listed.Sketches, subject.Sketches) : (subject.Sketches, listed.Sketches);
        _fathered = subject.HasPatronymic && listed.HasPatronymic;
        _organizations = subject.Schema == Schema.Organization && listed.Schema == Schema.Organization;
        _likes = likes;
        _links = links;
        Count = 0;
        if (fixedPair is { } pair)
        {
            _fixed = pair;
            var (own, theirs) = (Bits(pair.Subject, pair.SubjectCount), Bits(pair.Listed, pair.ListedCount));
            (_takenRows, _takenColumns) = _turned ? (theirs, own) : (own, theirs);
        }

        Compare(likes, links);
    }

    /// <summary>How many pairs there are, once assigned.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the best assignment, and says how many pairs it has.</summary>
    public int Assign(Span<AlignedParts> pairs)
    {
        _pairs = pairs;
        if (_columns.Length == 0) return 0;
        if (_fixed is { } pair) _pairs[Count++] = pair;
        if (_columns.Length <= MaxExact) Assign(_likes, _links);
        else Greedy(_likes, _links);
        return Count;
    }

    /// <summary>Which parts have a partner, now that each was compared with each; of those that may be one with a neighbour, nothing more is known.</summary>
    /// <param name="possible">Which might have had one.</param>
    public readonly Partners Partners(Partners possible)
    {
        var (rows, columns) = (0u, 0u);
        for (var r = 0; r < _rows.Length; r++)
        {
            for (var c = 0; c < _columns.Length; c++)
            {
                if (_likes[(r * _columns.Length) + c] <= 0) continue;
                rows |= 1u << r;
                columns |= 1u << c;
            }
        }

        return possible.Narrowed(_turned ? columns : rows, _turned ? rows : columns);
    }

    private readonly void Compare(scoped Span<float> likes, scoped Span<PartLink> links)
    {
        for (var r = 0; r < _rows.Length; r++)
        {
            for (var c = 0; c < _columns.Length; c++)
            {
                var at = (r * _columns.Length) + c;
                if (IsTaken(r, 1, c, 1))
                {
                    likes[at] = 0;
                    continue;
                }

                likes[at] = PartSimilarity.Of(_rows[r], _columns[c], _rowSketches[r].MayBeLike(_columnSketches[c]), out links[at]);
                if (_organizations && likes[at] < 0.8f && PartSimilarity.OfAbbreviation(_rows[r], _columns[c]) is var like and > 0)
                    (likes[at], links[at]) = (like, PartLink.Abbreviation);
                if (Crossed(_rows[r], _columns[c])) likes[at] *= 0.5f;
            }
        }
    }

    /// <summary>
    /// A source that tells given from family names means it: the two the wrong way round are not the same name. Nor is Ahmad bin
    /// Hasan the same as Hasan bin Ahmad.
    /// </summary>
    private readonly bool Crossed(NamePart one, NamePart other) =>
        (_tagged && (one.Role, other.Role) is (PartRole.Given, PartRole.Family) or (PartRole.Family, PartRole.Given))
        || (_fathered && one.Role == PartRole.Patronymic != (other.Role == PartRole.Patronymic));

    [SkipLocalsInit]
    private void Assign(scoped ReadOnlySpan<float> likes, scoped ReadOnlySpan<PartLink> links)
    {
        var (rows, columns) = (_rows.Length, _columns.Length);
        var states = 1 << columns;
        Span<float> best = stackalloc float[(rows + 1) * states];
        Span<sbyte> choice = stackalloc sbyte[(rows + 1) * states];
        Span<float> joinedColumns = stackalloc float[rows * columns];
        Span<float> joinedRows = stackalloc float[rows * columns];
        JoinNeighbours(joinedColumns, joinedRows);
        best.Fill(-1);
        best[0] = 0;
        for (var r = 0; r < rows; r++)
        {
            for (var mask = 0; mask < states; mask++)
            {
                var value = best[(r * states) + mask];
                if (value < 0) continue;
                Offer(best, choice, ((r + 1) * states) + mask, value, -1);
                for (var c = 0; c < columns; c++)
                {
                    if ((mask & (1 << c)) != 0) continue;
                    var like = likes[(r * columns) + c];
                    if (like > 0)
                        Offer(best, choice, ((r + 1) * states) + (mask | (1 << c)), value + Gain(like, _rows[r], _columns[c]), (sbyte)c);
                    if (c + 1 < columns && (mask & (2 << c)) == 0 && joinedColumns[(r * columns) + c] is var two and > 0)
                        Offer(best, choice, ((r + 1) * states) + (mask | (3 << c)), value + (two * _rows[r].WeightF), (sbyte)(32 + c));
                    if (r + 1 < rows && joinedRows[(r * columns) + c] is var pair and > 0)
                        Offer(best, choice, ((r + 2) * states) + (mask | (1 << c)), value + (pair * _columns[c].WeightF), (sbyte)(64 + c));
                }
            }
        }

        Trace(best, choice, states, likes, links);
    }

    private readonly bool IsTaken(int row, int rows, int column, int columns) =>
        (_takenRows & Bits(row, rows)) != 0 || (_takenColumns & Bits(column, columns)) != 0;

    private static uint Bits(int from, int count) => ((1u << count) - 1) << from;

    /// <summary>What each word gains by two neighbours of the other side taken together; 0 almost everywhere.</summary>
    private readonly void JoinNeighbours(scoped Span<float> joinedColumns, scoped Span<float> joinedRows)
    {
        for (var r = 0; r < _rows.Length; r++)
        {
            for (var c = 0; c < _columns.Length; c++)
            {
                var at = (r * _columns.Length) + c;
                joinedColumns[at] = c + 1 < _columns.Length && !IsTaken(r, 1, c, 2) ? JoinedColumns(r, c) : 0;
                joinedRows[at] = r + 1 < _rows.Length && !IsTaken(r, 2, c, 1) ? JoinedRows(r, c) : 0;
            }
        }
    }

    private static void Offer(Span<float> best, Span<sbyte> choice, int at, float value, sbyte how)
    {
        if (value <= best[at]) return;
        best[at] = value;
        choice[at] = how;
    }

    /// <summary>
    /// What a pair is worth to an alignment. Of two alignments that are worth the same, the words decide and not their order or side: the
    /// last term is a drop of noise made of the two words. It is a product, for the sum over two pairs is the same when they exchange partners.
    /// </summary>
    private static float Gain(float like, NamePart one, NamePart other) =>
        (like * like * Math.Min(one.WeightF, other.WeightF)) + (0.01f * like) + ((((uint)one.Lot | 1) * ((uint)other.Lot | 1) >> 6 & 1023) * 1e-6f);

    private void Trace(
        scoped ReadOnlySpan<float> best,
        scoped ReadOnlySpan<sbyte> choice,
        int states,
        scoped ReadOnlySpan<float> likes,
        scoped ReadOnlySpan<PartLink> links)
    {
        var (r, mask) = (_rows.Length, 0);
        for (var m = 1; m < states; m++)
            if (best[(r * states) + m] > best[(r * states) + mask]) mask = m;
        while (r > 0)
        {
            var how = choice[(r * states) + mask];
            if (how < 0)
            {
                r--;
                continue;
            }

            var c = how & 31;
            if (how >= 64)
            {
                r -= 2;
                mask &= ~(1 << c);
                Add(r, 2, c, 1, JoinedRows(r, c), _columns[c].WeightF, PartLink.Joined);
            }
            else if (how >= 32)
            {
                r--;
                mask &= ~(3 << c);
                Add(r, 1, c, 2, JoinedColumns(r, c), _rows[r].WeightF, PartLink.Joined);
            }
            else
            {
                r--;
                mask &= ~(1 << c);
                var at = (r * _columns.Length) + c;
                Add(r, 1, c, 1, likes[at], Math.Min(_rows[r].WeightF, _columns[c].WeightF), links[at]);
            }
        }
    }

    private void Greedy(scoped Span<float> likes, scoped ReadOnlySpan<PartLink> links)
    {
        var columns = _columns.Length;
        while (true)
        {
            var (best, gain) = (-1, 0f);
            for (var at = 0; at < likes.Length; at++)
            {
                var offered = likes[at] > 0 ? Gain(likes[at], _rows[at / columns], _columns[at % columns]) : 0;
                if (offered > gain) (best, gain) = (at, offered);
            }

            if (best < 0) return;
            var (r, c) = (best / columns, best % columns);
            Add(r, 1, c, 1, likes[best], Math.Min(_rows[r].WeightF, _columns[c].WeightF), links[best]);
            for (var i = 0; i < columns; i++) likes[(r * columns) + i] = 0;
            for (var i = 0; i < _rows.Length; i++) likes[(i * columns) + c] = 0;
        }
    }

    private void Add(int row, int rowCount, int column, int columnCount, float like, float weight, PartLink link) =>
        _pairs[Count++] = _turned
            ? new AlignedParts(column, columnCount, row, rowCount, like, weight, link)
            : new AlignedParts(row, rowCount, column, columnCount, like, weight, link);

    private readonly float JoinedColumns(int r, int c) => Joined * PartSimilarity.OfJoined(
        _rows[r], _rowSketches[r], _columns[c], _columnSketches[c], _columns[c + 1], _columnSketches[c + 1]);

    private readonly float JoinedRows(int r, int c) => Joined * PartSimilarity.OfJoined(
        _columns[c], _columnSketches[c], _rows[r], _rowSketches[r], _rows[r + 1], _rowSketches[r + 1]);
}
