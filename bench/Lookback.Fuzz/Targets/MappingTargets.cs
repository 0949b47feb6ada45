using System.Text;
using Lookback.Core.Documents;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Fuzz.Targets;

/// <summary>Tables that no publisher has, and the files that say what is in them.</summary>
internal static class MappingTargets
{
    private const string Rich =
        """
        { "delimiter": ",", "dates": "dmy", "names": "family-comma-given", "rows": "together", "empty": [ "n/a" ],
          "columns": { "ID": "key", "Name": [ "name" ], "AKA": { "fact": "alias", "separator": "|" }, "Born": "birth_date", "Pass": "passport", "From": "nationality" },
          "constants": { "schema": "person", "programme": "INTERNAL" }, "ignore": [ "Row" ] }
        """;

    private const string RichTable = "ID,Name,AKA,Born,Pass,From,Row\n1,\"Vorell, Anton\",Tony|A. Vorell,12/04/1978,AB1234,Belarus,1\n1,\"Worell, Anton\",,n/a,,by,2\n";
    private const string Plain = """{ "columns": { "id": "key", "name": "name", "a.b": "alias", "when": "designated" } }""";
    private const string PlainLines = """{"id":"1","name":"Anton Vorell","a":{"b":["Tony","T"]},"when":"2024-02-29"}""" + "\n" + """{"id":2,"name":["Nordhavn"]}""";
    private const string Encounters = """{"columns":{"Kunde":"name","Geboren":"birth_date","Nummer":"reference"},"ignore":["Notiz"]}""";

    public static IEnumerable<FuzzTarget> All() =>
    [
        new("mapped", Mapped, _ => null) { OwnSeeds = [Pair(Rich, RichTable), Pair(Plain, PlainLines), Pair(Plain, "id;name;a.b;when\n1;Anton;;")] },
        new("mapping", Mapping, _ => null) { OwnSeeds = [Encoding.UTF8.GetBytes(Rich), Encoding.UTF8.GetBytes(Plain), Encoding.UTF8.GetBytes(Encounters)] },
        new("proposal", Proposal, files => files is [var only] && Workbook.Unpacked(only.Bytes) is null ? only.Bytes : null),
    ];

    private static byte[] Pair(string mapping, string table) =>
        Bundle.Of([new NamedBytes("map.json", Encoding.UTF8.GetBytes(mapping)), new NamedBytes("list", Encoding.UTF8.GetBytes(table))]);

    private static void Mapped(byte[] input)
    {
        var files = Bundle.Files(input);
        if (files.Count < 2) return;
        Editions.Check([files[1]], ColumnMapping.Parse(Encoding.UTF8.GetString(files[0].Bytes), "map.json"));
    }

    /// <summary>A mapping of a list's columns or of encounters': either may refuse it.</summary>
    private static void Mapping(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        try
        {
            EncounterMapping.Parse(text, "map.json");
        }
        catch (RefusedException refused)
        {
            WellFormed.Refusal(refused.Refusal);
        }

        var mapping = ColumnMapping.Parse(text, "map.json");
        if (ColumnMapping.Parse(mapping.Text, "map.json").Hash != mapping.Hash) throw WellFormed.Wrong("a mapping's text is another mapping", text);
    }

    /// <summary>What is proposed is a mapping, with its reasons as comments and without, and the file can be read by it.</summary>
    private static void Proposal(byte[] input)
    {
        var proposal = MappingProposal.Of(new SourceFile("table", () => new MemoryStream(input, writable: false)));
        foreach (var reason in proposal.Reasons()) WellFormed.Line(reason, 64 << 10);
        foreach (var issue in proposal.Issues) WellFormed.Issue(issue);
        if (proposal.IsKnown) return;
        var mapping = Proposed(proposal.Mapping);
        Proposed(proposal.ToFile());
        Editions.Check([new NamedBytes("table", input)], mapping);
    }

    private static ColumnMapping Proposed(string text)
    {
        try
        {
            return ColumnMapping.Parse(text, "proposed");
        }
        catch (RefusedException refused)
        {
            throw WellFormed.Wrong("a proposed mapping is refused", $"{refused.Refusal.Sentence} {text}");
        }
    }
}
