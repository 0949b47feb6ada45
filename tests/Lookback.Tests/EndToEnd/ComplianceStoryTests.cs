using Lookback.Tests.Support;
using static Lookback.Tests.EndToEnd.CaseOffice;

namespace Lookback.Tests.EndToEnd;

/// <summary>A bank's case: reviewed twice, cleared outside the line whose customer it is, or blocked and reported in time; never tipping off.</summary>
[Collection(nameof(Alone))]
public sealed class ComplianceStoryTests
{
    private const string Told = "The customer's passport was issued to another man.";

    private static CaseOffice Bank()
    {
        var bank = new CaseOffice();
        bank.Appoint("boss", "leo", "l1", "--unit", "retail");
        bank.Appoint("boss", "lia", "l2", "--unit", "compliance");
        bank.Appoint("boss", "lim", "l2", "--unit", "retail");
        bank.Appoint("boss", "lou", "l2", "--unit", "compliance");
        bank.Appoint("boss", "oda", "sanctions_officer", "--unit", "compliance");
        bank.Appoint("boss", "olu", "sanctions_officer", "--unit", "compliance");
        bank.Appoint("boss", "sid", "sar");
        return bank;
    }

    private static string Opened(CaseOffice bank, string reference = "REF-1001")
    {
        var file = bank.Open("leo", bank.Alert(reference), "--workflow", "compliance-1", "--unit", "retail");
        bank.Do("leo", Step(file, "L1_REVIEW", $"Taken up by the desk for {reference} this morning.", Set("owner=leo")));
        return file;
    }

    private static void Confirm(CaseOffice bank, string file)
    {
        bank.Do("leo", Step(file, "ESCALATED_L2", "The birth years agree and the rest is open.", Set("unresolved_question=Is it the same passport?")));
        bank.Do("lia", Step(
            file, "TRUE_MATCH", "Number, birth date and place of birth are those of the listed man.",
            Set("evidence_refs=scan 4", "list_entry_ref=test-list:1", "legal_basis=31 CFR 501", "authority=OFAC")));
        bank.Do("oda", "case", "approve", file);
    }

    [Fact]
    public void The_first_line_clears_by_discriminators_and_the_second_by_two_outside_the_business_line()
    {
        using var bank = Bank();
        var first = Opened(bank);
        bank.Refused("guard-discriminators", "leo", Step(first, "FALSE_POSITIVE", Told, "--compatible", DiedBefore));
        bank.Do("leo", Step(first, "FALSE_POSITIVE", Told, "--conflict", DiedBefore));
        Assert.Equal("FALSE_POSITIVE", bank.State(first));

        var second = Opened(bank, "REF-1004");
        bank.Do("leo", Step(second, "ESCALATED_L2", "The birth years agree and the rest is open.", Set("unresolved_question=Is it the same passport?")));
        var refused = bank.Refused("guard-business-line", "lim", Step(second, "FALSE_POSITIVE", Told, "--conflict", DiedBefore));
        Assert.Contains("whoever clears an escalated match works outside the line whose business it is, and lim works in retail", refused, StringComparison.Ordinal);
        bank.Do("lia", Step(second, "FALSE_POSITIVE", Told, "--conflict", DiedBefore));
        Assert.Equal("ESCALATED_L2", bank.State(second));
        bank.Refused("same-person", "lia", "case", "approve", second);
        bank.Refused("guard-business-line", "lim", "case", "approve", second);
        bank.Do("lou", "case", "approve", second);
        Assert.Equal("FALSE_POSITIVE", bank.State(second));
    }

    [Fact]
    public void A_true_match_is_blocked_and_reported_within_ten_business_days()
    {
        using var bank = Bank();
        var file = Opened(bank);
        Confirm(bank, file);
        Assert.Equal("TRUE_MATCH", bank.State(file));
        Assert.Equal("TrueMatch", bank.Json("lia", "alert", "show", bank.Alert("REF-1001")).GetProperty("dispositions")[0].GetProperty("decision").GetString());
        bank.Refused("needs-legal-basis", "oda", Step(file, "BLOCKED", "The account and the transfer of today are blocked.", Set("asset_refs=account 7", "legal_basis=31 CFR 501.603")));
        bank.Do("oda", Step(file, "BLOCKED", "The account and the transfer of today are blocked.", Set("asset_refs=account 7", "legal_basis=31 CFR 501.603", "authority=OFAC")));
        var clock = bank.Case(file).GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("due").GetString() == "OFAC");
        var due = clock.GetProperty("due_at").GetDateTimeOffset();
        Assert.InRange((due - DateTimeOffset.UtcNow).TotalDays, 13, 19);
        Assert.False(clock.GetProperty("is_overdue").GetBoolean());
        bank.Do("oda", Step(file, "REPORTED", "The report was sent by the secure channel today.", Set("report_ref=R-12", "authority=OFAC")));
        Assert.Equal("REPORTED", bank.State(file));
    }

    [Fact]
    public void A_question_to_the_customer_does_not_tip_them_off()
    {
        using var bank = Bank();
        var file = Opened(bank);
        string[] Ask(string text) => Step(file, "INFO_REQUESTED", "The copy of the passport on file is not readable.", Set($"rfi_text={text}", $"due_at={CaseOffice.Soon:yyyy-MM-dd}"));
        Assert.Contains("must not tip them off", bank.Refused("guard-tipping-off", "leo", Ask("You match a sanctions list, please explain.")), StringComparison.Ordinal);
        bank.Do("leo", Ask("Please send a copy of the page with your date of birth."));
        Assert.Equal("INFO_REQUESTED", bank.State(file));
        Assert.Single(bank.Json("leo", "task", "ls").EnumerateArray());
    }

    [Fact]
    public void A_report_of_suspicion_is_seen_by_its_own_group_alone()
    {
        using var bank = Bank();
        var file = Opened(bank);
        // Whoever is not of the group is not told that there is such a step at all.
        bank.Refused("no-such-step", "lia", Step(file, "SAR_CONSIDERED", "The transfers look like structuring to me."));
        bank.Do("sid", Step(file, "SAR_CONSIDERED", "Seven transfers just below the limit in nine days."));
        foreach (var account in new[] { "leo", "lia", "oda", "sue", "boss" })
        {
            foreach (var seen in new[] { bank.Do(account, "case", "show", file), bank.Do(account, "case", "show", file, "--json"), bank.Do(account, "subject", "show", "REF-1001"), bank.Do(account, "subject", "show", "REF-1001", "--json"), bank.Do(account, "case", "ls", "--json"), bank.Do(account, "task", "ls", "--all", "--json") })
            {
                Assert.DoesNotContain("SAR", seen, StringComparison.Ordinal);
                Assert.DoesNotContain("Seven transfers", seen, StringComparison.Ordinal);
            }
        }

        Assert.Contains("SAR_CONSIDERED", bank.Do("sid", "case", "show", file), StringComparison.Ordinal);
        Assert.Equal("SAR_CONSIDERED", bank.Case(file, "sid").GetProperty("side")[0].GetProperty("to").GetString());
    }
}
