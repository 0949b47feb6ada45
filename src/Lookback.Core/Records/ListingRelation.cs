using System.Text;
using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>Broadly, what ties two parties. The publisher's own words stand beside it and say more.</summary>
public enum RelationKind
{
    /// <summary>The publisher does not say, or in words that are none of these.</summary>
    Other,

    /// <summary>One owns, controls or operates the other; a parent company and its subsidiary.</summary>
    Ownership,

    /// <summary>One leads, directs or is an official of the other.</summary>
    Leadership,

    /// <summary>One belongs to the other.</summary>
    Membership,

    /// <summary>One works for the other.</summary>
    Employment,

    /// <summary>One acts for or on behalf of the other.</summary>
    Representation,

    /// <summary>One supports the other with goods, money or services.</summary>
    Support,

    /// <summary>They are relatives.</summary>
    Family,

    /// <summary>They are associates.</summary>
    Association,

    /// <summary>One became the other.</summary>
    Succession,
}

/// <summary>Which end of a relation the listing is.</summary>
public enum RelationEnd
{
    /// <summary>Both ends are alike, or the publisher does not say.</summary>
    Either,

    /// <summary>The listing is the one that owns, leads, belongs, works, acts, supports or comes before.</summary>
    Source,

    /// <summary>The listing is the one that is owned, led, joined, worked for, acted for, supported or comes after.</summary>
    Target,
}

/// <summary>
/// What a publisher says ties a listing to another party. Kept and shown; never compared by, and nobody is an alert for it: association is no hit.
/// </summary>
public sealed record ListingRelation
{
    /// <summary>Broadly, what ties them.</summary>
    public RelationKind Kind { get; init; }

    /// <summary>Which end the listing is.</summary>
    public RelationEnd End { get; init; }

    /// <summary>The publisher's words, as seen from the listing: <c>Owned or Controlled By</c>.</summary>
    public required string Words { get; init; }

    /// <summary>The other party's id in the same watchlist, where the publisher names it.</summary>
    public string? OtherKey { get; init; }

    /// <summary>The other party's name, where the publisher says it here. One of the two is always there.</summary>
    public string? OtherName { get; init; }

    /// <summary>Since when, where stated.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Until when, where stated.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>Whether the publisher says that it is over.</summary>
    public bool IsFormer { get; init; }

    /// <summary>What else is said: a share, a comment, how good the publisher's own word for it is.</summary>
    public string? Remark { get; init; }

    /// <summary><c>Owned or Controlled By: Vorell Trading (12345), formerly, since 2019, 51%</c>.</summary>
    public override string ToString()
    {
        var other = OtherName is null ? OtherKey : OtherKey is null ? OtherName : $"{OtherName} ({OtherKey})";
        var text = new StringBuilder($"{Words}: {other}");
        if (IsFormer) text.Append(", formerly");
        if (Since is { } since) text.Append(", since ").Append(since);
        if (Until is { } until) text.Append(", until ").Append(until);
        if (Remark is not null) text.Append(", ").Append(Remark);
        return text.ToString();
    }
}
