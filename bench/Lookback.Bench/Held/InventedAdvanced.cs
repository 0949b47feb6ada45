namespace Lookback.Bench.Held;

/// <summary>OFAC's advanced XML: places, documents, parties and entries each in a part of the file of their own, a place and a document for each tenth party.</summary>
internal static class InventedAdvanced
{
    private const string Head =
        "<Sanctions Version=\"1\"><DateOfIssue CalendarTypeID=\"1\"><Year>2026</Year><Month>3</Month><Day>9</Day></DateOfIssue><ReferenceValueSets>"
        + "<AliasTypeValues><AliasType ID=\"74\">Name</AliasType></AliasTypeValues><CalendarTypeValues><CalendarType ID=\"1\">Gregorian</CalendarType></CalendarTypeValues>"
        + "<CountryValues><Country ID=\"3\" ISO2=\"BY\">Belarus</Country></CountryValues><DetailTypeValues><DetailType ID=\"3\">TEXT</DetailType></DetailTypeValues>"
        + "<FeatureTypeValues><FeatureType ID=\"507\">Location</FeatureType><FeatureType ID=\"513\">Secondary sanctions risk:</FeatureType></FeatureTypeValues>"
        + "<IDRegDocTypeValues><IDRegDocType ID=\"61\">Passport</IDRegDocType></IDRegDocTypeValues><LegalBasisValues><LegalBasis ID=\"2\">Order 7 (Demo)</LegalBasis></LegalBasisValues>"
        + "<ListValues><List ID=\"1\">SDN List</List></ListValues><LocPartTypeValues><LocPartType ID=\"44\">CITY</LocPartType></LocPartTypeValues>"
        + "<NamePartTypeValues><NamePartType ID=\"21\">Last Name</NamePartType><NamePartType ID=\"22\">First Name</NamePartType></NamePartTypeValues>"
        + "<PartySubTypeValues><PartySubType ID=\"14\" PartyTypeID=\"11\">Unknown</PartySubType></PartySubTypeValues>"
        + "<PartyTypeValues><PartyType ID=\"11\">Individual</PartyType></PartyTypeValues><ReliabilityValues><Reliability ID=\"1\">Confirmed</Reliability></ReliabilityValues>"
        + "<EntryEventTypeValues><EntryEventType ID=\"1\">Created</EntryEventType></EntryEventTypeValues>"
        + "<SanctionsTypeValues><SanctionsType ID=\"1\">Program</SanctionsType></SanctionsTypeValues><ScriptValues><Script ID=\"9\" ScriptCode=\"Latn\">Latin</Script></ScriptValues>"
        + "</ReferenceValueSets><Locations>";

    private static readonly string Remarks = string.Concat(Enumerable.Repeat(Feature("513", "<VersionDetail DetailTypeID=\"3\">Nordhavn trading and shipping house</VersionDetail>"), 10));

    public static IEnumerable<string> Text(int parties)
    {
        yield return Head;
        for (var i = 10; i <= parties; i += 10) yield return Place(i);
        yield return "</Locations><IDRegDocuments>";
        for (var i = 10; i <= parties; i += 10) yield return Document(i);
        yield return "</IDRegDocuments><DistinctParties>";
        for (var i = 1; i <= parties; i++) yield return Party(i);
        yield return "</DistinctParties><SanctionsEntries>";
        for (var i = 1; i <= parties; i++) yield return Entry(i);
        yield return "</SanctionsEntries></Sanctions>";
    }

    private static string Place(int i) =>
        $"<Location ID=\"{i}\"><LocationCountry CountryID=\"3\"/><LocationPart LocPartTypeID=\"44\"><LocationPartValue Primary=\"true\"><Value>Minsk {i}</Value></LocationPartValue></LocationPart></Location>\n";

    private static string Document(int i) =>
        $"<IDRegDocument ID=\"{i}\" IDRegDocTypeID=\"61\" IdentityID=\"{i}0\" IssuedBy-CountryID=\"3\"><IDRegistrationNo>AB{i}</IDRegistrationNo></IDRegDocument>\n";

    private static string Party(int i) =>
        $"<DistinctParty FixedRef=\"{i}\"><Profile ID=\"{i}\" PartySubTypeID=\"14\"><Identity ID=\"{i}0\" FixedRef=\"{i}\" Primary=\"true\" False=\"false\">"
        + "<Alias FixedRef=\"1\" AliasTypeID=\"74\" Primary=\"true\" LowQuality=\"false\"><DocumentedName ID=\"1\" FixedRef=\"1\" DocNameStatusID=\"1\">"
        + Part("1", $"Vorell {i}") + Part("2", "Anton") + "</DocumentedName></Alias><NamePartGroups>" + Group("1", "21") + Group("2", "22") + "</NamePartGroups></Identity>"
        + Remarks + (i % 10 == 0 ? Feature("507", $"<VersionLocation LocationID=\"{i}\"/>") : "") + "</Profile></DistinctParty>\n";

    private static string Entry(int i) =>
        $"<SanctionsEntry ID=\"1\" ProfileID=\"{i}\" ListID=\"1\"><EntryEvent ID=\"1\" EntryEventTypeID=\"1\" LegalBasisID=\"2\"><Comment/><Date CalendarTypeID=\"1\"><Year>2020</Year><Month>2</Month>"
        + "<Day>3</Day></Date></EntryEvent><SanctionsMeasure ID=\"2\" SanctionsTypeID=\"1\"><Comment>DEMO</Comment></SanctionsMeasure></SanctionsEntry>\n";

    private static string Part(string group, string text) =>
        $"<DocumentedNamePart><NamePartValue NamePartGroupID=\"{group}\" ScriptID=\"9\" ScriptStatusID=\"1\" Acronym=\"false\">{text}</NamePartValue></DocumentedNamePart>";

    private static string Group(string id, string type) => $"<MasterNamePartGroup><NamePartGroup ID=\"{id}\" NamePartTypeID=\"{type}\"/></MasterNamePartGroup>";

    private static string Feature(string type, string version) =>
        $"<Feature ID=\"1\" FeatureTypeID=\"{type}\"><FeatureVersion ID=\"1\" ReliabilityID=\"1\">{version}</FeatureVersion></Feature>";
}
