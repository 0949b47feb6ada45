using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Cases;

/// <summary>A case as flows would play it: what is not refused is recorded, and where it stands is folded from that alone.</summary>
internal sealed class PlayedCase
{
    public const string Reason = "The birth dates differ by eleven years and the passport was issued to another man.";

    public static readonly Actor Analyst = Of("ana", "analyst", "screener");
    public static readonly Actor OtherAnalyst = Of("ben", "analyst", "screener");
    public static readonly Actor Supervisor = Of("sue", "supervisor");
    public static readonly Actor OtherSupervisor = Of("sam", "supervisor");
    public static readonly Actor Caseworker = Of("cal", "caseworker");
    public static readonly Actor OtherCaseworker = Of("cho", "caseworker");
    public static readonly Actor Partner = Of("pat", "partner");

    private readonly Workflow _workflow;
    private readonly SubjectId _subject = new("subject");

    public PlayedCase(string workflow = "border-1", CaseChannel channel = CaseChannel.Live, string? unit = "unit-1")
        : this(Workflow.Shipped.Single(w => w.Id == workflow), channel, unit)
    {
    }

    public PlayedCase(Workflow workflow, CaseChannel channel = CaseChannel.Live, string? unit = "unit-1")
    {
        _workflow = workflow;
        File = CaseFile.Of(new CaseFile
        {
            Id = default, Workflow = workflow.Id, Version = workflow.Version, Encounter = new EncounterId("met"), Channel = channel, Unit = unit, At = Now,
        });
    }

    public DateTimeOffset Now { get; set; } = Some.Instant("2026-03-02T08:00:00Z");

    public CaseFile File { get; }

    public CaseSetting Setting { get; set; } = new() { AlertExists = true };

    public List<Entry> Entries { get; } = [];

    public CaseState State => At(Now);

    public static Actor Of(string person, params string[] roles) => new(new StaffId(person), null, roles, null);

    public CaseState At(DateTimeOffset at) => CaseState.Of(File, _ => _workflow, Entries, at);

    /// <summary>Takes or proposes a step that must not be refused.</summary>
    public PlayedCase Do(string to, Actor actor, params (string Field, string Text)[] fields)
    {
        Assert.Null(Try(to, actor, fields)?.Sentence);
        return this;
    }

    /// <summary>A step by one person and the approval of another, neither of which must be refused.</summary>
    public PlayedCase Do(string to, Actor actor, Actor second, params (string Field, string Text)[] fields)
    {
        Do(to, actor, fields);
        Assert.Null(Approve(second)?.Sentence);
        return this;
    }

    public Refusal? Try(string to, Actor actor, params (string Field, string Text)[] fields) => Try(Draft(to, actor, fields), actor);

    public Refusal? Try(Step draft, Actor actor)
    {
        var state = State;
        if (StepRules.Check(state, Setting, draft, actor, Now) is { } refusal) return refusal;
        if (draft.Proposal is null && StepRules.NeedsSecond(state, Setting, draft.To)) Record(new EntryBody.StepProposed(draft, _subject));
        else Take(draft);
        return null;
    }

    public Refusal? Approve(Actor actor, Func<Step, Step>? changed = null)
    {
        var pending = State.Pending!;
        var roles = State.Workflow.Find(pending.Step.From, pending.Step.To)!.Roles.Append("supervisor");
        var step = pending.Step with { Person = actor.Person, ActsFor = actor.ActsFor, Role = roles.FirstOrDefault(actor.Has) ?? "", Proposal = pending.Position };
        return Try(changed?.Invoke(step) ?? step, actor);
    }

    /// <summary>A step with everything its definition requires.</summary>
    public Step Draft(string to, Actor actor, params (string Field, string Text)[] fields)
    {
        var state = State;
        var step = _workflow.Find(state.State, to);
        var given = (step?.Requires ?? []).Where(f => f is not ("reason_code" or "reason_text" or "discriminators")).ToDictionary(f => f, Given);
        foreach (var (field, text) in fields) given[field] = text;
        return new Step
        {
            Case = File.Id,
            From = state.State,
            To = to,
            Person = actor.Person,
            ActsFor = actor.ActsFor,
            Role = step?.Roles.FirstOrDefault(actor.Has) ?? actor.Roles[0],
            At = Now,
            ReasonCode = "birth-date-differs",
            ReasonText = step?.Requires.Contains("reason_text") == false ? "" : Reason,
            Fields = given,
            Discriminators = step?.Requires.Contains("discriminators") == true ? [new Discriminator("birth-date", "1961-04-17", "1972-01-01", Comparison.Conflict)] : [],
        };
    }

    public Refusal? Say(Statement statement)
    {
        if (StatementRules.Check(State, statement, Now) is { } refusal) return refusal;
        Record(new EntryBody.StatementMade(statement, _subject));
        return null;
    }

    public PlayedCase Fact(string topic, string? value, params (string Field, string Text)[] fields)
    {
        Assert.Null(Say(Statement(topic, value, fields))?.Sentence);
        return this;
    }

    public Statement Statement(string topic, string? value, params (string Field, string Text)[] fields) => new()
    {
        Case = File.Id,
        Kind = Topics.Find(topic)?.Kinds[0] ?? StatementKind.Fact,
        Topic = topic,
        Value = value,
        At = Now,
        Until = Topics.Find(topic)?.Kinds[0] == StatementKind.Assessment ? PartialDate.OfDay(DateOnly.FromDateTime(Now.UtcDateTime.AddDays(30))) : null,
        Fields = fields.ToDictionary(f => f.Field, f => f.Text),
        Text = Topics.Find(topic)?.NeedsText == true ? "In the words of the officer who wrote it down." : null,
        Source = "file note 7",
        LegalBasis = "8 U.S.C. 1225(b)",
        Person = new StaffId("ana"),
    };

    public TaskId Ask(string addressee, bool holds = false) => new(Record(new EntryBody.TaskOpened(
        new CaseTask { Case = File.Id, Question = "Who is he?", Addressee = addressee, DueAt = Now.AddHours(4), Holds = holds, Person = new StaffId("ana") }, _subject)));

    public void Move(TaskId task, TaskMoveKind kind, string? addressee = null) =>
        Record(new EntryBody.TaskMoved(new TaskMove(task, kind, "ref", "text", addressee, new StaffId("ana")), _subject));

    public long Record(EntryBody body)
    {
        Entries.Add(new Entry(Entries.Count + 10, Now, "test", body));
        return Entries[^1].Position;
    }

    /// <summary>On its usual way to a state, with the persons who usually take it.</summary>
    public static PlayedCase In(string state)
    {
        var played = new PlayedCase();
        if (state == "SCREENED") return played;
        played.Do("ALERTED", Actor.System);
        if (state == "ALERTED") return played;
        played.Do("UNDER_REVIEW", Analyst);
        if (state == "UNDER_REVIEW") return played;
        if (state == "INCONCLUSIVE") return played.Do("INCONCLUSIVE", Analyst);
        played.Do("CONFIRMED_IDENTITY", Analyst, Supervisor);
        if (state == "CONFIRMED_IDENTITY") return played;
        if (state == "RELEASED") return played.Do("RELEASED", Supervisor);
        played.Do("REFERRED", Supervisor, OtherSupervisor);
        if (state == "REFERRED") return played;
        played.Do("ACKNOWLEDGED", Partner);
        if (state == "ACKNOWLEDGED") return played;
        played.Do("LOCATED", Caseworker);
        if (state == "LOCATED") return played;
        if (state == "ARRESTED") return played.Do("ARRESTED", Caseworker);
        played.Do("IN_PROCEEDINGS", Caseworker);
        if (state == "IN_PROCEEDINGS") return played;
        return played.Do("ORDERED", Caseworker);
    }

    private void Take(Step step)
    {
        Record(new EntryBody.StepTaken(step, _subject));
        foreach (var statement in StepStatements.Of(step)) Record(new EntryBody.StatementMade(statement, _subject));
    }

    private string Given(string field) => field switch
    {
        "due_at" => Now.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        "review_by" => Now.AddDays(100).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        "basis_kind" => "administrative-immigration",
        "charge_stage" => "charged",
        "statute" => "8 U.S.C. 1325",
        "finding" => "not_a_match",
        "reviewer" => "rex",
        "rfi_text" => "Please send a copy of the passport that shows the date of birth.",
        _ when field.EndsWith("_date", StringComparison.Ordinal) => Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => $"{field} 7",
    };
}
