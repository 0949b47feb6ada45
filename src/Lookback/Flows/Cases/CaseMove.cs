using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>The last that was done in a case, as somebody may know of it: what whoever decides next must have seen.</summary>
/// <param name="Position">Its position.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="By">Who did it.</param>
/// <param name="What">What it was.</param>
/// <param name="Because">Why, in their words.</param>
internal sealed record CaseMove(long Position, DateTimeOffset At, string By, string What, string? Because)
{
    /// <summary>The last of a case; its opening where nothing was done since.</summary>
    /// <remarks>
    /// That a time passed is told by the program and decides nothing. What happens in a process that its own group alone sees is, for everybody else,
    /// nothing that happened: by a position that moves they would learn of it.
    /// </remarks>
    public static CaseMove Of(Ledger ledger, RecordedCase file, Horizon at, Actor? who) => All(ledger, file, at, who) is [.., var last]
        ? last
        : new CaseMove(file.Position, file.OpenedAt, file.Actor, "opened", null);

    /// <summary>What was done first in a case after a position; <see langword="null"/> where nothing was.</summary>
    public static CaseMove? After(long position, Ledger ledger, RecordedCase file, Actor? who) =>
        All(ledger, file, ledger.Head, who).FirstOrDefault(m => m.Position > position);

    private static List<CaseMove> All(Ledger ledger, RecordedCase file, Horizon at, Actor? who) =>
        [.. ledger.Views.Cases.Files.EntriesOf(file.Position, at).Select(e => Of(e, who)).OfType<CaseMove>()];

    private static CaseMove? Of(Entry entry, Actor? who) => entry.Body switch
    {
        EntryBody.ClockBreached => null,
        EntryBody.StepTaken { Step: var s } => IsSeen(s, who) ? Said(entry, s.Person, $"{s.From} -> {s.To} ({s.ReasonCode})", s.ReasonText) : null,
        EntryBody.StepProposed { Step: var s } =>
            IsSeen(s, who) ? Said(entry, s.Person, $"proposed {s.From} -> {s.To} ({s.ReasonCode})", s.ReasonText) : null,
        EntryBody.ProposalEnded { End: var end } => Said(entry, end.Person, "ended what was proposed", end.Reason),
        EntryBody.CaseMigrated { Migration: var m } =>
            Said(entry, m.Person, FormattableString.Invariant($"carried over to version {m.ToVersion}"), m.Reason),
        EntryBody.StatementMade { Statement: var s } => Said(entry, s.Person, $"recorded {s.Topic}", s.Text),
        EntryBody.DisclosureMade { Disclosure: var d } => Said(entry, d.Person, $"disclosed to {d.Recipient}", d.Reason),
        EntryBody.DisclosureAnswered { Answer: var a } => Said(entry, a.Person, "recorded an answer to a disclosure", a.Reference),
        EntryBody.TaskMoved { Move: var m } => Said(entry, m.Person, $"moved task {m.Task}", m.Text),
        _ => new CaseMove(entry.Position, entry.KnownAt, entry.Actor, "recorded something", null),
    };

    private static bool IsSeen(Step step, Actor? who) => step.Side is not { } side || (who is not null && who.Has(side.ToLowerInvariant()));

    private static CaseMove Said(Entry entry, StaffId person, string what, string? because) => new(entry.Position, entry.KnownAt, person.Value, what, because);
}
