using Lookback.Cli;

namespace Lookback.Tests.Support;

/// <summary>
/// The command line in this very process: as the program runs it, without waiting for a runtime to start. Only for tests that run
/// <see cref="Alone"/>, since what a process prints is one stream for all.
/// </summary>
internal static class InProcess
{
    /// <summary>Runs a command line to its end.</summary>
    public static Ran Run(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var told = new StringWriter();
        using var said = new StringWriter();
        Console.SetOut(told);
        Console.SetError(said);
        try
        {
            var code = CommandLine.Run(arguments);
            return new Ran(code, told.ToString(), said.ToString(), 0);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
