using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>Records what is said in a case: a fact, an allegation or an assessment.</summary>
internal sealed class RecordStatement(Ledger ledger, DateTimeOffset now)
{
    /// <summary>Records it; the person and the case are filled in.</summary>
    /// <exception cref="RefusedException">A rule stands against it; the sentence says which.</exception>
    public void Run(RecordedCase file, Statement statement, string account)
    {
        var desk = CaseDesk.For(ledger, file, account, now);
        desk.RequireRole("records in a case");
        // Who is held up by an order is let go by whoever may release.
        if (statement is { Topic: "hold", Value: "lifted" } && !desk.Actor.Has(Transition.SupervisorRole))
            throw new RefusedException("wrong-role", $"a hold is lifted by a supervisor, and {desk.Actor.Person} is {string.Join(", ", desk.Actor.Roles)}");
        statement = WithCategory(statement with { Case = file.File.Id, Person = desk.Actor.Person });
        if (StatementRules.Check(desk.State, statement, now) is { } refusal) throw new RefusedException(refusal);
        desk.Append(new EntryBody.StatementMade(statement, desk.Subject));
    }

    // Where the data know of which category a statute is, nobody has to say it.
    private static Statement WithCategory(Statement statement) =>
        statement.Topic == "charge" && !statement.Fields.ContainsKey("category")
            && Topics.CategoryOf(statement.Fields.GetValueOrDefault("statute", "")) is { } known
            ? statement with { Fields = new Dictionary<string, string>(statement.Fields) { ["category"] = known } }
            : statement;
}
