using System.Numerics;
using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>The parts of two names that an alignment left without a partner.</summary>
internal readonly ref struct LonelyParts
{
    /// <summary>Where letters say nothing, what is unlike is told by the likeness of the parts already, and counts half here.</summary>
    private const double Half = 0.5;

    private readonly Name _subject;
    private readonly Name _listed;
    private readonly uint _left;
    private readonly uint _right;

    public LonelyParts(Name subject, Name listed, ReadOnlySpan<AlignedParts> pairs)
    {
        (_subject, _listed) = (subject, listed);
        (_left, _right) = ((1u << subject.Core.Length) - 1, (1u << listed.Core.Length) - 1);
        foreach (var pair in pairs)
        {
            _left &= ~(((1u << pair.SubjectCount) - 1) << pair.Subject);
            _right &= ~(((1u << pair.ListedCount) - 1) << pair.Listed);
        }
    }

    /// <summary>How unlike the letters are that stay on both sides, run together, from 0 to 1; 0 where a side has none.</summary>
    public double UnlikenessOf() => _left == 0 || _right == 0 ? 0 : UnlikenessOf(Joined(_subject, _left), Joined(_listed, _right));

    /// <summary>Whether there is a place among them, on either side.</summary>
    public bool HavePlace => HasPlace(_subject, _left) || HasPlace(_listed, _right);

    /// <summary>Weight of the numbers among them, on the side of the subject.</summary>
    public double SubjectNumbers => WeightOf(_subject, _left, PartRole.Number);

    /// <summary>The same of the listed name.</summary>
    public double ListedNumbers => WeightOf(_listed, _right, PartRole.Number);

    /// <summary>Whether a part of this role stays on both sides.</summary>
    public bool OnBoth(PartRole role) => Has(_subject, _left, role) && Has(_listed, _right, role);

    /// <summary>Whether a part of this role stays on one side at least.</summary>
    public bool OnEither(PartRole role) => Has(_subject, _left, role) || Has(_listed, _right, role);

    /// <summary>Whether a part of this role found a partner on one side at least.</summary>
    public bool IsMatched(PartRole role) => Has(_subject, ~_left, role) || Has(_listed, ~_right, role);

    /// <summary>Whether a part of this role has one of the same role for a partner.</summary>
    public bool ArePartners(ReadOnlySpan<AlignedParts> pairs, PartRole role)
    {
        foreach (var pair in pairs)
            if (_subject.Core[pair.Subject].Role == role && _listed.Core[pair.Listed].Role == role) return true;
        return false;
    }

    /// <summary>Share of all letters that would have to be written otherwise: those of the pairs, and those that stay.</summary>
    /// <param name="pairs">The alignment.</param>
    /// <param name="unlikeness">What <see cref="UnlikenessOf()"/> says.</param>
    public double LettersOf(ReadOnlySpan<AlignedParts> pairs, double unlikeness)
    {
        double total = _subject.Joined.Length + _listed.Joined.Length, apart = 0;
        foreach (var pair in pairs)
        {
            if (pair.Link is PartLink.Same or PartLink.Initial or PartLink.Nickname or PartLink.Abbreviation or PartLink.Acronym) continue;
            var (one, other) = (_subject.Core[pair.Subject], _listed.Core[pair.Listed]);
            var letters = Math.Max(one.Folded.Length, other.Folded.Length);
            apart += pair.Link == PartLink.Spelling && AreSpelt(pair)
                ? 2 * Math.Min(letters, EditCost.Of(one.Spelling, other.Spelling, letters))
                : 2 * Half * (1 - pair.Similarity) * letters;
        }

        var (left, right) = (LengthOf(_subject, _left), LengthOf(_listed, _right));
        var shared = Math.Min(left, right);
        return Math.Min(1, (apart + (2 * shared * unlikeness) + Math.Abs(left - right)) / total);
    }

    /// <summary>Share of letters that differ stroke by stroke, in the pairs and in what stays alone.</summary>
    public double StrokesOf(ReadOnlySpan<AlignedParts> pairs)
    {
        var (strokes, longest) = (0.0, 0);
        foreach (var pair in pairs)
        {
            var (one, other) = (Text(_subject, pair.Subject, pair.SubjectCount), Text(_listed, pair.Listed, pair.ListedCount));
            longest += Math.Max(one.Length, other.Length);
            if (pair.Link is PartLink.Same or PartLink.Acronym || one == other) continue;
            strokes += AreSpelt(pair) ? Strokes.Between(one, other) : Half * (1 - pair.Similarity) * Math.Max(one.Length, other.Length);
        }

        var (left, right) = (Alone(_subject, _left), Alone(_listed, _right));
        longest += Math.Max(left.Length, right.Length);
        strokes += Strokes.Between(left, right);
        return longest == 0 ? 0 : strokes / longest;
    }

    /// <summary>Whether the letters of a pair say anything: not those of two scripts or readings, of a nickname, an initial or an abbreviation.</summary>
    private bool AreSpelt(in AlignedParts pair)
    {
        var (one, other) = (_subject.Core[pair.Subject], _listed.Core[pair.Listed]);
        return pair.Link is PartLink.Spelling or PartLink.Joined && one.Script == other.Script && one.Others.Length + other.Others.Length == 0;
    }

    private static string Text(Name name, int from, int count) =>
        count == 1 ? name.Core[from].Folded : string.Concat(name.Core.AsSpan(from, count).ToArray().Select(p => p.Folded));

    /// <summary>The parts run together, in an order that does not depend on how they were written.</summary>
    private static string Alone(Name name, uint parts)
    {
        if (parts == 0) return "";
        if ((parts & (parts - 1)) == 0) return name.Core[BitOperations.TrailingZeroCount(parts)].Folded;
        var words = new List<string>(name.Core.Length);
        for (var i = 0; i < name.Core.Length; i++)
            if ((parts & (1u << i)) != 0) words.Add(name.Core[i].Folded);
        words.Sort(StringComparer.Ordinal);
        return string.Concat(words);
    }

    private static bool Has(Name name, uint parts, PartRole role)
    {
        for (var i = 0; i < name.Core.Length; i++)
            if ((parts & (1u << i)) != 0 && name.Core[i].Role == role) return true;
        return false;
    }

    private static bool HasPlace(Name name, uint parts)
    {
        for (var i = 0; i < name.Core.Length; i++)
            if ((parts & (1u << i)) != 0 && NameKnowledge.IsPlace(name.Core[i].Folded)) return true;
        return false;
    }

    /// <summary>
    /// What may be left out of a chain of fathers ("Usama bin Muhammad bin Awad bin Ladin") where one of them agrees: it is mostly
    /// shortened. Nothing where none agrees, or where others stay on both sides.
    /// </summary>
    public (double Subject, double Listed) ChainsOf(ReadOnlySpan<AlignedParts> pairs) =>
        ArePartners(pairs, PartRole.Patronymic) && !OnBoth(PartRole.Patronymic)
            ? (Spared(_subject, _left), Spared(_listed, _right))
            : (0, 0);

    private static double Spared(Name name, uint parts) => PartWeight.SparedOfChain * WeightOf(name, parts, PartRole.Patronymic);

    private static double WeightOf(Name name, uint parts, PartRole role)
    {
        var weight = 0.0;
        for (var i = 0; i < name.Core.Length; i++)
            if ((parts & (1u << i)) != 0 && name.Core[i].Role == role) weight += name.Core[i].Weight;
        return weight;
    }

    private static int LengthOf(Name name, uint parts)
    {
        var length = 0;
        for (var i = 0; i < name.Core.Length; i++)
            if ((parts & (1u << i)) != 0) length += name.Core[i].Folded.Length;
        return length;
    }

    private static Spelling Joined(Name name, uint parts) =>
        (parts & (parts - 1)) == 0 ? name.Core[BitOperations.TrailingZeroCount(parts)].Spelling : EditCost.Ready(Alone(name, parts));

    private static double UnlikenessOf(Spelling one, Spelling other)
    {
        var letters = Math.Max(one.Letters.Length, other.Letters.Length);
        return Math.Min(1, EditCost.Of(one, other, letters) / (double)letters);
    }
}
