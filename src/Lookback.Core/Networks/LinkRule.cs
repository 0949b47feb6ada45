using System.Globalization;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>How a link is inferred from what a record says by itself. Data (<c>data/networks/link_rules.csv</c>).</summary>
/// <param name="Word">The rule's word, shown with each link it infers.</param>
/// <param name="Type">The kind of link.</param>
/// <param name="Days">How long before and after an encounter what was recorded there is taken to have held.</param>
/// <param name="Grade">How good such a record is.</param>
public sealed record LinkRule(string Word, LinkType Type, int Days, Grade Grade)
{
    /// <summary>
    /// The version of the rules and of how they read telephones, addresses and documents: with another one everything inferred is inferred anew.
    /// Raised by hand where reading changes; the rows of the data are part of it.
    /// </summary>
    public static string Version { get; } = "1/" + new ContentHash()
        .AddAll([.. DataFile.Rows("link_rules", "networks").Select(r => string.Join('|', r))])
        .AddAll([.. LinkType.All.Select(t => t.Word)])
        .ToId()[..8];

    private static readonly Dictionary<string, LinkRule> ByWord = DataFile.Rows("link_rules", "networks").ToDictionary(
        r => r[0],
        r => new LinkRule(r[0], LinkType.Of(r[1]), int.Parse(r[2], CultureInfo.InvariantCulture), Grade.Parse(r[3])),
        StringComparer.Ordinal);

    /// <summary>The same telephone number.</summary>
    public static LinkRule Phone { get; } = ByWord["recorded-phone"];

    /// <summary>The same mailbox.</summary>
    public static LinkRule Email { get; } = ByWord["recorded-email"];

    /// <summary>The same house or flat.</summary>
    public static LinkRule Address { get; } = ByWord["recorded-address"];

    /// <summary>The same booking.</summary>
    public static LinkRule Booking { get; } = ByWord["recorded-booking"];

    /// <summary>The same document or number.</summary>
    public static LinkRule Document { get; } = ByWord["recorded-document"];

    /// <summary>The same wallet.</summary>
    public static LinkRule Account { get; } = ByWord["recorded-account"];
}
