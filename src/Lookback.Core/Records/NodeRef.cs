using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>What stands at the end of a link.</summary>
public enum NodeKind
{
    /// <summary>A listing on a watchlist: <c>listing:ofac-sdn:1001</c>.</summary>
    Listing,

    /// <summary>Somebody as met in one encounter, by its id.</summary>
    Encounter,

    /// <summary>A person or body that a source speaks of, neither listed nor met: <c>party:case-12/7</c>.</summary>
    Party,

    /// <summary>A document or number that one party alone has, by kind, issuer and number: <c>document:passport/UZ/AA1234567</c>.</summary>
    Document,

    /// <summary>A booking.</summary>
    Booking,

    /// <summary>A telephone number, with its country's digits.</summary>
    Phone,

    /// <summary>A mailbox.</summary>
    Email,

    /// <summary>A house, or a flat in one.</summary>
    Address,

    /// <summary>A bank account or wallet.</summary>
    Account,

    /// <summary>A flight, sailing or other journey of many.</summary>
    Journey,

    /// <summary>A carrier.</summary>
    Carrier,

    /// <summary>A hotel, a station, a square.</summary>
    PublicPlace,

    /// <summary>A consulate or embassy.</summary>
    Consulate,

    /// <summary>A branch of a bank.</summary>
    BankBranch,
}

/// <summary>One end of a link: what it is, and its key in the one form in which it is compared. Written <c>phone:+998907312846</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its key; of what was read from text, as <c>NodeReader</c> in <c>Networks</c> writes it.</param>
[JsonConverter(typeof(NodeRefConverter))]
public readonly record struct NodeRef(NodeKind Kind, string Key)
{
    private static readonly string[] Words = [.. Enum.GetNames<NodeKind>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>Longest key, in characters.</summary>
    public const int MaxKey = 300;

    /// <summary>The kinds as they are written, in the order of <see cref="NodeKind"/>.</summary>
    public static IReadOnlyList<string> KindWords => Words;

    /// <summary>A listing.</summary>
    public static NodeRef Of(ListingId listing) => new(NodeKind.Listing, listing.ToString());

    /// <summary>Somebody met.</summary>
    public static NodeRef Of(EncounterId encounter) => new(NodeKind.Encounter, encounter.Value);

    /// <summary>The listing, of a node that is one.</summary>
    public ListingId? Listing => Kind == NodeKind.Listing ? ListingId.Parse(Key) : null;

    /// <summary>Reads <c>kind:key</c>; <see langword="null"/> where it is not of that form.</summary>
    public static NodeRef? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1) return null;
        var kind = Array.IndexOf(Words, text[..colon]);
        return kind < 0 ? null : new NodeRef((NodeKind)kind, text[(colon + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Words[(int)Kind]}:{Key}";
}
