using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Cases;

/// <summary>A step that could be taken next, and what bars whoever asks.</summary>
internal sealed record NextStepLine(string To, IReadOnlyList<string> Requires, IReadOnlyList<string> Roles, bool NeedsSecond, bool IsAdverse, string? Barred);

/// <summary>What is due.</summary>
internal sealed record ClockLine(string Due, DateTimeOffset DueAt, bool IsOverdue, string Rule, string EscalatesTo, bool IsTold);

/// <summary>A step, taken or proposed.</summary>
internal sealed record StepLine(
    long Position,
    string From,
    string To,
    DateTimeOffset At,
    DateTimeOffset KnownAt,
    StaffId Person,
    StaffId? ActsFor,
    string Role,
    string ReasonCode,
    string ReasonText,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<Discriminator> Discriminators,
    StaffId? ProposedBy);

/// <summary>Something said in a case; without a grade where nobody gave one, which is on record as F6.</summary>
internal sealed record StatementLine(
    long Position,
    string Topic,
    string? Value,
    DateTimeOffset At,
    DateTimeOffset KnownAt,
    PartialDate? Until,
    IReadOnlyDictionary<string, string> Fields,
    string? Text,
    string Source,
    Grade? Grade,
    string? LegalBasis,
    Handling Handling,
    StaffId Person,
    DateTimeOffset? BelievedUntil);

/// <summary>A question that was put, and what became of it.</summary>
internal sealed record CaseTaskLine(
    TaskId Task, string Question, string Addressee, DateTimeOffset OpenedAt, DateTimeOffset DueAt, bool Holds, bool IsOpen, bool IsAcknowledged,
        IReadOnlyList<string> Moves);

/// <summary>Something handed on.</summary>
internal sealed record DisclosureLine(
    long Position, DateTimeOffset At, string Recipient, string What, string Reason, string LegalBasis, Handling Handling, long? Corrects, string Answer);

/// <summary>Where does a case stand, what is recorded, alleged and assessed in it, and what may happen next?</summary>
/// <param name="Case">The case in a line.</param>
/// <param name="Position">The position of the last that was done in it: what a next step rests on.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="OpenedBy">By whom.</param>
/// <param name="Form">The form it began with.</param>
/// <param name="Holds">What holds the subject up.</param>
/// <param name="Pending">What is proposed.</param>
/// <param name="Next">What may happen next.</param>
/// <param name="Clocks">What is due.</param>
/// <param name="LastContact">The last confirmed contact: its date, kind and source, and never where.</param>
/// <param name="Tasks">Questions that were put.</param>
/// <param name="Facts">What is recorded as having happened.</param>
/// <param name="Allegations">What is said of the subject and not established.</param>
/// <param name="Assessments">What somebody makes of it, until when.</param>
/// <param name="NoLonger">What was believed and is corrected, superseded or lapsed.</param>
/// <param name="Disclosures">What was handed on.</param>
/// <param name="Steps">Every step, oldest first.</param>
/// <param name="Side">Steps of processes that only their own group sees; empty for everybody else.</param>
internal sealed record CaseReport(
    CaseLine Case,
    long Position,
    DateTimeOffset OpenedAt,
    string OpenedBy,
    string? Form,
    IReadOnlyList<string> Holds,
    StepLine? Pending,
    IReadOnlyList<NextStepLine> Next,
    IReadOnlyList<ClockLine> Clocks,
    StatementLine? LastContact,
    IReadOnlyList<CaseTaskLine> Tasks,
    IReadOnlyList<StatementLine> Facts,
    IReadOnlyList<StatementLine> Allegations,
    IReadOnlyList<StatementLine> Assessments,
    IReadOnlyList<StatementLine> NoLonger,
    IReadOnlyList<DisclosureLine> Disclosures,
    IReadOnlyList<StepLine> Steps,
    IReadOnlyList<StepLine> Side)
{
    /// <summary>A case as an account sees it.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="file">The case.</param>
    /// <param name="at">What was known.</param>
    /// <param name="moment">The moment in the world.</param>
    /// <param name="actor">Who asks; <see langword="null"/> for somebody without any role.</param>
    public static CaseReport Of(Ledger ledger, RecordedCase file, Horizon at, DateTimeOffset moment, Actor? actor)
    {
        var cases = new CaseReading(ledger);
        var state = cases.State(file, at, moment);
        var setting = new CaseSettings(ledger, cases, moment).Of(file);
        var who = actor ?? new Actor(new StaffId("somebody"), null, [], null);
        var proposed = cases.Proposers(file, at);
        return new CaseReport(
            CaseQueue.Line(ledger, file, state, at, moment),
            CaseMove.Of(ledger, file, at, actor).Position,
            file.OpenedAt,
            file.Actor,
            file.File.Form,
            [.. state.Holds, .. setting.SubjectHolds],
            state.Pending is { } pending ? Line(pending.Position, pending.KnownAt, pending.Step, null) : null,
            [.. StepRules.Next(state, setting, who, moment).Select(n => new NextStepLine(n.To, n.Requires, n.Roles, n.NeedsSecond, n.IsAdverse,
                n.Barred?.Sentence))],
            [.. state.Clocks(moment).Select(c => new ClockLine(c.Name, c.DueAt, c.IsOverdue, c.Rule, c.EscalatesTo, c.IsTold))],
            state.LastContact is { } contact ? Line(contact) : null,
            [.. state.Tasks.Select(Task)],
            Said(state, StatementKind.Fact),
            Said(state, StatementKind.Allegation),
            Said(state, StatementKind.Assessment),
            [.. state.Superseded.Concat(state.Lapsed).OrderBy(s => s.Position).Select(Line)],
            [.. state.Disclosures.Select(Line)],
            [.. state.Steps.Select(s => Line(s.Position, s.KnownAt, s.Step, s.Step.Proposal is { } p ? proposed.GetValueOrDefault(p) : null))],
            [.. state.Side(who).SelectMany(s => s.Steps).Select(s => Line(s.Position, s.KnownAt, s.Step, null))]);
    }

    private static List<StatementLine> Said(CaseState state, StatementKind kind) =>
        [.. state.Statements.Values.SelectMany(s => s).Where(s => s.Statement.Kind == kind).OrderBy(s => s.Statement.At).ThenBy(s => s.Position).Select(Line)];

    private static StatementLine Line(RecordedStatement said) => new(
        said.Position, said.Statement.Topic, said.Statement.Value, said.Statement.At, said.KnownAt, said.Statement.Until, said.Statement.Fields,
            said.Statement.Text, said.Statement.Source, said.Statement.Grade == Grade.Ungraded ? null : said.Statement.Grade,
            said.Statement.LegalBasis, said.Statement.Handling, said.Statement.Person, said.BelievedUntil);

    private static StepLine Line(long position, DateTimeOffset knownAt, Step step, StaffId? proposedBy) => new(
        position, step.From, step.To, step.At, knownAt, step.Person, step.ActsFor, step.Role, step.ReasonCode, step.ReasonText, step.Fields,
            step.Discriminators, proposedBy);

    private static DisclosureLine Line(DisclosureStanding made) => new(
        made.Position, made.KnownAt, made.Disclosure.Recipient, made.Disclosure.What, made.Disclosure.Reason, made.Disclosure.LegalBasis,
            made.Disclosure.Handling,
        made.Disclosure.Corrects,
        made.Answer switch
        {
            null => "not acknowledged",
            { IsAccepted: true } taken => $"acknowledged ({taken.Reference})",
            var refused => $"refused ({refused.Reference})",
        });

    private static CaseTaskLine Task(TaskStanding task) => new(
        task.Id, task.Task.Question, task.Addressee, task.OpenedAt, task.Task.DueAt, task.Task.Holds, task.IsOpen, task.IsAcknowledged,
        [.. task.Moves.Select(m => string.Join(", ", new[] { m.Kind.ToString(), m.Addressee, m.Reference, m.Text }.Where(t => t is not null)))]);
}
