using System.IO.Compression;
using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>Pairs of famous people that no rule was looked at with: how many of each label are alerts.</summary>
internal static class FamousPairs
{
    public static void Run()
    {
        var comparer = new PartyComparer(Policy.Default);
        using var file = Sources.File("matching/wikidata_person_pairs/annotated-index-test.tsv.gz").Open();
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var (matches, found, others, alerts) = (0, 0, 0, 0);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var one, var other, "0" or "0.0" or "1" or "1.0"] fields) continue;
            var alert = comparer.IsAlert(Person(one), Person(other), default, out _);
            if (fields[2][0] == '1') (matches, found) = (matches + 1, found + (alert ? 1 : 0));
            else (others, alerts) = (others + 1, alerts + (alert ? 1 : 0));
        }

        Console.WriteLine($"famous people: {found} of {matches} matches found, {alerts} of {others} others are alerts");
    }

    private static PreparedParty Person(string name) =>
        PreparedParty.Of(new PartyFacts { Schema = Schema.Person, Names = [new PartyName { Full = name }] });
}
