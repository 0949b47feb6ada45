using Lookback.Core.Sources;

namespace Lookback.Tests.Support;

/// <summary>An invented edition in OFAC's advanced XML, with ids that are not OFAC's: readers must go by the words.</summary>
internal static class OfacAdvanced
{
    public const string Namespace = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML";

    public const string Sets = """
        <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>3</Month><Day>9</Day></DateOfIssue>
        <ReferenceValueSets>
          <AliasTypeValues><AliasType ID="71">A.K.A.</AliasType><AliasType ID="72">F.K.A.</AliasType><AliasType ID="73">N.K.A.</AliasType><AliasType ID="74">Name</AliasType></AliasTypeValues>
          <AreaCodeValues><AreaCode ID="90" CountryID="3" AreaCodeTypeID="1">BY</AreaCode></AreaCodeValues>
          <CalendarTypeValues><CalendarType ID="1">Gregorian</CalendarType><CalendarType ID="2">Hijri</CalendarType></CalendarTypeValues>
          <CountryValues><Country ID="3" ISO2="BY">Belarus</Country><Country ID="4">Panama</Country><Country ID="5">Atlantis</Country><Country ID="6">Russia</Country></CountryValues>
          <DetailReferenceValues><DetailReference ID="31">Male</DetailReference><DetailReference ID="32">Tug</DetailReference><DetailReference ID="33">See Section 99.</DetailReference></DetailReferenceValues>
          <DetailTypeValues><DetailType ID="1">DATE</DetailType><DetailType ID="2">LOOKUP</DetailType><DetailType ID="3">TEXT</DetailType><DetailType ID="4">COUNTRY</DetailType></DetailTypeValues>
          <EntryEventTypeValues><EntryEventType ID="1">Created</EntryEventType></EntryEventTypeValues>
          <FeatureTypeValues>
            <FeatureType ID="501">Birthdate</FeatureType><FeatureType ID="502">Place of Birth</FeatureType><FeatureType ID="503">Nationality Country</FeatureType>
            <FeatureType ID="504">Citizenship Country</FeatureType><FeatureType ID="505">Gender</FeatureType><FeatureType ID="506">Title</FeatureType>
            <FeatureType ID="507">Location</FeatureType><FeatureType ID="508">Website</FeatureType><FeatureType ID="509">Email Address</FeatureType>
            <FeatureType ID="510">Phone Number</FeatureType><FeatureType ID="511">Digital Currency Address - XBT</FeatureType><FeatureType ID="512">SWIFT/BIC</FeatureType>
            <FeatureType ID="513">Secondary sanctions risk:</FeatureType><FeatureType ID="514">Organization Established Date</FeatureType>
            <FeatureType ID="515">Vessel Call Sign</FeatureType><FeatureType ID="516">VESSEL TYPE</FeatureType><FeatureType ID="517">Vessel Flag</FeatureType>
            <FeatureType ID="518">Former Vessel Flag</FeatureType><FeatureType ID="519">Vessel Gross Tonnage</FeatureType><FeatureType ID="520">Vessel Owner</FeatureType>
            <FeatureType ID="521">Ethnicity</FeatureType><FeatureType ID="522">Nationality of Registration</FeatureType>
          </FeatureTypeValues>
          <IDRegDocDateTypeValues><IDRegDocDateType ID="1">Issue Date</IDRegDocDateType><IDRegDocDateType ID="2">Expiration Date</IDRegDocDateType></IDRegDocDateTypeValues>
          <IDRegDocTypeValues><IDRegDocType ID="61">Passport</IDRegDocType><IDRegDocType ID="62">Vessel Registration Identification</IDRegDocType><IDRegDocType ID="63">Moon Permit</IDRegDocType><IDRegDocType ID="64">Tax ID No.</IDRegDocType></IDRegDocTypeValues>
          <LegalBasisValues><LegalBasis ID="1">Unknown</LegalBasis><LegalBasis ID="2">Order 7 (Demo)</LegalBasis></LegalBasisValues>
          <ListValues><List ID="1">SDN List</List><List ID="2">Consolidated List</List></ListValues>
          <LocPartTypeValues><LocPartType ID="1">Unknown</LocPartType><LocPartType ID="40">REGION</LocPartType><LocPartType ID="41">ADDRESS1</LocPartType><LocPartType ID="42">ADDRESS2</LocPartType><LocPartType ID="44">CITY</LocPartType><LocPartType ID="45">STATE/PROVINCE</LocPartType><LocPartType ID="46">POSTAL CODE</LocPartType></LocPartTypeValues>
          <NamePartTypeValues><NamePartType ID="21">Last Name</NamePartType><NamePartType ID="22">First Name</NamePartType><NamePartType ID="23">Middle Name</NamePartType><NamePartType ID="24">Maiden Name</NamePartType><NamePartType ID="25">Nickname</NamePartType><NamePartType ID="26">Entity Name</NamePartType><NamePartType ID="27">Vessel Name</NamePartType><NamePartType ID="28">Patronymic</NamePartType></NamePartTypeValues>
          <PartySubTypeValues><PartySubType ID="11" PartyTypeID="14">Vessel</PartySubType><PartySubType ID="13" PartyTypeID="12">Unknown</PartySubType><PartySubType ID="14" PartyTypeID="11">Unknown</PartySubType><PartySubType ID="15" PartyTypeID="19">Meteor</PartySubType></PartySubTypeValues>
          <PartyTypeValues><PartyType ID="11">Individual</PartyType><PartyType ID="12">Entity</PartyType><PartyType ID="14">Transport</PartyType></PartyTypeValues>
          <RelationQualityValues><RelationQuality ID="1">High</RelationQuality><RelationQuality ID="2">Unknown</RelationQuality></RelationQualityValues>
          <RelationTypeValues><RelationType ID="1" Symmetrical="true">Associate Of</RelationType><RelationType ID="2" Symmetrical="false">Owned or Controlled By</RelationType></RelationTypeValues>
          <ReliabilityValues><Reliability ID="1">Confirmed</Reliability><Reliability ID="2">False</Reliability></ReliabilityValues>
          <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>
          <ScriptValues><Script ID="9" ScriptCode="Latn">Latin</Script><Script ID="8" ScriptCode="Cyrl">Cyrillic</Script><Script ID="7" ScriptCode="Hans">Chinese Simplified</Script></ScriptValues>
          <ValidityValues><Validity ID="1">Valid</Validity><Validity ID="2">Fraudulent</Validity></ValidityValues>
        </ReferenceValueSets>
        """;

    /// <summary>A whole file.</summary>
    public static SourceFile File(
        string parties, string places = "", string documents = "", string relations = "", string entries = "", string root = "Version=\"1\"", string ns = Namespace) =>
        Sources.Text("sdn_advanced.xml", Text(parties, places, documents, relations, entries, root, ns));

    public static string Text(string parties, string places, string documents, string relations, string entries, string root, string ns) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Sanctions xmlns="{ns}" {root}>
        {Sets}
        <Locations>{places}</Locations>
        <IDRegDocuments>{documents}</IDRegDocuments>
        <DistinctParties>
        {parties}
        </DistinctParties>
        <ProfileRelationships>{relations}</ProfileRelationships>
        <SanctionsEntries>{entries}</SanctionsEntries>
        <SanctionsEntryLinks><SanctionsEntryLink ID="1"/></SanctionsEntryLinks>
        </Sanctions>
        """;

    /// <summary>A party of one identity whose id is the party's and a 0.</summary>
    public static string Party(string id, string subtype, string aliases, string groups, string features = "", string comment = "") =>
        $"""
        <DistinctParty FixedRef="{id}"><Comment>{comment}</Comment>
        <Profile ID="{id}" PartySubTypeID="{subtype}"><Identity ID="{id}0" FixedRef="{id}" Primary="true" False="false">{aliases}<NamePartGroups>{groups}</NamePartGroups></Identity>
        {features}<SanctionsEntryReference SanctionsEntryID="1"/></Profile></DistinctParty>
        """;

    /// <summary>An alias of written names.</summary>
    public static string Alias(string type, bool isPrimary, bool isLow, params string[] written) =>
        $"""<Alias FixedRef="1" AliasTypeID="{type}" Primary="{(isPrimary ? "true" : "false")}" LowQuality="{(isLow ? "true" : "false")}">{string.Concat(written)}</Alias>""";

    /// <summary>A written name of parts, each a group and its text.</summary>
    public static string Written(string script, params (string Group, string Text)[] parts) =>
        $"""<DocumentedName ID="1" FixedRef="1" DocNameStatusID="1">{string.Concat(parts.Select(p => $"<DocumentedNamePart><NamePartValue NamePartGroupID=\"{p.Group}\" ScriptID=\"{script}\" ScriptStatusID=\"1\" Acronym=\"false\">{p.Text}</NamePartValue></DocumentedNamePart>"))}</DocumentedName>""";

    /// <summary>Groups of name parts.</summary>
    public static string Groups(params (string Id, string Type)[] groups) =>
        string.Concat(groups.Select(g => $"<MasterNamePartGroup><NamePartGroup ID=\"{g.Id}\" NamePartTypeID=\"{g.Type}\"/></MasterNamePartGroup>"));

    /// <summary>A feature of one version.</summary>
    public static string Feature(string type, string version, string reliability = "1", string comment = "") =>
        $"""<Feature ID="1" FeatureTypeID="{type}"><FeatureVersion ID="1" ReliabilityID="{reliability}"><Comment>{comment}</Comment>{version}</FeatureVersion><IdentityReference IdentityID="1" IdentityFeatureLinkTypeID="1"/></Feature>""";

    /// <summary>A feature's text.</summary>
    public static string Detail(string text) => $"""<VersionDetail DetailTypeID="3">{text}</VersionDetail>""";

    /// <summary>A period from the first day to the last, each <c>1978-4-12</c>.</summary>
    public static string Period(string first, string last, bool isAbout = false, string calendar = "1")
    {
        var about = isAbout ? "true" : "false";
        return $"""<DatePeriod CalendarTypeID="{calendar}" YearFixed="false" MonthFixed="false" DayFixed="false"><Start Approximate="{about}"><From>{Day(first)}</From><To>{Day(first)}</To></Start><End Approximate="{about}"><From>{Day(last)}</From><To>{Day(last)}</To></End></DatePeriod>""";
    }

    /// <summary>A date's elements.</summary>
    public static string Day(string day) => day.Split('-') is [var y, var m, var d] ? $"<Year>{y}</Year><Month>{m}</Month><Day>{d}</Day>" : $"<Year>{day}</Year>";

    /// <summary>A place with a country and parts, each a type and its text.</summary>
    public static string Place(string id, string? country, params (string Type, string Text)[] parts)
    {
        var tie = country is null ? "" : $"<LocationCountry CountryID=\"{country}\" CountryRelevanceID=\"1\"/>";
        return $"<Location ID=\"{id}\">{tie}{string.Concat(parts.Select(p => $"<LocationPart LocPartTypeID=\"{p.Type}\"><LocationPartValue Primary=\"true\" LocPartValueTypeID=\"1\" LocPartValueStatusID=\"1\"><Comment/><Value>{p.Text}</Value></LocationPartValue></LocationPart>"))}<FeatureVersionReference FeatureVersionID=\"1\"/></Location>";
    }

    /// <summary>An entry on a list since a day, under programmes.</summary>
    public static string Entry(string profile, string list, string day, params string[] programmes) =>
        $"""<SanctionsEntry ID="1" ProfileID="{profile}" ListID="{list}"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="2"><Comment/><Date CalendarTypeID="1">{Day(day)}</Date></EntryEvent><SanctionsMeasure ID="1" SanctionsTypeID="2"><Comment/></SanctionsMeasure>{string.Concat(programmes.Select(p => $"<SanctionsMeasure ID=\"2\" SanctionsTypeID=\"1\"><Comment>{p}</Comment></SanctionsMeasure>"))}</SanctionsEntry>""";
}
