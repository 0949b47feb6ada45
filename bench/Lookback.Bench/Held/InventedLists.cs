using static Lookback.Bench.Held.InventedWords;

namespace Lookback.Bench.Held;

/// <summary>A list in every format that a list may come in, but for workbooks, which hold a million rows at the most.</summary>
internal static class InventedLists
{
    private const string Mapping =
        """{"columns":{"id":"key","name":"name","aka":{"fact":"alias","separator":"|"},"born":"birth_date","country":"nationality","passport":"passport","note":"remark"}}""";

    public static IReadOnlyList<InventedList> All { get; } =
    [
        new("ofac-csv", [Of("sdn.csv", "", OfacCsv, "\u001A"), Of("alt.csv", "", i => $"{i},{i},\"aka\",\"WORELL, Anton {i}\",-0- \r\n")]),
        new("ofac-xml", [Of("sdn.xml", "<sdnList xmlns=\"http://tempuri.org/sdnList.xsd\">", OfacXml, "</sdnList>")]),
        new("ofac-advanced-xml", [new("sdn_advanced.xml", InventedAdvanced.Text)], IsHeld: true),
        new("ofac-enhanced-xml", [Of("sdn_enhanced.xml", EnhancedHead, EnhancedXml, "</entities></sanctionsData>")]),
        new("un-xml", [Of("un.xml", "<CONSOLIDATED_LIST dateGenerated=\"2026-01-01T00:00:00Z\"><INDIVIDUALS>", UnXml, "</INDIVIDUALS></CONSOLIDATED_LIST>")]),
        new("eu-csv", [Of("eu.csv", EuCsvHead, EuCsv)], IsHeld: true),
        new("eu-xml", [Of("eu.xml", "<export generationDate=\"2026-01-01T00:00:00.000+01:00\" globalFileId=\"1\">", EuXml, "</export>")]),
        new("eu-old-xml", [Of("global.xml", "<WHOLE Date=\"01/01/2016\">", EuOldXml, "</WHOLE>")]),
        new("uk-csv", [Of("uk.csv", "Report Date: 13-Feb-2026\n" + UkCsvColumns + "\n", UkCsv)], IsHeld: true),
        new("uk-xml", [Of("uk.xml", "<Designations>", UkXml, "</Designations>")]),
        new("ofsi-csv", [Of("ConList.csv", "Last Updated,05/06/2023\n" + OfsiColumns + "\n", Ofsi)], IsHeld: true),
        new("ca-xml", [Of("sema-lmes.xml", "<data-set>", Canada, "</data-set>")], IsHeld: true),
        new("ch-xml", [Of("seco.xml", SwissHead, Swiss, "</swiss-sanctions-list>")], IsHeld: true),
        new("us-csl", [Of("csl.csv", CslColumns + "\n", Csl)], IsHeld: true),
        new("us-dpl", [Of("dpl.txt", DplColumns + "\n", Dpl)], IsHeld: true),
        new("opensanctions-simple", [Of("targets.simple.csv", SimpleColumns + "\n", Simple)]),
        new("ftm-lines", [Of("entities.ftm.json", "", FtmLines)], IsHeld: true),
        new("ftm-nested", [Of("targets.nested.json", "", FtmNested)]),
        new("senzing", [Of("senzing.jsonl", "", Senzing)]),
        new("mapped-csv", [Of("people.csv", "id,name,aka,born,country,passport,note\n", MappedCsv)], Mapping),
        new("mapped-jsonl", [Of("people.jsonl", "", MappedLine)], Mapping),
    ];

    private static InventedFile Of(string name, string head, Func<int, string> party, string tail = "")
    {
        return new InventedFile(name, Text);

        IEnumerable<string> Text(int parties)
        {
            yield return head;
            for (var i = 1; i <= parties; i++) yield return party(i);
            yield return tail;
        }
    }
}
