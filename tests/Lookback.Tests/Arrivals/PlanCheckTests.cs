using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;
using Lookback.Core.Records;

namespace Lookback.Tests.Arrivals;

public sealed class PlanCheckTests
{
    private static readonly Plan ByPlace = Published.Plan(totals: TotalRows.FiscalYears);

    public static TheoryData<string, Plan> OtherCuts => new()
    {
        { "filter", ByPlace with { Name = "n", Totals = TotalRows.None, Filter = new CountFilter("citizenship", ["X"]) } },
        { "by week", ByPlace with { Name = "n", Kind = PeriodKind.Week, Totals = TotalRows.None, From = new DateOnly(2021, 1, 4) } },
        { "two midnights", ByPlace with { Name = "n", DayRule = "UTC" } },
        { "fiscal years that begin", ByPlace with { Name = "n", FiscalStart = 10 } },
        { "more than once", ByPlace with { Name = "n", Totals = TotalRows.None, Unit = ArrivalUnit.Persons, IdentityRule = "document number" } },
        { "a column of one", ByPlace with { Name = "n", Columns = ["place 1"] } },
        { "threshold", ByPlace with { Name = "n", ColumnsBy = "citizenship", Threshold = 20 } },
        { "totals that one shows", ByPlace with { Name = "n", ColumnsBy = "citizenship", Totals = TotalRows.None } },
    };

    [Theory]
    [MemberData(nameof(OtherCuts))]
    public void Another_cut_of_the_same_encounters_is_refused_by_name_and_by_what_could_be_subtracted(string said, Plan other)
    {
        foreach (var (planned, known) in new[] { (other, ByPlace), (ByPlace, other) })
        {
            var refusal = PlanCheck.Check(planned, [known])!;
            Assert.Equal("plans-overlap", refusal.Code);
            Assert.Contains(known.Name, refusal.Sentence, StringComparison.Ordinal);
            Assert.Contains(said, refusal.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_and_all_but_one_are_not_published_together()
    {
        var but = Filtered("but-x", "citizenship", "Y", "Z");
        Assert.NotNull(PlanCheck.Check(but, [ByPlace]));
        Assert.NotNull(PlanCheck.Check(but, [Filtered("all", "citizenship", "X", "Y", "Z")]));
    }

    [Fact]
    public void Each_value_by_itself_may_go_out_and_then_no_total_of_them()
    {
        var (x, y) = (Filtered("x", "citizenship", "X"), Filtered("y", "citizenship", "Y"));
        Assert.Null(PlanCheck.Check(y, [x]));
        Assert.NotNull(PlanCheck.Check(ByPlace, [x, y]));
        Assert.NotNull(PlanCheck.Check(Filtered("both", "citizenship", "X", "Y"), [x, y]));
    }

    [Fact]
    public void Filters_on_two_dimensions_meet() => Assert.NotNull(PlanCheck.Check(
        Filtered("x", "citizenship", "X"), [Filtered("p", "place", "P") with { ColumnsBy = "citizenship" }]));

    [Fact]
    public void The_same_rows_by_the_other_dimension_are_allowed_and_no_third()
    {
        var second = ByPlace with { Name = "by-citizenship", ColumnsBy = "citizenship" };
        Assert.Null(PlanCheck.Check(second, [ByPlace]));
        Assert.NotNull(PlanCheck.Check(ByPlace with { Name = "by-sex", ColumnsBy = "kind of travel" }, [ByPlace, second]));
        Assert.Equal("plan-exists", PlanCheck.Check(ByPlace, [ByPlace])!.Code);
    }

    [Fact]
    public void A_plan_is_read_as_it_was_written()
    {
        foreach (var plan in new[] { ByPlace, Filtered("x", "citizenship", "X") with { Unit = ArrivalUnit.Persons, IdentityRule = "document number" } })
            Assert.True(PlanCheck.AreOne(plan, PlanJson.Read(PlanJson.Of(plan))));
    }

    [Fact]
    public void What_is_wrong_with_a_plan_is_said_in_one_sentence()
    {
        foreach (var wrong in new[]
        {
            ByPlace with { Threshold = 9 }, ByPlace with { FiscalStart = 13 }, ByPlace with { Columns = [] }, ByPlace with { Columns = ["a", "a"] },
            ByPlace with { Columns = [Plan.Others] }, ByPlace with { From = new DateOnly(2021, 1, 2) }, ByPlace with { Kind = PeriodKind.Week },
            ByPlace with { Unit = ArrivalUnit.Persons, IdentityRule = "document number" }, ByPlace with { Totals = TotalRows.None, Filter = new CountFilter("place", ["X"]) },
        })
        {
            Assert.Equal("bad-plan", Assert.Throws<RefusedException>(() => wrong.Checked()).Refusal.Code);
        }

        foreach (var text in new[] { "", "{}", "[]", "{\"name\":1}", PlanJson.Of(ByPlace).Replace("\"month\"", "\"moon\"", StringComparison.Ordinal) })
            Assert.Equal("bad-plan", Assert.Throws<RefusedException>(() => PlanJson.Read(text)).Refusal.Code);
    }

    private static Plan Filtered(string name, string dimension, params string[] values) =>
        Published.Plan() with { Name = name, Filter = new CountFilter(dimension, values) };
}
