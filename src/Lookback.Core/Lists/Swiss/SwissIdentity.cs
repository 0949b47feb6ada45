using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Swiss;

/// <summary>
/// <c>identity</c>: names, dates, nationalities, places of birth, addresses and documents. The date of an entity or an object is when it was founded or
/// built, which is no birth date. A date of low quality is an uncertain one; one in another calendar is kept as a remark.
/// </summary>
internal sealed class SwissIdentity(string file, ReadingLog log, SwissIndex index)
{
    private readonly SwissName _names = new(file, log);
    private readonly SwissDocument _documents = new(file, log, index);

    public void Read(XElement identity, ListingDraft draft)
    {
        identity.CheckChildren(
            log, file, "name", "nationality", "day-month-year", "place-of-birth", "address", "identification-document", "remark", "remarks");
        var names = identity.All("name").ToList();
        var primary = draft.HasName ? null : names.Find(n => n.AttributeText("name-type") == "primary-name") ?? names.FirstOrDefault();
        foreach (var name in names) _names.Read(name, name == primary, draft);
        foreach (var nationality in identity.All("nationality")) Nationality(nationality, draft);
        foreach (var date in identity.All("day-month-year")) Date(date, draft);
        foreach (var place in identity.All("place-of-birth")) Place(place, draft, isBirth: true);
        foreach (var address in identity.All("address")) Place(address, draft, isBirth: false);
        foreach (var document in identity.All("identification-document")) _documents.Read(document, draft);
        foreach (var remark in identity.All("remark").Concat(identity.All("remarks"))) draft.Remark(remark.Value);
    }

    /// <summary>The remarks of an element, under either of the names that are met.</summary>
    public static string? RemarkOf(XElement element) => element.Text("remark") ?? element.Text("remarks");

    private void Nationality(XElement nationality, ListingDraft draft)
    {
        var (code, name) = index.CountryOf(nationality.Child("country"));
        if (code is { } country) draft.Country(country.Value, CountryRole.Nationality);
        var words = RemarkOf(nationality);
        if (code is null && name is not null) words = words is null ? name : $"{name}, {words}";
        if (words is not null) draft.Remark(code is null ? $"nationality: {words}" : $"nationality of {name}: {words}");
    }

    private void Date(XElement element, ListingDraft draft)
    {
        string?[] parts = [element.AttributeText("year"), element.AttributeText("month"), element.AttributeText("day")];
        var text = string.Join('-', parts.TakeWhile(p => p is not null).Select((p, i) => p!.PadLeft(i == 0 ? 4 : 2, '0')));
        if (text.Length == 0) return;
        var word = draft.Schema == Schema.Person ? "born" : "founded or built";
        var calendar = element.AttributeText("calendar");
        if (calendar is not null && !calendar.Equals("Gregorian", StringComparison.OrdinalIgnoreCase))
        {
            draft.Remark($"{word}: {text} ({calendar} calendar)");
        }
        else if (WrittenDates.Find(text) is { } date)
        {
            if (draft.Schema == Schema.Person) draft.BirthDate(element.AttributeText("quality") == "low" ? Uncertain(date) : date);
            else draft.Remark($"{word}: {date}");
        }
        else
        {
            log.Field(file, element.Line(), "day-month-year", "a date", text);
            draft.Remark($"{word}: {text}");
        }

        if (RemarkOf(element) is { } remark) draft.Remark($"{word}: {remark}");
    }

    private static PartialDate Uncertain(PartialDate date) => PartialDate.TryParse($"{date}?", out var doubted) ? doubted : date;

    private void Place(XElement element, ListingDraft draft, bool isBirth)
    {
        element.CheckChildren(
            log, file, "address-details", "p-o-box", "zip-code", "c-o", "location", "area", "country", "remark", "remarks");
        var place = index.PlaceOf(element);
        var (code, name) = element.Child("country") is { } own ? index.CountryOf(own) : (place?.Country, place?.CountryName);
        if (code is { } country) draft.Country(country.Value, isBirth ? CountryRole.Birth : CountryRole.Residence);
        string?[] parts =
        [
            element.Text("c-o") is { } care ? $"c/o {care}" : null, element.Text("address-details"),
            element.Text("p-o-box") is { } box ? $"PO Box {box}" : null, element.Text("zip-code"),
            element.Text("location") ?? place?.Location, element.Text("area") ?? place?.Area,
        ];
        string? line;
        if (isBirth)
        {
            line = Blanks.Collapse(string.Join(", ", parts.Append(name).Where(p => p is not null)));
            draft.BirthPlace(line);
        }
        else
        {
            line = draft.Address(name, parts);
        }

        if (RemarkOf(element) is { } remark) draft.Remark((line ?? name) is { } at ? $"{at}: {remark}" : remark);
    }
}
