namespace Lookback.Bench.Held;

/// <summary>The same invented party as each format has it: a name and an alias, a birth date, a country, a passport, an address and a long remark.</summary>
internal static class InventedWords
{
    public const string EnhancedHead =
        "<sanctionsData><publicationInfo><dataAsOf>2026-03-09T00:00:00</dataAsOf></publicationInfo><referenceValues/><featureTypes/><entities>";

    public const string EuCsvHead =
        "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_Remark;Entity_SubjectType;Entity_Regulation_Programme;NameAlias_LastName;NameAlias_FirstName;"
        + "NameAlias_WholeName;NameAlias_LogicalId;Address_City;Address_Street;Address_CountryIso2Code;Address_LogicalId;BirthDate_BirthDate;BirthDate_LogicalId;"
        + "Identification_Number;Identification_TypeCode;Identification_CountryIso2Code;Identification_LogicalId;Citizenship_CountryIso2Code;Citizenship_LogicalId\n";

    public const string UkCsvColumns =
        "Unique ID,OFSI Group ID,Name 6,Name 1,Name type,Regime Name,Designation Type,Other Information,Address Line 1,Address Line 6,Address Country,"
        + "Date Designated,D.O.B,Nationality(/ies),Passport number,Passport additional information";

    public const string OfsiColumns =
        "Name 6,Name 1,DOB,Nationality,Passport Number,Passport Details,Address 1,Address 6,Country,Other Information,Group Type,Alias Type,Regime,Listed On,Group ID";

    public const string SwissHead =
        "<swiss-sanctions-list list-type=\"whole-list\" date=\"2026-09-28\"><sanctions-program ssid=\"20\"><program-key lang=\"eng\">Demo</program-key>"
        + "<sanctions-set ssid=\"21\" lang=\"eng\">Financial measures</sanctions-set></sanctions-program>";

    public const string CslColumns = "_id,source,entity_number,type,programs,name,addresses,start_date,remarks,alt_names,citizenships,dates_of_birth,ids";

    public const string DplColumns =
        "\"Name\"\t\"Street_Address\"\t\"City\"\t\"State\"\t\"Country\"\t\"Postal_Code\"\t\"Effective_Date\"\t\"Expiration_Date\"\t\"Standard_Order\"\t\"FR_Citation\"";

    public const string SimpleColumns = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change";

    private static readonly string Remark = string.Concat(Enumerable.Repeat("Nordhavn trading and shipping house, ", 8)).Trim(' ', ',');

    public static string OfacCsv(int i) =>
        $"{i},\"VORELL, Anton {i}\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB {Year(i)}; nationality Belarus; Passport AB{i} (Belarus); {Remark}.\"\r\n";

    public static string OfacXml(int i) =>
        $"<sdnEntry><uid>{i}</uid><firstName>Anton {i}</firstName><lastName>VORELL</lastName><sdnType>Individual</sdnType><remarks>{Remark}</remarks>"
        + "<programList><program>DEMO</program></programList><akaList><aka><uid>1</uid><type>a.k.a.</type><category>strong</category>"
        + $"<lastName>WORELL</lastName><firstName>Anton {i}</firstName></aka></akaList><idList><id><uid>2</uid><idType>Passport</idType><idNumber>AB{i}</idNumber>"
        + "<idCountry>Belarus</idCountry></id></idList><addressList><address><uid>3</uid><address1>1 Mill Lane</address1><city>Minsk</city><country>Belarus</country></address></addressList>"
        + $"<dateOfBirthList><dateOfBirthItem><uid>4</uid><dateOfBirth>{Year(i)}</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList></sdnEntry>\n";

    public static string EnhancedXml(int i) =>
        $"<entity id=\"{i}\"><generalInfo><identityId>{i}</identityId><entityType>Individual</entityType><remarks>{Remark}</remarks></generalInfo>"
        + "<sanctionsPrograms><sanctionsProgram>DEMO</sanctionsProgram></sanctionsPrograms><names><name id=\"1\"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality>"
        + "<translations><translation id=\"1\"><isPrimary>true</isPrimary><script>Latin</script>"
        + $"<formattedFirstName>Anton {i}</formattedFirstName><formattedLastName>VORELL</formattedLastName></translation></translations></name></names>"
        + "<addresses><address id=\"1\"><country>Belarus</country><translations><translation id=\"2\"><isPrimary>true</isPrimary><script>Latin</script><addressParts>"
        + "<addressPart><type>CITY</type><value>Minsk</value></addressPart></addressParts></translation></translations></address></addresses></entity>\n";

    public static string UnXml(int i) =>
        $"<INDIVIDUAL><FIRST_NAME>ANTON {i}</FIRST_NAME><SECOND_NAME>VORELL</SECOND_NAME><UN_LIST_TYPE>Demo</UN_LIST_TYPE><REFERENCE_NUMBER>XDi.{i}</REFERENCE_NUMBER>"
        + $"<COMMENTS1>{Remark}</COMMENTS1><NATIONALITY><VALUE>Belarus</VALUE></NATIONALITY><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Anton Worell {i}</ALIAS_NAME>"
        + $"</INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>{Year(i)}</YEAR></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT>"
        + $"<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>AB{i}</NUMBER><ISSUING_COUNTRY>Belarus</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT></INDIVIDUAL>\n";

    /// <summary>Four rows a party, as the Commission writes them: its name, its birth, its passport, its address.</summary>
    public static string EuCsv(int i)
    {
        var party = $"01/01/2026;{i};EU.{i};{Remark};P;DEMO";
        return $"{party};Vorell;Anton {i};Anton {i} Vorell;1;;;;;;;;;;;;\n{party};;;;;;;;;{Year(i)}-04-12;2;;;;;;\n"
            + $"{party};;;;;;;;;;;AB{i};passport;BY;3;;\n{party};;;;;Minsk;1 Mill Lane;BY;4;;;;;;;BY;5\n";
    }

    public static string EuXml(int i) =>
        $"<sanctionEntity euReferenceNumber=\"EU.{i}\" logicalId=\"{i}\"><remark>{Remark}</remark><regulation regulationType=\"regulation\" programme=\"DEMO\" logicalId=\"1\"/>"
        + $"<subjectType code=\"person\" classificationCode=\"P\"/><nameAlias firstName=\"Anton {i}\" lastName=\"Vorell\" wholeName=\"Anton {i} Vorell\" strong=\"true\" logicalId=\"2\"/>"
        + $"<citizenship countryIso2Code=\"BY\" logicalId=\"3\"/><birthdate circa=\"false\" calendarType=\"GREGORIAN\" birthdate=\"{Year(i)}-04-12\" logicalId=\"4\"/>"
        + "<address street=\"1 Mill Lane\" city=\"Minsk\" countryIso2Code=\"BY\" logicalId=\"5\"/>"
        + $"<identification number=\"AB{i}\" identificationTypeCode=\"passport\" countryIso2Code=\"BY\" logicalId=\"6\"/></sanctionEntity>\n";

    public static string EuOldXml(int i) =>
        $"<ENTITY Id=\"{i}\" Type=\"P\" legal_basis=\"1/2016\" reg_date=\"2016-01-01\" pdf_link=\"\" programme=\"DEMO\" remark=\"{Remark}\"><NAME Id=\"1\" Entity_id=\"{i}\">"
        + $"<LASTNAME>Vorell</LASTNAME><FIRSTNAME>Anton {i}</FIRSTNAME><MIDDLENAME/><WHOLENAME>Anton {i} Vorell</WHOLENAME><GENDER>M</GENDER><TITLE/><FUNCTION/><LANGUAGE/></NAME>"
        + $"<BIRTH Id=\"2\" Entity_id=\"{i}\"><DATE>{Year(i)}-05-04</DATE><PLACE>Gomel</PLACE><COUNTRY>BLR</COUNTRY></BIRTH></ENTITY>\n";

    public static string UkCsv(int i) =>
        $"XYZ{i},{i},VORELL,Anton {i},Primary Name,Demo,Individual,\"{Remark}\",1 Mill Lane,Minsk,Belarus,29/06/2020,dd/mm/{Year(i)},Belarus,AB{i},Belarus passport\n"
        + $"XYZ{i},{i},WORELL,Anton {i},Alias,Demo,Individual,\"{Remark}\",1 Mill Lane,Minsk,Belarus,29/06/2020,dd/mm/{Year(i)},Belarus,AB{i},Belarus passport\n";

    public static string UkXml(int i) =>
        $"<Designation><DateDesignated>29/06/2020</DateDesignated><UniqueID>XYZ{i}</UniqueID><Names><Name><Name1>Anton {i}</Name1><Name6>VORELL</Name6><NameType>Primary Name</NameType></Name>"
        + $"</Names><RegimeName>Demo</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip><OtherInformation>{Remark}</OtherInformation><Addresses><Address>"
        + "<AddressLine1>1 Mill Lane</AddressLine1><AddressLine6>Minsk</AddressLine6><AddressCountry>Belarus</AddressCountry></Address></Addresses>"
        + $"<IndividualDetails><Individual><DOBs><DOB>dd/mm/{Year(i)}</DOB></DOBs><Nationalities><Nationality>Belarus</Nationality></Nationalities></Individual></IndividualDetails></Designation>\n";

    public static string Ofsi(int i) =>
        $"VORELL,Anton {i},00/00/{Year(i)},Belarus,AB{i},Belarus passport,1 Mill Lane,Minsk,Belarus,\"{Remark}\",Individual,Primary name,Demo,09/12/2022,{i}\n"
        + $"WORELL,Anton {i},00/00/{Year(i)},Belarus,AB{i},Belarus passport,1 Mill Lane,Minsk,Belarus,\"{Remark}\",Individual,AKA,Demo,09/12/2022,{i}\n";

    public static string Canada(int i) =>
        $"<record><Country>Nordhavn / Havre du Nord</Country><LastName>VORELL</LastName><GivenName>Anton {i}</GivenName><Aliases>Anton WORELL {i}</Aliases>"
        + $"<DateOfBirth>{Year(i)}-05-04</DateOfBirth><Schedule>1</Schedule><Item>{i}</Item></record>\n";

    /// <summary>A place for each ten targets, behind the first of them.</summary>
    public static string Swiss(int i) =>
        $"<target ssid=\"9{i}\"><sanctions-set-id>21</sanctions-set-id><individual sex=\"male\"><identity ssid=\"8{i}\" main=\"true\"><name ssid=\"1\" name-type=\"primary-name\" quality=\"good\">"
        + $"<name-part order=\"1\" name-part-type=\"family-name\"><value>Vorell</value></name-part><name-part order=\"2\" name-part-type=\"given-name\"><value>Anton {i}</value></name-part></name>"
        + $"<day-month-year ssid=\"2\" day=\"4\" month=\"5\" year=\"{Year(i)}\" calendar=\"Gregorian\" quality=\"good\"/><place-of-birth ssid=\"3\" place-id=\"7{1 + ((i - 1) / 10)}\"/></identity>"
        + $"<justification ssid=\"4\">{Remark}</justification></individual></target>\n"
        + (i % 10 == 1 ? $"<place ssid=\"7{1 + ((i - 1) / 10)}\"><location>Gomel {i}</location><country iso-code=\"BY\">Belarus</country></place>\n" : "");

    public static string Csl(int i) =>
        $"{i},Specially Designated Nationals (SDN) - Treasury Department,{i},Individual,DEMO,\"VORELL, Anton {i}\",\"1 Mill Lane, Minsk, BY\",,{Remark.Replace(",", ";", StringComparison.Ordinal)},"
        + $"\"WORELL, Anton {i}\",BY,{Year(i)},\"Passport, AB{i}, BY\"\n";

    public static string Dpl(int i) =>
        $"\"ANTON VORELL {i}\"\t\"1 MILL LANE\"\t\"AUSTIN\"\t\"TX\"\t\"US\"\t\"78701\"\t\"03/05/2020\"\t\"03/05/2030\"\t\"Y\"\t\"{Remark}\"\n";

    public static string Simple(int i) =>
        $"e-{i},Person,Anton Vorell {i},Anton Worell {i};Tony {i},{Year(i)}-04-12,by,\"1 Mill Lane, Minsk\",AB{i},\"{Remark}\",,,Demo,2026-01-01T00:00:00,2026-01-01T00:00:00,2026-01-01T00:00:00\n";

    /// <summary>A passport of its own for each tenth party.</summary>
    public static string FtmLines(int i) =>
        $$"""{"id":"e-{{i}}","caption":"Anton Vorell {{i}}","schema":"Person","properties":{"name":["Anton Vorell {{i}}"],"birthDate":["{{Year(i)}}"],"notes":["{{Remark}}"] } }""" + "\n"
        + (i % 10 == 0 ? $$"""{"id":"d-{{i}}","schema":"Passport","properties":{"number":["AB{{i}}"],"country":["by"],"holder":["e-{{i}}"] } }""" + "\n" : "");

    public static string FtmNested(int i) =>
        $$"""{"id":"e-{{i}}","caption":"Anton Vorell {{i}}","schema":"Person","properties":{"name":["Anton Vorell {{i}}"],"birthDate":["{{Year(i)}}"],"notes":["{{Remark}}"],"""
        + $$""" "identification":[{"id":"d-{{i}}","schema":"Passport","properties":{"number":["AB{{i}}"],"country":["by"] } }] } }""" + "\n";

    public static string Senzing(int i) =>
        $$"""{"DATA_SOURCE":"DEMO","RECORD_ID":"{{i}}","RECORD_TYPE":"PERSON","PRIMARY_NAME_FIRST":"Anton {{i}}","PRIMARY_NAME_LAST":"Vorell","DATE_OF_BIRTH":"{{Year(i)}}-04-12","""
        + $$""" "NATIONALITY":"BY","PASSPORT_NUMBER":"AB{{i}}","PASSPORT_COUNTRY":"BY","ADDR_FULL":"1 Mill Lane, Minsk"}""" + "\n";

    public static string MappedCsv(int i) => $"{i},Anton Vorell {i},Anton Worell {i}|Tony {i},{Year(i)},BY,AB{i},\"{Remark}\"\n";

    public static string MappedLine(int i) =>
        $$"""{"id":{{i}},"name":"Anton Vorell {{i}}","aka":"Tony {{i}}","born":"{{Year(i)}}","country":"BY","passport":"AB{{i}}","note":"{{Remark}}"}""" + "\n";

    private static int Year(int i) => 1930 + (i % 70);
}
