using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Eu;

/// <summary>The country of a part, by its code or else its name. Where none is known the EU writes <c>00</c> and <c>UNKNOWN</c>.</summary>
internal static class EuCountry
{
    public static (CountryCode? Country, string? Name) Of(XElement part, ReadingLog log, string file)
    {
        var (code, name) = (Said(part.AttributeText("countryIso2Code")), Said(part.AttributeText("countryDescription")));
        if ((code ?? name) is not { } written) return (null, null);
        var country = (code is null ? null : Countries.Find(code)) ?? (name is null ? null : Countries.Find(name));
        if (country is { } found) return (found, Countries.Name(found));
        log.Field(file, part.Line(), "countryIso2Code", "a country", written);
        return (null, name ?? code);
    }

    private static string? Said(string? text) => text is null or "00" || ListingDraft.SaysNoCountry(text) ? null : text;
}
