using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>One case as an actor has it before them: where it stands now, what bears on it, and who they are.</summary>
internal sealed class CaseDesk
{
    private readonly Ledger _ledger;

    private CaseDesk(Ledger ledger, RecordedCase file, CaseState state, CaseSetting setting, Actor actor, SubjectId subject, DateTimeOffset now) =>
        (_ledger, File, State, Setting, Actor, Subject, Now) = (ledger, file, state, setting, actor, subject, now);

    /// <summary>The case.</summary>
    public RecordedCase File { get; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; }

    /// <summary>What bears on it.</summary>
    public CaseSetting Setting { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>Under whose key its next entries are sealed: the subject's, once it is known.</summary>
    public SubjectId Subject { get; }

    /// <summary>The moment.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>A case for a person.</summary>
    /// <exception cref="RefusedException">Nobody was appointed, or this account was not.</exception>
    public static CaseDesk For(Ledger ledger, RecordedCase file, string account, DateTimeOffset now)
    {
        var person = Appointed(ledger, account);
        return For(ledger, file, new Actor(person.Person, person.ActsFor, person.Roles, person.Unit), now);
    }

    /// <summary>A case for the program itself.</summary>
    public static CaseDesk ForProgram(Ledger ledger, RecordedCase file, DateTimeOffset now) => For(ledger, file, Actor.System, now);

    /// <summary>Who acts in cases: somebody who was appointed.</summary>
    /// <exception cref="RefusedException">Nobody was appointed, or this account was not.</exception>
    public static ActingPerson Appointed(Ledger ledger, string account)
    {
        var person = ActingPerson.Of(ledger, account);
        return person.IsAppointed
            ? person
            : throw new RefusedException(
                "no-staff", "cases are worked on by persons with roles, and nobody was appointed yet: `lookback staff appoint ACCOUNT --person P "
                    + "--role supervisor`");
    }

    /// <summary>Refuses whoever has no part in the case's workflow: its steps are taken in roles, and what is recorded beside them is too.</summary>
    /// <param name="act">What is to be done: "records in a case".</param>
    /// <param name="besides">Roles that may do it too.</param>
    /// <exception cref="RefusedException">Code <c>wrong-role</c>.</exception>
    public void RequireRole(string act, params IEnumerable<string> besides)
    {
        var roles = Working(State.Workflow).Concat(besides).Distinct().ToList();
        if (roles.Any(Actor.Has)) return;
        throw new RefusedException("wrong-role", $"{act}: expected one of the roles {string.Join(", ", roles)}, found "
            + $"{string.Join(", ", Actor.Roles)} of {Actor.Person}");
    }

    /// <summary>The roles in which a workflow is worked on: those of its steps but the program's and whoever is only handed something.</summary>
    public static IReadOnlyList<string> Working(Workflow workflow) =>
        [.. workflow.Transitions.SelectMany(t => t.Roles).Append(Transition.SupervisorRole).Where(r => r is not (Transition.SystemRole or Partner)).Distinct()];

    /// <summary>The role of whoever a case is handed to.</summary>
    public const string Partner = "partner";

    /// <summary>Appends what happens in the case, all or nothing.</summary>
    public void Append(params IEnumerable<EntryBody> bodies) => _ledger.Append([.. bodies]);

    private static CaseDesk For(Ledger ledger, RecordedCase file, Actor actor, DateTimeOffset now)
    {
        var cases = new CaseReading(ledger);
        var state = cases.State(file, ledger.Head, now);
        var setting = new CaseSettings(ledger, cases, now).Of(file);
        var met = ledger.Views.Cases.Files.Subject(file.Position, ledger.Head);
        var subject = met is { } known ? ledger.Views.Encounters.At(known.EncounterPosition).Encounter.Subject : file.File.Id.OwnSubject;
        return new CaseDesk(ledger, file, state, setting, actor, subject, now);
    }
}
