namespace Lookback.Core.Lists;

/// <summary>The publishers' formats that can be read. They are told apart by content, never by a file's name.</summary>
public enum ListFormat
{
    /// <summary>OFAC's comma-separated set: the primary file alone, or with its aliases, addresses and continued remarks.</summary>
    OfacCsv,

    /// <summary>OFAC's standard XML (<c>sdn.xml</c>, <c>consolidated.xml</c>; root element <c>sdnList</c>).</summary>
    OfacXml,

    /// <summary>The UN Security Council's consolidated list (root element <c>CONSOLIDATED_LIST</c>).</summary>
    UnXml,

    /// <summary>FollowTheMoney entities, one JSON object a line (OpenSanctions' <c>entities.ftm.json</c>).</summary>
    FollowTheMoney,

    /// <summary>Any table of separated values with a header, read through a <see cref="ColumnMapping"/>.</summary>
    MappedCsv,
}
