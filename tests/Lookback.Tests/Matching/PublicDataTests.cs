using System.Globalization;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using nietras.SeparatedValues;

namespace Lookback.Tests.Matching;

/// <summary>Floors on the public cases, so that a change that costs accuracy shows. The bench project prints the whole picture.</summary>
public sealed class PublicDataTests
{
    [Fact]
    public void The_name_bench_is_decided_better_than_by_logic_v2()
    {
        var cases = Rows(SharedData.Path("matching/nomenklatura/logicv2-frozen.csv"));
        var ours = F1(cases.Select(r => (r[5] == "true", Parties.Compare(Facts(r[2], r[3]), Facts(r[2], r[4])).Score)), Policy.Default.Thresholds.NameOnly);
        var theirs = Enumerable.Range(40, 60).Max(t => F1(cases.Select(r => (r[5] == "true", double.Parse(r[9], CultureInfo.InvariantCulture))), t / 100.0));
        Assert.True(ours >= theirs + 0.04, $"F1 {ours:f3} against {theirs:f3}");
    }

    [Fact]
    public void Nothing_that_a_labeller_calls_certain_is_far_off()
    {
        var strong = Rows(SharedData.Path("matching/nomenklatura/logicv2-frozen.csv")).Where(r => r[6] == "STRONG").ToList();
        var wrong = strong.Where(r => Parties.Compare(Facts(r[2], r[3]), Facts(r[2], r[4])).IsAlert != (r[5] == "true")).ToList();
        Assert.True(wrong.Count <= 1, string.Join("; ", wrong.Select(r => $"{r[3]} | {r[4]}")));
    }

    private static PartyFacts Facts(string schema, string name) => new()
    {
        Schema = schema switch
        {
            "Person" => Schema.Person,
            "Company" or "Organization" => Schema.Organization,
            "Vessel" => Schema.Vessel,
            _ => Schema.Unknown,
        },
        Names = [new PartyName { Full = name }],
    };

    private static double F1(IEnumerable<(bool Truth, double Score)> scored, double threshold)
    {
        var list = scored.ToList();
        var right = list.Count(s => s.Truth && s.Score >= threshold);
        return 2.0 * right / ((2 * right) + list.Count(s => s.Truth != s.Score >= threshold));
    }

    private static List<string[]> Rows(string path)
    {
        using var reader = Sep.Reader(o => o with { Sep = Sep.New(','), Unescape = true, DisableColCountCheck = true }).FromFile(path);
        var rows = new List<string[]>();
        foreach (var row in reader)
        {
            var fields = new string[row.ColCount];
            for (var i = 0; i < fields.Length; i++) fields[i] = row[i].ToString();
            rows.Add(fields);
        }

        return rows;
    }
}
