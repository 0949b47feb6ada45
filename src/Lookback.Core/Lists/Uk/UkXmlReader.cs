using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// The UK Sanctions List as XML. <c>UniqueID</c> is the listing's key, as in the table. Not read: <c>LastUpdated</c>, which changes without a change of
/// content; <c>SanctionsImposedIndicators</c>, which say once more what <c>SanctionsImposed</c> says; the words for script and language.
/// </summary>
internal sealed class UkXmlReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    /// <summary>Elements kept as remarks, under the names that the table has for them.</summary>
    private static readonly (string Element, string Label)[] Kept =
    [
        ("OFSIGroupID", "OFSI Group ID"), ("UNReferenceNumber", "UN Reference Number"), ("DesignationSource", "Designation source"),
        ("SanctionsImposed", "Sanctions Imposed"), ("UKStatementofReasons", "UK Statement of Reasons"),
    ];

    private static readonly string[] Known =
    [
        .. Kept.Select(k => k.Element), "LastUpdated", "DateDesignated", "UniqueID", "Names", "NonLatinNames", "Titles", "RegimeName", "IndividualEntityShip",
        "SanctionsImposedIndicators", "OtherInformation", "Addresses", "PhoneNumbers", "EmailAddresses", "Websites", "IndividualDetails", "EntityDetails",
        "ShipDetails", "CryptoWalletAddresses",
    ];

    private readonly SeenTexts _seen = new();

    public IEnumerable<ListingText> Read()
    {
        foreach (var entry in Entries.Read(file, log, ["Designations"], ["DateGenerated", "Designation"]))
        {
            if (entry.Name.LocalName == "DateGenerated") Dated(entry);
            else if (entry.Name.LocalName == "Designation" && Designation(entry) is { } listing) yield return listing;
        }
    }

    private void Dated(XElement generated)
    {
        if (UkDate.Find(generated.Value) is { } date) log.PublishedAt = date.StartsAt;
        else log.Field(file.Name, generated.Line(), "DateGenerated", "a date dd/mm/yyyy", generated.Value);
    }

    private ListingText? Designation(XElement entry)
    {
        log.RowsRead++;
        entry.CheckChildren(log, file.Name, Known);
        if (entry.Text("UniqueID") is not { } key)
        {
            log.Row(file.Name, entry.Line(), "UniqueID", "a value", "nothing");
            return null;
        }

        var draft = new ListingDraft(new ListingId(watchlist, key));
        var facts = new UkFacts(draft, log, file.Name, _seen) { Line = entry.Line() };
        Named(entry, facts);
        if (!draft.HasName)
        {
            log.Row(file.Name, entry.Line(), "Name6", "a name", "nothing");
            return null;
        }

        Fill(entry, facts);
        var details = new UkXmlDetails(facts, log, file.Name);
        foreach (var person in entry.Below("IndividualDetails")) details.Individual(person);
        foreach (var entity in entry.Below("EntityDetails")) details.Entity(entity);
        foreach (var ship in entry.Below("ShipDetails")) details.Ship(ship, draft);
        return draft.Build();
    }

    private void Named(XElement entry, UkFacts facts)
    {
        facts.Kind(entry.Text("IndividualEntityShip"));
        foreach (var name in entry.Below("Names"))
        {
            name.CheckChildren(log, file.Name, "Name1", "Name2", "Name3", "Name4", "Name5", "Name6", "NameType", "AliasStrength");
            facts.Line = name.Line();
            facts.Name(
                name.Text("NameType"), name.Text("AliasStrength"), name.Text("Name6"), name.Text("Name1"), name.Text("Name2"), name.Text("Name3"),
                name.Text("Name4"), name.Text("Name5"));
        }

        foreach (var name in entry.Below("NonLatinNames"))
        {
            name.CheckChildren(log, file.Name, "NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage");
            facts.OriginalName(name.Text("NameNonLatinScript"));
        }
    }

    private void Fill(XElement entry, UkFacts facts)
    {
        facts.Line = entry.Line();
        foreach (var title in entry.Texts("Titles")) facts.Titles(title);
        foreach (var address in entry.Below("Addresses")) Address(address, facts);
        foreach (var phone in entry.Texts("PhoneNumbers")) facts.Phones(phone);
        foreach (var site in entry.Texts("Websites")) facts.Online("Website", site);
        foreach (var mail in entry.Texts("EmailAddresses")) facts.Online("Email address", mail);
        foreach (var wallet in entry.Texts("CryptoWalletAddresses")) facts.Wallet(wallet);
        facts.Programme(entry.Text("RegimeName"));
        facts.Designated(entry.Text("DateDesignated"));
        facts.Remark(entry.Text("OtherInformation"));
        foreach (var (element, label) in Kept) facts.Keep(label, entry.Text(element));
    }

    private void Address(XElement address, UkFacts facts)
    {
        string[] lines = ["AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "AddressLine5", "AddressLine6"];
        address.CheckChildren(log, file.Name, [.. lines, "AddressPostalCode", "PostalCode", "PostCode", "AddressCountry"]);
        facts.Line = address.Line();
        var code = address.Text("AddressPostalCode") ?? address.Text("PostalCode") ?? address.Text("PostCode");
        facts.Address(address.Text("AddressCountry"), code, [.. lines.Select(address.Text)]);
    }
}
