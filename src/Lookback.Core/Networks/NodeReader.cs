using Lookback.Core.Names;
using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>
/// Reads what stands at the end of a link into the one form in which it is compared: telephones by their country's plan, mailboxes, addresses and
/// documents as the matching reads them. What is no real one (too few digits, "c/o", "unknown") is no node.
/// </summary>
public static class NodeReader
{
    /// <summary>What stands for an issuer that is not on record.</summary>
    public const string NoIssuer = "-";

    /// <summary>
    /// A telephone number; one without its country's digits is read as it is dialled where the party lives, is registered or is said to be. Where
    /// somebody comes from says nothing of their telephone.
    /// </summary>
    /// <returns><see langword="null"/> where it is none, or may be two.</returns>
    public static NodeRef? Phone(string written, IReadOnlyList<CountryTie> countries)
    {
        var there = countries.Where(c => c.Role is CountryRole.Residence or CountryRole.Registration or CountryRole.Linked).ToList();
        var readings = PhoneNumber.Of(written, there).Select(n => n.International).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return readings is [var number] ? new NodeRef(NodeKind.Phone, $"+{number}") : null;
    }

    /// <summary>A mailbox.</summary>
    public static NodeRef? Email(string written)
    {
        if (EmailAddress.Of(written) is not { IsShared: false } mailbox) return null;
        var name = mailbox.Address[..mailbox.Address.IndexOf('@', StringComparison.Ordinal)];
        return NetworkWords.IsFiller(name) ? null : new NodeRef(NodeKind.Email, mailbox.Address);
    }

    /// <summary>
    /// An address that tells a house: a street and a number. A town alone is the address of everybody in it; care of somebody is somebody else's; and where a
    /// line of its own says that it is a shelter, a hospital or a place of worship, it ties nobody.
    /// </summary>
    public static NodeRef? Address(string written)
    {
        if (NetworkWords.IsFiller(written) || IsCareOf(written) || Lines(written).Any(IsProtected)) return null;
        var words = PostalAddress.Of(written).Words;
        var houses = Of(AddressPart.House);
        var streets = Of(AddressPart.Street);
        if (houses.Count == 0 || streets.Count == 0 || streets.TrueForAll(NetworkWords.IsFiller)) return null;
        var places = Of(AddressPart.Locality).Where(w => !NetworkWords.IsFiller(w)).Order(StringComparer.Ordinal);
        // Mill Lane and Mill Road are two.
        var street = streets.Concat(Of(AddressPart.StreetType)).Order(StringComparer.Ordinal);
        var key = $"{string.Join(' ', houses)} {string.Join(' ', street)}, {string.Join(' ', places)}";
        return new NodeRef(NodeKind.Address, Cut(key.TrimEnd(',', ' ')));

        List<string> Of(AddressPart part) => words.Where(w => w.Part == part).Select(w => w.Text).ToList();
    }

    private static string[] Lines(string written) => written.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsCareOf(string written) => Lines(written).Any(l =>
        l.StartsWith("c/o", StringComparison.OrdinalIgnoreCase) || l.StartsWith("care of", StringComparison.OrdinalIgnoreCase)
        || l.Contains(" c/o ", StringComparison.OrdinalIgnoreCase));

    // "Church Street 5" is a street, "Saint Anne Hospital" is not.
    private static bool IsProtected(string line) =>
        PostalAddress.Of(line).Words.All(w => w.Part is AddressPart.Locality) && line.Split(' ').Any(NetworkWords.IsProtected);

    /// <summary>A document or number that one party alone has; a wallet is an account.</summary>
    public static NodeRef? Document(Identifier identifier)
    {
        // A bank's code is borne by all its customers.
        if (identifier.Kind == IdentifierKind.Bic || IdentifierNumber.Of(identifier) is not { Check: not NumberCheck.Fails } number) return null;
        if (identifier.Kind == IdentifierKind.Wallet) return new NodeRef(NodeKind.Account, number.Number);
        var kind = IdentifierNumber.Comparable(identifier.Kind).ToString().ToLowerInvariant();
        return number.IsShort && identifier.Country is null ? null
            : new NodeRef(NodeKind.Document, $"{kind}/{identifier.Country?.Value ?? NoIssuer}/{number.Folded}");
    }

    /// <summary>Whether a document says who issued it, without which it tells nobody apart from everybody else.</summary>
    public static bool HasIssuer(NodeRef document) => !document.Key.Contains($"/{NoIssuer}/", StringComparison.Ordinal);

    /// <summary>A booking: letters and digits alone.</summary>
    public static NodeRef? Booking(string written) => Code(NodeKind.Booking, written, 4);

    /// <summary>An account's number: letters and digits alone.</summary>
    public static NodeRef? Account(string written) => Code(NodeKind.Account, written, 6);

    /// <summary>
    /// A node as files and commands write it: <c>phone:+998 90 731 28 46</c>, <c>listing:ofac-sdn:1001</c> or <c>ofac-sdn:1001</c>,
    /// <c>document:passport/UZ/AA1234567</c>, <c>party:</c> and any name. An encounter's key is left as it is, to be looked up.
    /// </summary>
    /// <returns>The node, or what was expected in its place.</returns>
    public static (NodeRef? Node, string Expected) Read(string text)
    {
        text = PlainText.Of(text).Trim();
        if (text.Length > NodeRef.MaxKey) return (null, FormattableString.Invariant($"at most {NodeRef.MaxKey} characters"));
        if (NodeRef.Parse(text) is not { } raw)
        {
            return ListingId.Parse(text) is { } listing
                ? (NodeRef.Of(listing), "")
                : (null, $"one of {string.Join(", ", NodeRef.KindWords.Select(k => $"{k}:..."))}");
        }

        return raw.Kind switch
        {
            NodeKind.Listing => (ListingId.Parse(raw.Key) is null ? null : raw, "listing:watchlist:key"),
            NodeKind.Phone => (Phone(raw.Key, []), "phone: and a number with its country's digits, such as +998 90 731 28 46"),
            NodeKind.Email => (Email(raw.Key), "email: and a mailbox that is not everybody's"),
            NodeKind.Address => (Address(raw.Key), "address: and a street with a house's number"),
            NodeKind.Booking => (Booking(raw.Key), "booking: and at least 4 letters or digits"),
            NodeKind.Account => (Account(raw.Key), "account: and at least 6 letters or digits"),
            NodeKind.Document => (DocumentOf(raw.Key), "document:kind/issuer/number, such as document:passport/UZ/AA1234567"),
            _ => (raw with { Key = raw.Key.Trim() }, ""),
        };
    }

    private static NodeRef? DocumentOf(string key)
    {
        var parts = key.Split('/');
        if (parts.Length != 3 || !Enum.TryParse<IdentifierKind>(parts[0].Replace("-", "", StringComparison.Ordinal), true, out var kind)) return null;
        var issuer = parts[1] == NoIssuer ? null : Countries.Find(parts[1]);
        return issuer is null && parts[1] != NoIssuer ? null : Document(new Identifier { Kind = kind, Number = parts[2], Country = issuer });
    }

    private static NodeRef? Code(NodeKind kind, string written, int least)
    {
        var code = string.Concat(PlainText.Of(written).ToUpperInvariant().Where(char.IsLetterOrDigit));
        return code.Length < least || code.Distinct().Count() == 1 || IsRow(code) || NetworkWords.IsFiller(written) || NetworkWords.IsFiller(code)
            ? null
            : new NodeRef(kind, Cut(code));
    }

    // 1234, 54321.
    private static bool IsRow(string code) => code.All(char.IsAsciiDigit)
        && new[] { 1, -1 }.Any(step => Enumerable.Range(1, code.Length - 1).All(i => code[i] == code[i - 1] + step));

    private static string Cut(string key) => key.Length > NodeRef.MaxKey ? key[..NodeRef.MaxKey] : key;
}
