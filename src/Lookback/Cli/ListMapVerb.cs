using System.CommandLine;
using Lookback.Core.Lists;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback list map</c>: proposes how a table of no known format may be read.</summary>
internal static class ListMapVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A table with a header (separated values or a workbook), or JSON lines; gzipped or not." };
        var output = new Option<string?>("--out") { Description = "Write the mapping file here instead of printing it.", HelpName = "path" };
        return new Command("map", "Propose a mapping file for a table of no known format, for `list import --map`. Look at it before you use it.")
        {
            file, output,
        }.Runs(session =>
        {
            var path = session.Parsed.GetRequiredValue(file);
            var target = session.Parsed.GetValue(output);
            if (target is not null) Files.RefuseOverwriting(target, path);
            var proposal = MappingProposal.Of(Files.Source(path));
            if (target is not null && !proposal.IsKnown)
            {
                Files.WriteWhole(target, writer =>
                {
                    writer.Write(proposal.ToFile());
                    return true;
                });
            }

            session.Output.Write(MappingReport.Of(proposal), _ => Tell(proposal, target));
            return ExitCode.Done;
        });
    }

    private static void Tell(MappingProposal proposal, string? target)
    {
        if (proposal.IsKnown)
        {
            Output.Line($"{proposal.File} is {proposal.Kind}: no mapping is needed");
            return;
        }

        if (target is null)
        {
            // Comments and JSON: what is printed is the file. Steering characters become what JSON means them by.
            foreach (var line in proposal.ToFile().TrimEnd('\n').Split('\n')) Output.Line(Output.Visible(line));
            return;
        }

        foreach (var line in proposal.Reasons()) Output.Line(Output.Visible(line));
        Output.Line($"written to {target}");
    }
}
