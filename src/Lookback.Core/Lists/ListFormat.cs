namespace Lookback.Core.Lists;

/// <summary>The publishers' formats that can be read. They are told apart by content, never by a file's name.</summary>
public enum ListFormat
{
    /// <summary>OFAC's comma-separated set: the primary file alone, or with its aliases, addresses and continued remarks.</summary>
    OfacCsv,

    /// <summary>OFAC's standard XML (<c>sdn.xml</c>, <c>consolidated.xml</c>; root element <c>sdnList</c>).</summary>
    OfacXml,

    /// <summary>OFAC's advanced XML (<c>sdn_advanced.xml</c>, <c>cons_advanced.xml</c>; root element <c>Sanctions</c>).</summary>
    OfacAdvancedXml,

    /// <summary>OFAC's enhanced XML (<c>SDN_ENHANCED.ZIP</c>, <c>CONS_ENHANCED.ZIP</c>; root element <c>sanctionsData</c>).</summary>
    OfacEnhancedXml,

    /// <summary>The UN Security Council's consolidated list (root element <c>CONSOLIDATED_LIST</c>).</summary>
    UnXml,

    /// <summary>The EU's consolidated financial sanctions list, XML 1.1 (root element <c>export</c>).</summary>
    EuXml,

    /// <summary>The same as the European Commission wrote it until 2018 (root element <c>WHOLE</c>).</summary>
    EuOldXml,

    /// <summary>The same as a table (FSF CSV 1.1, separated by semicolons).</summary>
    EuCsv,

    /// <summary>The UK Sanctions List, XML (root element <c>Designations</c>).</summary>
    UkXml,

    /// <summary>The UK Sanctions List as a table, in the layouts of 2026.</summary>
    UkCsv,

    /// <summary>OFSI's consolidated list of financial sanctions targets (<c>ConList</c>), as a table or a workbook, and its older layout.</summary>
    OfsiTable,

    /// <summary>The US Consolidated Screening List, in its layouts since 2016.</summary>
    UsCsl,

    /// <summary>The Denied Persons List of the US Bureau of Industry and Security, separated by tabs.</summary>
    UsDeniedPersons,

    /// <summary>Canada's consolidated autonomous sanctions list (root element <c>data-set</c>).</summary>
    CanadaXml,

    /// <summary>Australia's consolidated list, a workbook.</summary>
    AustraliaTable,

    /// <summary>Switzerland's list by SECO, whole (root element <c>swiss-sanctions-list</c>).</summary>
    SwissXml,

    /// <summary>OpenSanctions' simplified table (<c>targets.simple.csv</c>).</summary>
    OpenSanctionsSimple,

    /// <summary>Senzing's JSON records, one a line or in an array.</summary>
    Senzing,

    /// <summary>FollowTheMoney entities, one JSON object a line or in an array (OpenSanctions' <c>entities.ftm.json</c>, <c>targets.nested.json</c>).</summary>
    FollowTheMoney,

    /// <summary>Any table with a header (separated values, a workbook) or JSON lines, read through a <see cref="ColumnMapping"/>.</summary>
    Mapped,
}
