using System.Globalization;
using Lookback.Tests.Support;
using static Lookback.Tests.EndToEnd.CaseOffice;

namespace Lookback.Tests.EndToEnd;

/// <summary>Story 3: an analyst resolves an alert.</summary>
[Collection(nameof(Alone))]
public sealed class AlertStoryTests
{
    private const string Told = "He showed a passport that was issued to another man.";

    private static string[] Inconclusive(string file) => Step(
        file, "INCONCLUSIVE", "The number of the listed man's passport is not known here.",
        Set("question=Which number did his passport have?", "addressee_unit=consular-desk", $"due_at={CaseOffice.Soon:yyyy-MM-dd}", "legal_basis=8 U.S.C. 1225(b)", "authority=Port director"));

    [Fact]
    public void An_alert_is_not_closed_without_discriminators_and_a_reason()
    {
        using var office = new CaseOffice();
        var file = office.Reviewed("REF-1001");
        Assert.Contains("the step to CLEARED takes discriminators", office.Refused("field-missing", "ann", Step(file, "CLEARED", Told)), StringComparison.Ordinal);
        office.Refused("reason-too-short", "ann", Step(file, "CLEARED", "short", "--conflict", DiedBefore));
        office.Refused("guard-discriminators", "ann", Step(file, "CLEARED", Told, "--compatible", DiedBefore));
        office.Refused("wrong-role", "cal", Step(file, "CLEARED", Told, "--conflict", DiedBefore));
        office.Refused("case-open", "ann", "alert", "decide", office.Alert("REF-1001"), "--as", "FalsePositive", "--code", "other", "--reason", Told, "--conflict", DiedBefore);
        office.Do("ann", Step(file, "CLEARED", Told, "--conflict", DiedBefore));

        var alert = office.Json("ann", "alert", "show", office.Alert("REF-1001"));
        var decided = alert.GetProperty("dispositions").EnumerateArray().Single();
        Assert.Equal(("FalsePositive", "ann"), (decided.GetProperty("decision").GetString(), decided.GetProperty("actor").GetString()));
        Assert.Equal("Conflict", decided.GetProperty("discriminators")[0].GetProperty("comparison").GetString());
        Assert.True(office.Case(file).GetProperty("case").GetProperty("is_closed").GetBoolean());
    }

    [Fact]
    public void Where_the_tier_is_high_a_second_person_approves_what_was_proposed()
    {
        using var office = new CaseOffice();
        office.Do("sue", "list", "tier", "test-list", "high", "--reason", "The list names whoever is sought for violence.");
        office.Appoint("boss", "ann2", "supervisor");
        var file = office.Reviewed("REF-1001");
        var ran = office.As("ann", Step(file, "CLEARED", Told, "--conflict", DiedBefore)).Expect(0);
        Assert.StartsWith("proposed: the step to CLEARED takes effect once another person approves it", ran.Error, StringComparison.Ordinal);
        Assert.Equal("UNDER_REVIEW", office.State(file));
        office.Refused("same-person", "ann", "case", "approve", file);
        // Another account of hers is no other person, and nor is whoever acts for her.
        office.Do("boss", "staff", "appoint", "ann.q", "--person", "ann", "--role", "supervisor", "--reason", "Stands in for the supervisor on leave.");
        office.Do("boss", "staff", "appoint", "dan", "--person", "dan", "--role", "analyst", "--for", "ann", "--reason", "Stands in for Ann while she is on leave.");
        office.Refused("same-person", "ann.q", "case", "approve", file);
        office.Refused("same-person", "dan", "case", "approve", file);
        office.Refused("wrong-role", "cal", "case", "approve", file);
        office.Do("ben", "case", "decline", file, "--reason", "The photocopy is not readable, a better one is needed.");
        office.Refused("no-proposal", "ben", "case", "approve", file);
        office.Do("ann", Step(file, "CLEARED", Told, "--conflict", DiedBefore));
        Assert.Contains("by ann, approved by ben as analyst", office.Do("ben", "case", "approve", file), StringComparison.Ordinal);
        Assert.Equal("CLEARED", office.State(file));
    }

    [Fact]
    public void An_inconclusive_alert_puts_a_question_and_holds_whoever_waits_until_it_is_answered_and_decided()
    {
        using var office = new CaseOffice();
        var file = office.Reviewed("REF-1001");
        office.Refused("field-missing", "ann", Step(file, "INCONCLUSIVE", Told, Set("legal_basis=8 U.S.C. 1225(b)", "authority=Port director")));
        office.Refused("needs-legal-basis", "ann", Step(file, "INCONCLUSIVE", Told, Set("question=Which?", "addressee_unit=desk", $"due_at={CaseOffice.Soon:yyyy-MM-dd}")));
        office.Do("ann", Inconclusive(file));

        var task = office.Json("ann", "task", "ls").EnumerateArray().Single();
        Assert.Equal(("consular-desk", "Open", true), (task.GetProperty("addressee").GetString(), task.GetProperty("state").GetString(), task.GetProperty("holds").GetBoolean()));
        Assert.Equal(new DateTimeOffset(CaseOffice.Soon.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), task.GetProperty("due_at").GetDateTimeOffset());
        var id = task.GetProperty("task").GetInt64().ToString(CultureInfo.InvariantCulture);

        string[] release = Step(file, "RELEASED", "He waited for four hours and nothing speaks against him.", Set("release_terms=to report on Monday"));
        var held = office.Refused("guard-hold", "sue", release);
        Assert.Contains($"nobody is released while a hold or an inconclusive is open, and the case is INCONCLUSIVE and that is not resolved; task {id}, put to consular-desk, is not answered", held, StringComparison.Ordinal);
        Assert.Contains(office.Json("ann", "alert", "held").EnumerateArray(), h => h.GetProperty("because").GetString()!.Contains("consular-desk", StringComparison.Ordinal));

        Assert.Contains("acknowledged", office.Do("ann", "task", "ack", id, "--reference", "CD-7"), StringComparison.Ordinal);
        office.Refused("already-acknowledged", "ann", "task", "ack", id, "--reference", "CD-7");
        office.Do("ann", "task", "answer", id, "--reference", "CD-8", "--text", "The number is B2222222.");
        // An answer decides nothing.
        office.Refused("guard-hold", "sue", release);
        office.Do("ann", Step(file, "UNDER_REVIEW", "The desk answered with the number of the passport.", Set("answer_or_no_answer=B2222222", "ack_ref=CD-8")));
        office.Do("sue", release);
        Assert.Equal("RELEASED", office.State(file));
    }

    [Fact]
    public void A_supervisor_alone_overrides_a_hold_and_only_by_a_law()
    {
        using var office = new CaseOffice();
        var file = office.Reviewed("REF-1001");
        office.Do("ann", Inconclusive(file));
        string[] release = Step(file, "RELEASED", "He waited for four hours and nothing speaks against him.", Set("release_terms=to report on Monday", "override_legal_basis=8 CFR 235.1"));
        office.Refused("wrong-role", "ann", release);
        office.Refused("wrong-field", "sue", Step(file, "RELEASED", "He waited for four hours and nothing speaks against him.", Set("release_terms=to report", "override_legal_basis= ")));
        Assert.Contains("override_legal_basis: 8 CFR 235.1", office.Do("sue", release), StringComparison.Ordinal);
        Assert.Equal("RELEASED", office.State(file));
    }
}
