using System.CommandLine;
using Lookback.Store;
using Lookback.Views.Access;

namespace Lookback.Cli;

/// <summary><c>lookback access who-saw</c>, <c>seen-by</c> and <c>events</c>: who was shown whom, and what happened to accounts.</summary>
internal static class AuditVerbs
{
    private const int MostTold = 1_000;

    /// <summary>Who was shown somebody?</summary>
    public static Command WhoSaw()
    {
        var word = new Argument<string>("subject")
        {
            Description = "A subject's id, an encounter's reference, or the position at which somebody was first met.",
        };
        return new Command("who-saw", "List who was shown somebody, when and what for. Newest first.") { word }.Runs(session => Reads(
            session, (ledger, at) => ReadLine.Of(
                ledger, at, SeenSubject.Position(ledger, session.Parsed.GetRequiredValue(word), at), long.MaxValue, MostTold)));
    }

    /// <summary>Whom was an account shown?</summary>
    public static Command SeenBy()
    {
        var account = new Argument<string>("account") { Description = "An account." };
        return new Command("seen-by", "List what an account was shown, when and what for. Newest first.") { account }.Runs(session => Reads(
            session, (ledger, at) => ReadLine.By(ledger, at, session.Parsed.GetRequiredValue(account), long.MaxValue, MostTold)));
    }

    /// <summary>What happened to accounts?</summary>
    public static Command Events()
    {
        var account = new Option<string?>("--account") { Description = "Of this account alone.", HelpName = "account" };
        return new Command("events", "List what happened to accounts, and what was refused them. Newest first.") { account }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                session.Output.Write(AccessEventLine.Of(ledger, at, session.Parsed.GetValue(account), MostTold), events => Output.Table(
                    ["when", "by", "what"], events.Select(e => (IReadOnlyList<string>)[Show.Instant(e.At), e.Actor, e.What])));
            }

            return ExitCode.Done;
        });
    }

    private static int Reads(Session session, Func<Ledger, Horizon, IReadOnlyList<ReadLine>> ask)
    {
        var (ledger, at) = session.Read();
        using (ledger) session.Output.Write(ask(ledger, at), Tell);

        return ExitCode.Done;
    }

    /// <summary>Who was shown whom, as a table.</summary>
    public static void Tell(IReadOnlyList<ReadLine> reads) => Output.Table(
        ["when", "account", "question", "for", "of", "persons", "lines"],
        reads.Select(l => (IReadOnlyList<string>)[
            Show.Instant(l.At), l.Read.Account, l.Read.Question, l.Read.Purpose, l.Read.Reference ?? "-", Show.Count(l.Read.Subjects.Count),
            Show.Count(l.Read.Lines)]));
}
