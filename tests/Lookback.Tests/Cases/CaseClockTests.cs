using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using static Lookback.Tests.Cases.PlayedCase;

namespace Lookback.Tests.Cases;

/// <summary>What is due, by which clock, and from when it counts.</summary>
public sealed class CaseClockTests
{
    private static readonly Actor Clerk = Of("rita", "redress");

    [Theory]
    [InlineData("PT15M", "2026-03-06T10:00:00Z", "2026-03-06T10:15:00Z")]
    [InlineData("P5D", "2026-03-06T10:00:00Z", "2026-03-11T10:00:00Z")]
    [InlineData("P1M", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z")]
    [InlineData("P1W2DT3H", "2026-03-06T10:00:00Z", "2026-03-15T13:00:00Z")]
    [InlineData("1 business day", "2026-03-06T10:00:00Z", "2026-03-10T00:00:00Z")]
    [InlineData("10 business days from action (31 CFR 501.603-.604)", "2026-03-06T10:00:00Z", "2026-03-21T00:00:00Z")]
    [InlineData("10 business days", "2026-03-07T10:00:00Z", "2026-03-21T00:00:00Z")]
    [InlineData("without delay", "2026-03-02T10:00:00Z", "2026-03-04T00:00:00Z")]
    [InlineData("P999Y", "9990-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z")]
    public void A_period_ends(string period, string from, string end) => Assert.Equal(Some.Instant(end), ClockPeriod.Parse(period).EndOf(Some.Instant(from)));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P0D")]
    [InlineData("-P1D")]
    [InlineData("P1.5D")]
    [InlineData("0 business days")]
    [InlineData("10 days")]
    [InlineData("soon")]
    public void What_is_no_period_is_none(string text) => Assert.Throws<FormatException>(() => ClockPeriod.Parse(text));

    [Theory]
    [InlineData(CaseChannel.Live, "live", 15)]
    [InlineData(CaseChannel.Batch, "batch", 24 * 60)]
    public void An_alert_waits_as_long_as_its_channel_allows(CaseChannel channel, string name, int minutes)
    {
        var played = new PlayedCase(channel: channel).Do("ALERTED", Actor.System);
        var clock = Assert.Single(played.State.Clocks(played.Now.AddMinutes(minutes - 1)));
        Assert.Equal((name, played.Now.AddMinutes(minutes), false, "supervisor"), (clock.Name, clock.DueAt, clock.IsOverdue, clock.EscalatesTo));
        Assert.True(Assert.Single(played.State.Clocks(played.Now.AddMinutes(minutes))).IsOverdue);
        played.Do("UNDER_REVIEW", Analyst);
        Assert.Empty(played.State.Clocks(played.Now.AddDays(9)));
    }

    [Fact]
    public void What_a_step_asks_for_is_due_when_it_says()
    {
        var played = In("UNDER_REVIEW").Do("INCONCLUSIVE", Analyst, ("due_at", "2026-03-02T12:00Z"));
        var clock = Assert.Single(played.State.Clocks(played.Now));
        Assert.Equal(("due", Some.Instant("2026-03-02T12:00Z"), "the step to INCONCLUSIVE asks for it by 2026-03-02T12:00Z (border-1)"), (clock.Name, clock.DueAt, clock.Rule));
    }

    [Fact]
    public void A_referral_is_acknowledged_from_when_it_was_made_and_told_once()
    {
        var played = In("REFERRED");
        var clock = Assert.Single(played.State.Clocks(played.Now.AddHours(25)));
        Assert.Equal(("ack", played.Now.AddHours(24), true, false), (clock.Name, clock.DueAt, clock.IsOverdue, clock.IsTold));
        Assert.Equal("recipient 7 acknowledges within PT24H of REFERRED (border-1)", clock.Rule);
        played.Record(new EntryBody.ClockBreached(new ClockBreach(played.File.Id, null, clock.Name, clock.DueAt, clock.EscalatesTo), new SubjectId("subject")));
        Assert.True(Assert.Single(played.State.Clocks(played.Now)).IsTold);
        // What has an acknowledgement to come counts from there, and what is to be acknowledged before a step from where it stands.
        var redress = new PlayedCase("redress-1");
        Assert.Equal(("ack", redress.Now.AddDays(5)), Assert.Single(redress.State.Clocks(redress.Now).Select(c => (c.Name, c.DueAt))));
    }

    [Fact]
    public void An_answer_is_extended_once_with_a_reason()
    {
        var played = new PlayedCase("redress-1").Do("IDENTITY_VERIFIED", Clerk).Do("ASSIGNED", Clerk);
        Assert.Equal(played.Now.AddDays(30), Assert.Single(played.State.Clocks(played.Now)).DueAt);
        played.Fact("extension", null);
        var clock = Assert.Single(played.State.Clocks(played.Now));
        Assert.Equal((played.Now.AddDays(60), "FINDING within P30D of ASSIGNED, extended once by P30D (redress-1)"), (clock.DueAt, clock.Rule));
        played.Fact("extension", null);
        Assert.Equal(played.Now.AddDays(60), Assert.Single(played.State.Clocks(played.Now)).DueAt);
    }

    [Fact]
    public void Two_laws_are_two_clocks()
    {
        var played = new PlayedCase("compliance-1").Do("L1_REVIEW", Of("lia", "l1")).Do("ESCALATED_L2", Of("lia", "l1"))
            .Do("TRUE_MATCH", Of("leo", "l2"), Of("oda", "sanctions_officer")).Do("BLOCKED", Of("oda", "sanctions_officer"));
        Assert.Equal(
            [("EU", Some.Instant("2026-03-04")), ("OFAC", Some.Instant("2026-03-17"))], played.State.Clocks(played.Now).Select(c => (c.Name, c.DueAt)));
    }

    [Fact]
    public void An_open_task_is_due_too()
    {
        var played = In("UNDER_REVIEW");
        var task = played.Ask("port desk");
        var clock = Assert.Single(played.State.Clocks(played.Now.AddHours(4)));
        Assert.Equal(("task", task, true), (clock.Name, clock.Task, clock.IsOverdue));
        played.Move(task, TaskMoveKind.NotAnswered);
        Assert.Empty(played.State.Clocks(played.Now.AddHours(4)));
    }
}
