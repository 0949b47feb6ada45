using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows;

namespace Lookback.Cli;

/// <summary>The options by which a reviewer names the facts that tell two parties apart, or bind them together.</summary>
internal sealed class CitedFacts
{
    private readonly Option<string[]> _conflict = Cited(
        "--conflict", "A fact that cannot be true of both. A false positive takes a strong one or two others. `alert show` has their names.");

    private readonly Option<string[]> _agree = Cited("--agree", "A fact that is the same of both.");
    private readonly Option<string[]> _compatible = Cited("--compatible", "A fact that may be true of both.");

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_conflict);
        command.Add(_agree);
        command.Add(_compatible);
    }

    /// <summary>What was named.</summary>
    public IReadOnlyList<Citation> Read(Session session) =>
    [
        .. Read(session, _conflict, Comparison.Conflict), .. Read(session, _agree, Comparison.Agree), .. Read(session, _compatible, Comparison.Compatible),
    ];

    private static IEnumerable<Citation> Read(Session session, Option<string[]> option, Comparison how) =>
        (session.Parsed.GetValue(option) ?? []).Select(text => Citation.Parse(how, text));

    private static Option<string[]> Cited(string name, string description) => new(name)
    {
        Description = description + " May be repeated; what you saw elsewhere is added as FIELD=OURS/THEIRS.", HelpName = "field[=ours/theirs]",
    };
}
