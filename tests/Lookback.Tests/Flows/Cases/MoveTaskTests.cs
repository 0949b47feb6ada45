using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Tests.Support;
using Lookback.Views.Cases;

namespace Lookback.Tests.Flows.Cases;

/// <summary>What becomes of a question that was put to somebody.</summary>
public sealed class MoveTaskTests : IDisposable
{
    private readonly Clock _clock = Clock.At("2026-01-10T09:00:00Z");
    private readonly TempLedger _temp;
    private readonly TaskId _task;

    public MoveTaskTests()
    {
        _temp = new TempLedger(_clock);
        Some.Import(_temp.Ledger, "2026-01-01", [Some.Listing("1", "Oleg Varkonyev", "1961")]);
        Some.Screen(_temp.Ledger, Some.Encounter("Oleg Varkonyev"));
        Decided.As(_temp.Ledger, _temp.Ledger.Views.Alerts.All(long.MaxValue)[0], Decision.Inconclusive, "Nothing but the name is known.");
        _task = _temp.Ledger.Views.Cases.Tasks.Of(_temp.Ledger.Head, all: false)[0].Id;
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void No_text_says_where_somebody_is()
    {
        Assert.Equal("no-positions", Refused(() => Move.Answer(_task, "CD-12", "He is at 38.55, 68.78 now.")));
        Assert.Equal("no-positions", Refused(() => Move.GiveUp(_task, "His telephone has the IMEI of another man.")));
        Assert.Equal("no-positions", Refused(() => Move.Transfer(_task, "embassy", "Seen at N38 33 35 E68 46 44 by them.")));
        Move.Answer(_task, "CD-12", "He is at his sister's.");
    }

    [Fact]
    public void Handed_on_it_waits_for_an_acknowledgement_again_and_its_time_runs_on()
    {
        var due = Line().DueAt;
        Move.Acknowledge(_task, "CD-12");
        Assert.Equal(TaskState.Acknowledged, Line().State);
        Assert.Equal("already-acknowledged", Refused(() => Move.Acknowledge(_task, "CD-13")));
        Assert.Equal("same-addressee", Refused(() => Move.Transfer(_task, "consular desk", "It was sent there, after all.")));
        Move.Transfer(_task, "embassy", "The file lies at the embassy.");
        Assert.Equal((TaskState.Open, "embassy", due), (Line().State, Line().Addressee, Line().DueAt));
        Assert.Empty(TaskList.Of(_temp.Ledger, _temp.Ledger.Head, _clock.Now, all: false, "consular desk"));
        Assert.Single(TaskList.Of(_temp.Ledger, _temp.Ledger.Head, _clock.Now, all: false, "Embassy"));
    }

    [Fact]
    public void Who_answers_has_it_and_a_closed_task_stays_closed()
    {
        Move.Answer(_task, "CD-12", "A1111111, seen.");
        Assert.Equal([TaskMoveKind.Acknowledged, TaskMoveKind.Answered], Line().Moves.Select(m => m.Kind));
        Assert.Equal(TaskState.Answered, Line().State);
        Assert.Equal("task-closed", Refused(() => Move.GiveUp(_task, "Nobody answered within the time.")));
        Assert.Equal("no-task", Refused(() => Move.Acknowledge(new TaskId(1), "x")));
    }

    [Fact]
    public void No_answer_is_on_record_as_none()
    {
        Assert.Equal("reason-too-short", Refused(() => Move.GiveUp(_task, "nothing")));
        Move.GiveUp(_task, "Nobody answered within the time.");
        Assert.Equal(TaskState.NotAnswered, Line().State);
    }

    [Fact]
    public void It_is_late_by_the_clock_of_whoever_asks_and_only_while_it_is_open()
    {
        Assert.Null(Line().HoursLate);
        _clock.Now = Line().DueAt.AddHours(30);
        Assert.Equal(30, Line().HoursLate);
        Move.Answer(_task, "CD-12", "A1111111, seen.");
        Assert.Null(Line().HoursLate);
    }

    private MoveTask Move => new(_temp.Ledger);

    private TaskLine Line() => Assert.Single(TaskList.Of(_temp.Ledger, _temp.Ledger.Head, _clock.Now, all: true, addressee: null));

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;
}
