using System.Text.Json;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;

namespace Lookback.Core.Networks.Import;

/// <summary>The telephones, mailboxes, addresses and numbers of a party of FollowTheMoney, as nodes; none where they tell nobody from everybody.</summary>
internal static class FtmContacts
{
    private static readonly string[] Ties = ["country", "nationality", "citizenship", "jurisdiction"];

    public static IEnumerable<(string What, string Type, NodeRef? Node)> Of(JsonElement properties)
    {
        // Where a number is dialled from, and nothing else, is what countries are looked at for.
        var countries = Ties.SelectMany(t => FtmValues.Of(properties, t)).Select(Countries.Find).OfType<CountryCode>().Distinct()
            .Select(c => new CountryTie(c, CountryRole.Linked)).ToList();
        foreach (var phone in FtmValues.Of(properties, "phone")) yield return ("phone", "uses-phone", NodeReader.Phone(phone, countries));
        foreach (var mailbox in FtmValues.Of(properties, "email")) yield return ("email", "uses-email", NodeReader.Email(mailbox));
        foreach (var address in FtmValues.Of(properties, "address")) yield return ("address", "lives-at", NodeReader.Address(address));
        foreach (var (property, kind) in FtmProperties.Numbers)
        {
            foreach (var number in FtmValues.Of(properties, property))
            {
                var isAccount = kind == IdentifierKind.Wallet;
                yield return (
                    isAccount ? "account" : "document", isAccount ? "holds-account" : "bears-document",
                    NodeReader.Document(new Identifier { Kind = kind, Number = number }));
            }
        }
    }
}
