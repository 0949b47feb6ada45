using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>A big file is screened in one go, and memory does not grow with it.</summary>
[Collection(nameof(Alone))]
public sealed class ManyEncountersTests(ITestOutputHelper output)
{
    [Fact]
    public void Fifty_thousand_encounters_screen_in_one_go_with_flat_memory()
    {
        using var folder = new TempFolder();
        // By then nearly every listing that is ever read has been, and the words that most people bear.
        var few = Screen(folder, 25_000);
        var many = Screen(folder, 50_000);
        output.WriteLine($"25,000 rows: peak {People.Number(few.Peak / 1e6)} MB; 50,000 rows: peak {People.Number(many.Peak / 1e6)} MB, {many.Seconds:0.0} s, {People.Number(many.Rate)} rows a second");
        Assert.Equal(50_000, many.Rows);
        Assert.True(many.Peak < few.Peak * 1.4, $"peak {many.Peak:N0} bytes for 50,000 rows against {few.Peak:N0} for 25,000");
    }

    private static (long Rows, long Peak, double Seconds, double Rate) Screen(TempFolder folder, int rows)
    {
        string[] store = ["--store", folder[$"s{rows}.db"], "--json"];
        People.Write(folder["people.csv"], "2022-03-22", rows);
        TheProgram.Run(["list", "import", "ofac-sdn", SharedData.Path("lists/ofac_sdn/sdn_2022-03-21.csv.gz"), .. store]).Expect(0);
        var ran = TheProgram.Run(["screen", folder["people.csv"], .. store]).Expect(0);
        return (ran.Json.GetProperty("rows").GetInt64(), ran.PeakBytes, ran.Json.GetProperty("seconds").GetDouble(), ran.Json.GetProperty("rows_per_second").GetDouble());
    }
}
