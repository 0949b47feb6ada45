using System.CommandLine;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Exports;
using Lookback.Flows.Networks;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback network trace</c>: whom does a designation touch, through what, and how good is it?</summary>
internal static class NetworkTraceVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var from = new Argument<string>("from")
        {
            Description = "A listing such as ofac-sdn:12345, a designation's id or party:..., or somebody met: a subject, an encounter's id, a reference.",
        };
        var depth = new Option<int>("--depth")
        {
            Description = "Links that a path may have, 1 to 3. Nobody further than two is reported. Default: 3.",
            HelpName = "links",
            DefaultValueFactory = _ => TraceRules.MostHops,
        }.Within(1, TraceRules.MostHops, "1, 2 or 3");
        var paths = new Option<int>("--paths")
        {
            Description = "Paths shown of one encounter. Default: 3.", HelpName = "count", DefaultValueFactory = _ => TraceRules.MostPaths,
        }.Within(1, 16, "a number from 1 to 16");
        var handling = NetworkOptions.Handling("Links above this mark of the Traffic Light Protocol are neither followed nor shown. Default: AMBER+STRICT.");
        var hidden = new Option<bool>("--include-hidden") { Description = "Follow links of families and protected professions too." };
        var output = new Option<string?>("--out")
        {
            Description = "Hand it on as a file: .graphml, .ftm.json, .csv, or .html for a page with a picture. The caveat and the mark go with it.",
            HelpName = "file",
        };
        return new Command("trace", "Whom does a designation touch, or what touches somebody met: labels and the paths that are their reason. Never a score.")
        {
            from, depth, paths, handling, hidden, output,
        }.Runs(session =>
        {
            var file = session.Parsed.GetValue(output);
            if (file is not null) NetworkExport.Check(file, session.OwnFiles);
            var (ledger, at) = session.ReadNetwork();
            using (ledger)
            {
                var until = TimeProvider.System.GetTimestamp();
                var rules = new TraceRules
                {
                    Day = DateOnly.FromDateTime(session.Now.UtcDateTime),
                    Depth = session.Parsed.GetValue(depth),
                    Reader = session.Parsed.GetValue(handling),
                    IncludesHidden = session.Parsed.GetValue(hidden),
                    IsTimeUp = () => TimeProvider.System.GetElapsedTime(until) > Patience,
                };
                var traced = new TraceNetwork(ledger, at, rules).Run(session.Parsed.GetRequiredValue(from));
                var report = new NetworkTrace(ledger, at).Of(
                    new NodeLine(traced.Node, traced.Name), traced.Start, traced.Reach, rules, session.Parsed.GetValue(paths));
                if (file is null) session.Output.Write(report, TraceLines.Tell);
                else session.Output.Write(NetworkExport.Write(report, file, rules.Reader, session.OwnFiles), NetworkExport.Tell);
                return report.Truncated || report.NotReplayable > 0 ? ExitCode.Incomplete : ExitCode.Done;
            }
        });
    }
}
