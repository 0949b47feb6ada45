using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>Carries a case over to another version of its workflow, on record like any step.</summary>
internal sealed class MigrateCase(Ledger ledger, DateTimeOffset now)
{
    /// <summary>Carries it over.</summary>
    /// <param name="file">The case.</param>
    /// <param name="version">The version; <see langword="null"/> for the latest.</param>
    /// <param name="state">Where it stands there; <see langword="null"/> for the same.</param>
    /// <param name="reason">Why.</param>
    /// <param name="account">Who.</param>
    /// <exception cref="RefusedException">There is no such version, it has no such state, or the person may not.</exception>
    public void Run(RecordedCase file, int? version, string? state, string reason, string account)
    {
        var desk = CaseDesk.For(ledger, file, account, now);
        var definitions = new Definitions(ledger);
        if (version is { } wanted && ledger.Views.Cases.Workflows.Of(file.File.Workflow, wanted, ledger.Head) is null)
            throw new RefusedException("wrong-version", FormattableString.Invariant($"expected a version of {file.File.Workflow} on record, found {wanted}"));
        var target = version is { } known ? definitions.Of(file.File.Workflow, known) : definitions.Latest(file.File.Workflow);
        var migration = new CaseMigration(
            file.File.Id, desk.State.Workflow.Version, target.Version, state ?? desk.State.State, desk.Actor.Person, Reason.Require(reason), now);
        if (MigrationRules.Check(desk.State, migration, target, desk.Actor, now) is { } refusal) throw new RefusedException(refusal);
        desk.Append([.. definitions.Kept(target), new EntryBody.CaseMigrated(migration, desk.Subject)]);
    }
}
