using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Views.Briefings;

namespace Lookback.Cli;

/// <summary><c>lookback claim</c>: does a published number hold against the ledger?</summary>
internal static class ClaimVerb
{
    private static readonly Dictionary<string, Qualifier> Qualifiers = new()
    {
        ["exact"] = Qualifier.Exact, ["at-least"] = Qualifier.AtLeast, ["about"] = Qualifier.About, ["at-most"] = Qualifier.AtMost,
    };

    private static readonly Dictionary<string, CountUnit> Units = new()
    {
        ["persons"] = CountUnit.Persons, ["encounters"] = CountUnit.Encounters, ["charges"] = CountUnit.Charges,
    };

    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("claim", "Does a number that somebody published about a cohort hold?") { CreateAdd(), CreateList(), CreateCheck() };

    private static Command CreateAdd()
    {
        var cohort = CohortVerb.Cohort();
        var figure = new Option<string>("--figure")
        {
            Description = "Which figure: members, arrested, charged:terrorism, charges, encounters, or a class such as no-confirmed-contact.",
            Required = true,
            HelpName = "name",
        };
        var value = new Option<long>("--value") { Description = "The number; 0 for \"none\".", Required = true, HelpName = "number" };
        var qualifier = Word("--qualifier", "How it is meant: exact, at-least, about (within a tenth), at-most.", Qualifiers);
        var unit = Word("--unit", "What it counts: persons, encounters, charges.", Units);
        var source = new Option<string>("--source") { Description = "Who published it.", Required = true, HelpName = "name" };
        var date = CohortVerb.Day("--date", "Of which day it speaks.");
        var text = new Option<string?>("--text") { Description = "The words it was published in.", HelpName = "text" };
        return new Command("add", "Record a published number.") { cohort, figure, value, qualifier, unit, source, date, text }.Runs(session =>
        {
            using var ledger = session.Append();
            var parsed = session.Parsed;
            var claim = new AddClaim(ledger).Run(
                new Claim
                {
                    Id = default,
                    Cohort = new CohortId(parsed.GetRequiredValue(cohort)),
                    Figure = parsed.GetRequiredValue(figure),
                    Value = parsed.GetRequiredValue(value),
                    Qualifier = parsed.GetRequiredValue(qualifier),
                    Unit = parsed.GetRequiredValue(unit),
                    Source = parsed.GetRequiredValue(source),
                    Date = parsed.GetRequiredValue(date),
                    Text = parsed.GetValue(text),
                },
                session.Now);
            session.Output.Write(ClaimLine.Of(claim), CohortLines.Tell);
            return ExitCode.Done;
        });
    }

    private static Command CreateList()
    {
        var cohort = new Option<string?>("--cohort") { Description = "Those about one cohort.", HelpName = "name" };
        return new Command("ls", "List claims.") { cohort }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                CohortId? of = session.Parsed.GetValue(cohort) is { } name ? new CohortId(name) : null;
                session.Output.Write(ClaimLine.All(ledger, at, of), claims => TellAll(claims, "no claims"));
                return ExitCode.Done;
            }
        });
    }

    private static Command CreateCheck()
    {
        var which = new Argument<string?>("claim") { Description = "A claim's id, or the start of one. Default: all.", Arity = ArgumentArity.ZeroOrOne };
        var cohort = new Option<string?>("--cohort") { Description = "Those about one cohort.", HelpName = "name" };
        var known = new Option<string?>("--known") { Description = "Check under what was known at this instant (UTC). Default: now.", HelpName = "instant" };
        var version = new MomentOptions().Version;
        return new Command(
            "check",
            "Hold claims against the ledger, each at the end of its own day or at the moment in the world of --as-of: "
            + "consistent, inconsistent or undetermined, and why.")
        {
            which, cohort, known, version,
        }.Runs(session =>
        {
            if (session.EffectiveAt is not null) throw new UsageException($"--effective: {MomentOptions.Says}");
            var (ledger, _) = session.Read();
            using (ledger)
            {
                var (word, name) = (session.Parsed.GetValue(which), session.Parsed.GetValue(cohort));
                if (word is not null && name is not null) throw new UsageException("expected either a claim or --cohort");
                var position = ledger.PositionAt(Files.Instant(session.Parsed.GetValue(known), "--known"));
                var checks = new CheckClaims(ledger);
                session.Output.Write<IReadOnlyList<ClaimLine>>(
                    [
                        .. Claims(ledger, word, name, position)
                            .Select(c => ClaimLine.Of(ledger, checks.Run(c, position, session.AsOf, session.Parsed.GetValue(version)))),
                    ],
                    claims => TellAll(claims, "no claims"));
                return ExitCode.Done;
            }
        });
    }

    private static IReadOnlyList<Recorded<Claim>> Claims(Ledger ledger, string? word, string? cohort, long position)
    {
        if (word is not null) return [Pick.One(ledger, word, w => ClaimLine.Find(ledger, position, w), "claim", "claim ls")];
        if (cohort is null) return ledger.Views.Cases.Cohorts.Claims(position);
        Cohorts.Require(ledger, new CohortId(cohort));
        return ledger.Views.Cases.Cohorts.Claims(position, new CohortId(cohort));
    }

    private static Option<T> Word<T>(string name, string description, Dictionary<string, T> words) => new(name)
    {
        Description = description,
        HelpName = "word",
        Required = true,
        CustomParser = result =>
        {
            if (words.TryGetValue(result.Tokens[0].Value, out var value)) return value;
            result.AddError($"{name}: expected {string.Join(", ", words.Keys)}, found \"{result.Tokens[0].Value}\"");
            return default;
        },
    };

    private static void TellAll(IReadOnlyList<ClaimLine> claims, string none)
    {
        if (claims.Count == 0) Output.Line(none);
        foreach (var claim in claims) CohortLines.Tell(claim);
    }
}
