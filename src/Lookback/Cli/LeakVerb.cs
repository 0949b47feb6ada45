using System.CommandLine;
using Lookback.Views.Access;

namespace Lookback.Cli;

/// <summary><c>lookback leak</c>: whose export is a file that was found?</summary>
internal static class LeakVerb
{
    private const long MostBytes = 64 << 20;

    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("leak", "Whose export is a file that was found?") { Trace() };

    private static Command Trace()
    {
        var file = new Argument<string>("file") { Description = "The file, or what is left of it: CSV or JSON lines." };
        return new Command("trace", "Tell by its mark and by the order of its rows which export a file is of, and how sure that is.") { file }.Runs(session =>
        {
            var path = session.Parsed.GetRequiredValue(file);
            Files.Require(path);
            if (new FileInfo(path).Length is var length && length > MostBytes)
                throw new UsageException(FormattableString.Invariant($"{path}: expected a file of {MostBytes >> 20} MB at the most, found {length >> 20} MB"));
            var leaked = LeakedFile.Read(File.ReadAllBytes(path));
            var (ledger, at) = session.Read();
            using (ledger) session.Output.Write(LeakTrace.Of(ledger, leaked, at), Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(LeakTrace trace)
    {
        if (trace.Export is null)
        {
            Output.Line(FormattableString.Invariant($"nothing was found in {trace.Rows} rows, held against {trace.Exports} exports: {trace.Because}"));
            return;
        }

        Output.Line(FormattableString.Invariant($"export {trace.Export}: {trace.Question}"));
        Output.Line($"went out at {Show.Instant(trace.WrittenAt!.Value)} to the account {trace.Account} of {trace.Person}, for {trace.Purpose}");
        Output.Line(trace.Because);
    }
}
