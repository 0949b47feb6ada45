using System.Globalization;
using System.Text;
using Lookback.Bench;
using Lookback.Cli;
using Lookback.Core.Matching;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Bench;

/// <summary>
/// The programs of <c>lookback bench</c> on samples of the public data, held to <see cref="BenchFloors"/>: a change that costs accuracy,
/// fairness or speed shows. `lookback bench` itself gives the whole picture.
/// </summary>
[Collection(nameof(Alone))]
public sealed class PublicBenchTests
{
    private static readonly DataFolder Data = new(null);
    private static readonly Lazy<ListPool> Pool = new(() => ListPool.Read([BenchLists.Un(Data), BenchLists.Ofac(Data)]));
    private static readonly Lazy<ListPool> ManyScripts = new(() => ListPool.Read([BenchLists.Un(Data), .. BenchLists.ManyScripts(Data)]));

    [Fact]
    public void Names_are_told_apart_better_than_by_logic_v2()
    {
        var report = NameBench.Run(
            Policy.Default, Shared("matching/nomenklatura/name_bench_cases.csv"), Shared("matching/nomenklatura/logicv2-frozen.csv"), ErrorList.None);
        AtLeast(BenchFloors.NamesF1, report.Own.F1!.Value);
        AtLeast(report.Reference!.Best.Tally.F1!.Value + BenchFloors.NamesAheadOfLogicV2, report.Reference.Own.F1!.Value);
        AtMost(BenchFloors.NamesStrongWrong, Tally.Share(report.Strong.Wrong, report.Strong.Pairs));
    }

    [Fact]
    public void People_under_altered_names_are_found_and_strangers_left_alone()
    {
        var input = new ScreeningInput(
            Shared("matching/yente/positives_un_treated.csv.gz"), Shared("matching/yente/positives_un_untreated.csv.gz"), Strangers(), 3000, 0, ErrorList.None);
        var report = ScreeningBench.Run(Policy.Default, Pool.Value, input, static (_, _) => { });
        foreach (var curve in report.Curves)
        {
            var nameOnly = curve.Beside == Beside.Nothing;
            AtLeast(nameOnly ? BenchFloors.ScreeningFound : BenchFloors.ScreeningFoundWithFacts, curve.Own.Altered.FoundShare);
            if (nameOnly) AtLeast(BenchFloors.ScreeningFirst, curve.Own.Altered.FirstShare);
            AtMost(nameOnly ? BenchFloors.ScreeningAlertsPer1000 : BenchFloors.ScreeningAlertsPer1000WithFacts, curve.Own.Alarms.Per1000);
        }

        var groups = report.Groups.Single(g => g.Beside == Beside.Nothing);
        AtMost(BenchFloors.FairnessWorstToAverage, groups.ByScript.WorstToAverage ?? 0);
        AtMost(BenchFloors.FairnessWorstToAverage, groups.ByRarity.WorstToAverage ?? 0);
    }

    [Fact]
    public void Names_in_other_scripts_lead_to_listings_in_Latin()
    {
        SkipWithoutManyScripts();
        var report = ScriptsBench.Run(Policy.Default, ManyScripts.Value, Strangers(), 1000);
        AtLeast(BenchFloors.ScriptsFirstFive, report.Scripts[^1].NameOnly.FirstFiveShare);
        AtLeast(BenchFloors.ScriptsFoundWithBirthDate, Tally.Share(report.Scripts[^1].WithBirthDateFound, report.Scripts[^1].WithBirthDate.Names));
    }

    [Fact]
    public void An_alias_that_no_list_has_leads_to_its_party()
    {
        SkipWithoutLists();
        var report = AliasesBench.Run(Policy.Default, Pool.Value, 1000, static (_, _) => { });
        AtLeast(BenchFloors.AliasesFirstFive, report.All.FirstFiveShare);
        AtLeast(BenchFloors.AliasesAlikeFirstFive, report.Alike.FirstFiveShare);
    }

    /// <summary>The table itself is kept, so that a change of any row shows as a difference.</summary>
    [Fact]
    public void Manipulated_names_are_still_found()
    {
        SkipWithoutManyScripts();
        var report = EvasionBench.Run(Policy.Default, ManyScripts.Value, Strangers(), 40, 100, static (_, _) => { });
        var table = new StringBuilder("# manipulation | names of | found of | recall | strangers that alert of\n");
        foreach (var row in report.Rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"{row.Manipulation} | {row.Group} | {row.Found} of {row.Names} | {row.Recall:0.000} | ");
            table.Append(row.Alarms is { } alarms ? $"{alarms.Events} of {alarms.Of}\n" : "-\n");
        }

        Golden.Check("evasion.txt", table.ToString());
        AtLeast(BenchFloors.EvasionMean, report.MeanRecall);
        AtLeast(BenchFloors.EvasionWorst, report.Worst.Recall);
    }

    [Fact]
    public void The_index_leads_to_what_comparing_everything_finds()
    {
        SkipWithoutLists();
        SourceFile[] files = [Shared("matching/yente/positives_un_treated.csv.gz"), .. Strangers()];
        var report = RetrievalBench.Run(Policy.Default, Pool.Value, files, 80, static (_, _) => { });
        AtLeast(BenchFloors.RetrievalComplete, report.CompleteShare!.Value);
    }

    [Fact]
    public void A_screening_is_many_times_as_fast_as_a_scan()
    {
        SkipWithoutLists();
        var report = SpeedBench.Run(Policy.Default, Pool.Value, Strangers(), 2500, 15);
        AtLeast(BenchFloors.SpeedTimesScan, report.TimesScan);
    }

    [Fact]
    public void A_listing_is_looked_for_among_many_faster_than_by_a_scan_and_finds_what_screening_them_finds()
    {
        SkipWithoutLists();
        var report = LookbackBench.Run(Policy.Default, Pool.Value, 1, 20_000, 1_000, check: true, static (_, _) => { }, TestContext.Current.CancellationToken);
        AtLeast(BenchFloors.LookbackTimesScan, report.Changes[^1].TimesScan);
        Assert.Equal((report.Check!.Forward, report.Check.Forward), (report.Check.Back, report.Check.Both));
        AtMost(BenchFloors.LookbackBytesPerSubject, report.BytesPerSubject);
    }

    private static SourceFile[] Strangers() => [Shared("matching/yente/negatives_us.csv.gz"), Shared("matching/yente/negatives_global.csv.gz")];

    private static SourceFile Shared(string relative) => SharedData.Source(relative);

    private static void SkipWithoutLists()
    {
        SharedData.Path("lists/un/un_consolidated_2025-08-02.xml.gz");
        SharedData.Path("lists/ofac_sdn/sdn_2024-05-03.csv.gz");
    }

    private static void SkipWithoutManyScripts()
    {
        SkipWithoutLists();
        SharedData.Path("lists/opensanctions/ua_war_sanctions_2026-03-13/targets.simple.csv.gz");
    }

    private static void AtLeast(double floor, double reached) => Assert.True(reached >= floor, FormattableString.Invariant($"{reached} is below the floor of {floor}"));

    private static void AtMost(double most, double reached) => Assert.True(reached <= most, FormattableString.Invariant($"{reached} is above {most}"));
}
