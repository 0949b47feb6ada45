using System.Globalization;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// OFAC's standard XML. Elements are taken by name in any order; the misspelt <c>publshInformation</c> is what OFAC publishes, the
/// right spelling is accepted too. Dates are <c>12 Apr 1978</c> inside entries and <c>MM/DD/YYYY</c> in the head.
/// </summary>
internal sealed class OfacXmlReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private readonly OfacRemarks _remarks = new(log, file.Name);
    private long? _stated;
    private long _statedLine;

    public IEnumerable<ListingText> Read()
    {
        foreach (var entry in Entries.Read(file, log, [], ["publshInformation", "publishInformation", "sdnEntry"]))
        {
            if (entry.Name.LocalName is "publshInformation" or "publishInformation") Head(entry);
            else if (entry.Name.LocalName == "sdnEntry" && Entry(entry) is { } listing) yield return listing;
        }

        if (_stated is { } stated && stated != log.RowsRead)
        {
            log.Field(file.Name, _statedLine, "Record_Count", $"{log.RowsRead}, as many as there are entries", $"{stated}");
        }
    }

    private void Head(XElement head)
    {
        head.CheckChildren(log, file.Name, "Publish_Date", "Record_Count");
        if (head.Text("Publish_Date") is { } text)
        {
            if (WrittenDates.Find(text, DateOrder.MonthFirst) is { } date) log.PublishedAt = date.StartsAt;
            else log.Field(file.Name, head.Line(), "Publish_Date", "MM/DD/YYYY", text);
        }

        if (head.Text("Record_Count") is not { } count) return;
        _statedLine = head.Child("Record_Count")!.Line();
        if (long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var stated)) _stated = stated;
        else log.Field(file.Name, _statedLine, "Record_Count", "a whole number", count);
    }

    private ListingText? Entry(XElement entry)
    {
        log.RowsRead++;
        entry.CheckChildren(
            log, file.Name, "uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList", "idList", "akaList",
            "addressList", "nationalityList", "citizenshipList", "dateOfBirthList", "placeOfBirthList", "vesselInfo");
        var (uid, line) = (entry.Text("uid"), entry.Line());
        var schema = OfacSchema.Find(entry.Text("sdnType"));
        if (schema is null) log.Field(file.Name, line, "sdnType", "Individual, Entity, Vessel or Aircraft", entry.Text("sdnType")!);
        var name = OfacName.Of(entry.Text("firstName"), entry.Text("lastName"), schema ?? Schema.Unknown, NameKind.Primary);
        if (uid is null || name is null)
        {
            log.Row(file.Name, line, uid is null ? "uid" : "lastName", uid is null ? "a number" : "a name", "nothing");
            return null;
        }

        var draft = new ListingDraft(new ListingId(watchlist, uid)) { Schema = schema ?? Schema.Unknown };
        draft.Name(name);
        draft.Title(entry.Text("title"));
        Fill(entry, draft);
        return draft.Build();
    }

    private void Fill(XElement entry, ListingDraft draft)
    {
        foreach (var programme in Items(entry, "programList", "program")) draft.Programme(programme.Value);
        foreach (var aka in Items(entry, "akaList", "aka")) Alias(aka, draft);
        foreach (var address in Items(entry, "addressList", "address")) Address(address, draft);
        foreach (var tie in Items(entry, "nationalityList", "nationality")) Nationality(tie, draft);
        foreach (var tie in Items(entry, "citizenshipList", "citizenship")) Nationality(tie, draft);
        foreach (var born in Items(entry, "dateOfBirthList", "dateOfBirthItem"))
        {
            if (born.Text("dateOfBirth") is { } date) _remarks.ReadPiece($"DOB {date}", draft, born.Line());
        }

        foreach (var place in Items(entry, "placeOfBirthList", "placeOfBirthItem"))
        {
            if (place.Text("placeOfBirth") is { } text) _remarks.ReadPiece($"POB {text}", draft, place.Line());
        }

        foreach (var id in Items(entry, "idList", "id")) Id(id, draft);
        if (entry.Child("vesselInfo") is { } ship) Vessel(ship, draft);
        if (entry.Text("remarks") is { } remarks) _remarks.Read(remarks, draft, entry.Line());
    }

    private static IEnumerable<XElement> Items(XElement entry, string list, string item) => entry.All(list).SelectMany(l => l.All(item));

    private void Alias(XElement aka, ListingDraft draft)
    {
        aka.CheckChildren(log, file.Name, "uid", "type", "category", "lastName", "firstName");
        var kind = aka.Text("category")?.ToUpperInvariant() == "WEAK" ? NameKind.WeakAlias
            : aka.Text("type")?.ToUpperInvariant() == "F.K.A." ? NameKind.Former
            : NameKind.Alias;
        if (OfacName.Of(aka.Text("firstName"), aka.Text("lastName"), draft.Schema, kind) is { } name) draft.Name(name);
        else log.Field(file.Name, aka.Line(), "aka", "a name", "nothing");
    }

    private void Vessel(XElement ship, ListingDraft draft)
    {
        ship.CheckChildren(log, file.Name, "callSign", "vesselType", "vesselFlag", "vesselOwner", "tonnage", "grossRegisteredTonnage");
        var vessel = new OfacVessel(
            ship.Text("callSign"), ship.Text("vesselType"), ship.Text("tonnage"), ship.Text("grossRegisteredTonnage"),
            ship.Text("vesselFlag"), ship.Text("vesselOwner"));
        vessel.Fill(draft, log, file.Name, ship.Line());
    }

    private void Address(XElement address, ListingDraft draft)
    {
        address.CheckChildren(
            log, file.Name, "uid", "address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country");
        var country = address.Text("country");
        draft.Address(
            country, address.Text("address1"), address.Text("address2"), address.Text("address3"), address.Text("city"),
            address.Text("stateOrProvince"), address.Text("postalCode"));
        if (!draft.Country(country, CountryRole.Residence)) log.Field(file.Name, address.Line(), "country", "a country", country!);
    }

    private void Nationality(XElement tie, ListingDraft draft)
    {
        var country = tie.Text("country");
        if (!draft.Country(country, CountryRole.Nationality)) log.Field(file.Name, tie.Line(), "country", "a country", country!);
    }

    /// <summary>Worded as the remarks word it: <c>Passport A1 (Iran) issued 1983</c>, <c>Gender Male</c>.</summary>
    private void Id(XElement id, ListingDraft draft)
    {
        id.CheckChildren(log, file.Name, "uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate");
        var piece = $"{id.Text("idType")} {id.Text("idNumber")}";
        if (id.Text("idCountry") is { } country) piece += $" ({country})";
        if (id.Text("issueDate") is { } issued) piece += $" issued {issued}";
        if (id.Text("expirationDate") is { } expires) piece += $" expires {expires}";
        if (Blanks.Collapse(piece) is { } text) _remarks.ReadPiece(text, draft, id.Line());
    }
}
