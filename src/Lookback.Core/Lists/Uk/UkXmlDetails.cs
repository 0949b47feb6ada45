using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// What the UK Sanctions List's XML says of individuals, entities and ships alone. Its lists are an element in plural around elements in singular
/// (<c>DOBs/DOB</c>), whose names have varied (<c>Passport</c>, <c>PassportDetail</c>), so that any child of a list is taken for one of it.
/// </summary>
internal sealed class UkXmlDetails(UkFacts facts, ReadingLog log, string file)
{
    public void Individual(XElement person)
    {
        person.CheckChildren(
            log, file, "DOBs", "Nationalities", "NationalIdentifierDetails", "PassportDetails", "Positions", "BirthDetails", "Genders");
        facts.Line = person.Line();
        foreach (var born in person.Texts("DOBs")) facts.Born(born);
        foreach (var nationality in person.Texts("Nationalities")) facts.CountryList("Nationality", nationality, CountryRole.Nationality);
        foreach (var position in person.Texts("Positions")) facts.Titles(position);
        foreach (var gender in person.Texts("Genders")) facts.Gender(gender);
        foreach (var place in person.Below("BirthDetails"))
        {
            place.CheckChildren(log, file, "TownOfBirth", "CountryOfBirth");
            facts.BirthPlaces(place.Text("TownOfBirth"), place.Text("CountryOfBirth"));
        }

        foreach (var passport in person.Below("PassportDetails")) Document(passport, true, "Passport");
        foreach (var national in person.Below("NationalIdentifierDetails")) Document(national, false, "NationalIdentifier");
    }

    public void Entity(XElement entity)
    {
        entity.CheckChildren(log, file, "TypeOfEntities", "Subsidiaries", "ParentCompanies", "BusinessRegistrationNumbers");
        facts.Line = entity.Line();
        foreach (var number in entity.Texts("BusinessRegistrationNumbers")) facts.Registrations(number);
        Keep(entity, ("TypeOfEntities", "Type of entity"));
        Relate(entity, ("Subsidiaries", "Subsidiaries"), ("ParentCompanies", "Parent company"));
    }

    public void Ship(XElement ship, ListingDraft draft)
    {
        ship.CheckChildren(
            log, file, "IMONumbers", "CurrentOwnerOperators", "PreviousOwnerOperators", "CurrentBelievedFlagOfShips", "PreviousFlags", "TypeOfShipDetails",
            "TonnageOfShipDetails", "LengthOfShipDetails", "YearsBuilt", "HullIdentificationNumbers");
        facts.Line = ship.Line();
        foreach (var number in ship.Texts("IMONumbers")) facts.Imo(number);
        foreach (var flag in ship.Texts("CurrentBelievedFlagOfShips")) facts.CountryList("Current believed flag of ship", flag, CountryRole.Registration);
        foreach (var flag in ship.Texts("PreviousFlags")) facts.CountryList("Previous flag", flag, CountryRole.Linked);
        foreach (var number in ship.Texts("HullIdentificationNumbers")) draft.Identifier(IdentifierKind.Other, number, label: "HIN");
        Relate(ship, ("CurrentOwnerOperators", "Current owner/operator (s)"), ("PreviousOwnerOperators", "Previous owner/operator (s)"));
        Keep(
            ship, ("PreviousFlags", "Previous flags"), ("TypeOfShipDetails", "Type of ship"), ("TonnageOfShipDetails", "Tonnage of ship"),
            ("LengthOfShipDetails", "Length of ship"), ("YearsBuilt", "Year Built"));
    }

    private void Document(XElement document, bool isPassport, string name)
    {
        document.CheckChildren(log, file, $"{name}Number", $"{name}AdditionalInformation");
        facts.Documents(isPassport, document.Text($"{name}Number"), document.Text($"{name}AdditionalInformation"));
    }

    private void Keep(XElement owner, params (string List, string Label)[] lists)
    {
        foreach (var (list, label) in lists)
        {
            foreach (var text in owner.Texts(list)) facts.Keep(label, text);
        }
    }

    private void Relate(XElement owner, params (string List, string Label)[] lists)
    {
        foreach (var (list, label) in lists)
        {
            foreach (var text in owner.Texts(list)) facts.Relations(label, text);
        }
    }
}
