using System.Collections.Frozen;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>How much a link of a kind says by itself.</summary>
public enum LinkStrength
{
    /// <summary>Strangers share such links every day: never reported alone.</summary>
    VeryWeak,

    /// <summary>Little.</summary>
    Weak,

    /// <summary>Something.</summary>
    Medium,

    /// <summary>Much.</summary>
    Strong,
}

/// <summary>Whether a trace follows links of a kind.</summary>
public enum LinkTreatment
{
    /// <summary>Yes.</summary>
    Walked,

    /// <summary>Only where somebody asks for it: families and protected professions.</summary>
    Hidden,

    /// <summary>Never: such links are not even kept.</summary>
    Excluded,
}

/// <summary>A kind of link. Data (<c>data/networks/link_types.csv</c>): what is no row there is no kind of link.</summary>
/// <param name="Word">Its word, the same in files, JSON and screens.</param>
/// <param name="Strength">How much it says by itself.</param>
/// <param name="Treatment">Whether it is followed.</param>
/// <param name="Forward">What stands between the one end and the other in a sentence.</param>
/// <param name="Backward">The same, read from the other end.</param>
/// <param name="Innocent">What else could explain such a link: shown with each one.</param>
public sealed record LinkType(string Word, LinkStrength Strength, LinkTreatment Treatment, string Forward, string Backward, string Innocent)
{
    private static readonly IReadOnlyList<LinkType> Listed = [.. DataFile.Rows("link_types", "networks").Select(Read)];
    private static readonly FrozenDictionary<string, LinkType> ByWord = Listed.ToFrozenDictionary(t => t.Word, StringComparer.Ordinal);

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<LinkType> All => Listed;

    /// <summary>Whether both ends are alike.</summary>
    public bool IsSymmetric => Forward == Backward;

    /// <summary>Whether it says that both ends are one party: a step over it is no link further.</summary>
    public bool IsIdentity => Word == "same-party";

    /// <summary>The kind's number, for rows of tables: its place among <see cref="All"/>, which only grows at its end.</summary>
    public int Number { get; private init; }

    /// <summary>What was expected of the ends, where they are not such as this kind ties; <see langword="null"/> where they are.</summary>
    public string? Misfit(NodeKind from, NodeKind to)
    {
        if (from > NodeKind.Party) return $"a person or body as the first end of {Word}";
        return Word switch
        {
            "uses-phone" => to == NodeKind.Phone ? null : "a telephone (phone:...) as the second end of uses-phone",
            "uses-email" => to == NodeKind.Email ? null : "a mailbox (email:...) as the second end of uses-email",
            "lives-at" => to == NodeKind.Address ? null : "an address (address:...) as the second end of lives-at",
            "booked-on" => to == NodeKind.Booking ? null : "a booking (booking:...) as the second end of booked-on",
            "bears-document" => to == NodeKind.Document ? null : "a document (document:...) as the second end of bears-document",
            "holds-account" => to == NodeKind.Account ? null : "an account (account:...) as the second end of holds-account",
            "boarded" => to is NodeKind.Journey or NodeKind.Carrier ? null : "a journey or carrier (journey:...) as the second end of boarded",
            "stayed-at" => to >= NodeKind.Carrier ? null : "a place that many visit (public-place:...) as the second end of stayed-at",
            _ => to <= NodeKind.Party ? null : $"a person or body as the second end of {Word}",
        };
    }

    /// <summary>A kind by its word; <see langword="null"/> where there is none of that word.</summary>
    public static LinkType? Find(string word) => ByWord.GetValueOrDefault(Tidy(word));

    /// <summary>A kind that is known to be one.</summary>
    public static LinkType Of(string word) => ByWord[word];

    /// <summary>A kind by a word from outside.</summary>
    /// <exception cref="RefusedException">Code <c>no-link-type</c>: there is none of that word, with the reason where it is one on purpose.</exception>
    public static LinkType Require(string word)
    {
        if (Find(word) is { } type) return type;
        throw NetworkWords.IsOrigin(word)
            ? new RefusedException(
                "no-link-type", $"\"{ReadIssue.Cut(word)}\" is no kind of link: where somebody comes from, what they are called or believe ties them to nobody")
            : new RefusedException(
                "no-link-type",
                $"expected a kind of link ({string.Join(", ", All.Where(t => t.Treatment != LinkTreatment.Excluded).Select(t => t.Word))}), "
                + $"found \"{ReadIssue.Cut(word)}\"; a mapping says which one a word of a file means");
    }

    private static string Tidy(string word) => word.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    private static LinkType Read(string[] row, int number) => new(
        row[0],
        row[1] switch { "strong" => LinkStrength.Strong, "medium" => LinkStrength.Medium, "weak" => LinkStrength.Weak, _ => LinkStrength.VeryWeak },
        row[2] switch { "walk" => LinkTreatment.Walked, "hide" => LinkTreatment.Hidden, _ => LinkTreatment.Excluded },
        row[3],
        row[4],
        row[5]) { Number = number };
}
