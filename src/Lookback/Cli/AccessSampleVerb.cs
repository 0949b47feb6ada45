using System.CommandLine;
using Lookback.Core.Access;
using Lookback.Views.Access;

namespace Lookback.Cli;

/// <summary><c>lookback access sample</c>: decisions drawn by chance, with what they were made on.</summary>
internal static class AccessSampleVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var count = new Option<int>("--decisions") { Description = "How many. Default: 20.", HelpName = "number", DefaultValueFactory = _ => 20 }
            .Within(1, 100, "a number from 1 to 100");
        var seed = new Option<string>("--seed")
        {
            Description = "A word to draw by: the same one draws the same decisions again.", HelpName = "word", Required = true,
        };
        const string what = "Draw decisions by chance, each with its evidence, its reason and what the decider had seen.";
        return new Command("sample", what) { count, seed }.Runs(session =>
        {
            var word = session.Parsed.GetRequiredValue(seed);
            if (!Purposes.IsReference(word)) throw new UsageException("--seed: expected up to 64 letters, digits, dots and dashes");
            var (ledger, at) = session.Read();
            using (ledger) session.Output.Write(DecisionSample.Of(ledger, at, session.Parsed.GetValue(count), word), Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(DecisionSample sample)
    {
        Output.Line(FormattableString.Invariant(
            $"{sample.Decisions.Count} of {sample.OutOf} decisions up to position {sample.Position}, drawn by the seed \"{sample.Seed}\""));
        Output.Table(
            ["when", "by", "alert", "decision", "reason", "looks", "seconds from the first look"],
            sample.Decisions.Select(d => (IReadOnlyList<string>)[
                Show.Instant(d.Decided.DecidedAt), d.Decided.Actor, d.Before.Alert.Alert.Value, d.Decided.Decision.ToString(), d.Decided.Reason,
                Show.Count(d.Looks.Count), d.LookedFor is { } seconds ? FormattableString.Invariant($"{seconds:0}") : "-"]));
    }
}
