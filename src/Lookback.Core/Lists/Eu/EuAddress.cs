using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Eu;

/// <summary><c>address</c>, and the telephone numbers, e-mail addresses and web sites that stand with it.</summary>
internal static class EuAddress
{
    public static void Read(XElement address, ListingDraft draft, ReadingLog log, string file)
    {
        var (country, name) = EuCountry.Of(address, log, file);
        if (country is { } code) draft.Country(code.Value, CountryRole.Residence);
        var line = draft.Address(
            name, address.AttributeText("street"), Box(address.AttributeText("poBox")), address.AttributeText("place"), address.AttributeText("city"),
            address.AttributeText("zipCode"), address.AttributeText("region"));
        if (line is null && country is null) draft.Remark(name is null ? null : $"address: {name}");
        foreach (var contact in address.All("contactInfo")) Contact(contact.AttributeText("key"), contact.AttributeText("value"), draft);
        foreach (var remark in EuEntity.Remarks(address))
        {
            draft.Remark((line ?? name) is { } place ? $"{place}: {remark}" : remark);
            EuDocument.ReadWords(remark, draft);
        }
    }

    private static string? Box(string? box) => box is not null && char.IsAsciiDigit(box[0]) ? $"PO Box {box}" : box;

    private static void Contact(string? key, string? value, ListingDraft draft)
    {
        if (value is null) return;
        switch (key?.ToUpperInvariant())
        {
            case "PHONE" or "FAX" or "MOBILE" or "TEL" or "TELEPHONE":
                foreach (var number in value.Split(',', ';')) draft.Phone(number);
                break;
            case "EMAIL" or "E-MAIL" or "MAIL":
                foreach (var mail in value.Split(',', ';')) draft.Email(mail);
                break;
            case "WEB" or "WEBSITE" or "URL" or "INTERNET" or "SITE":
                foreach (var site in value.Split(',', ';')) draft.Website(site);
                break;
            default: draft.Remark($"{key}: {value}"); break;
        }
    }
}
