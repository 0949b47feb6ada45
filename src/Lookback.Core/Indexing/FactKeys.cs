using System.Globalization;
using Lookback.Core.Names;
using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Core.Indexing;

/// <summary>
/// The facts that find a party under any name: numbers, telephone numbers, e-mail addresses and web sites. What many parties share
/// (placeholders, the mail provider's own address) is no key, so that no posting list grows with it.
/// </summary>
internal static class FactKeys
{
    public static ulong[] Of(PartyParticulars party)
    {
        if (party.IsEmpty) return [];
        var keys = new KeySet();
        foreach (var number in party.Numbers)
        {
            // A bank's branches are one bank.
            var text = number.Source.Kind == IdentifierKind.Bic ? number.Bank : number.Folded;
            keys.Add(KeyFamily.Identifier, string.Create(CultureInfo.InvariantCulture, $"{(int)IdentifierNumber.Comparable(number.Source.Kind)}|{text}"));
        }

        foreach (var phone in party.Phones) keys.Add(KeyFamily.Contact, $"phone|{phone.Key}");
        foreach (var email in party.Emails)
            if (!email.IsShared) keys.Add(KeyFamily.Contact, $"email|{email.Address}");
        foreach (var site in party.Websites) keys.Add(KeyFamily.Contact, $"web|{site.Place}");
        return keys.Take();
    }
}
