using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Lookback.Cli;

/// <summary>
/// Progress of long work on standard error: a bar with rate and time left on a terminal, a line every few seconds elsewhere.
/// </summary>
internal static class ProgressLine
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Runs work that reports how far it is: units done, and the share of the whole from 0 to 1 (negative where it is not known).
    /// </summary>
    public static T Run<T>(string what, string unit, Func<Action<long, double>, T> work) =>
        Console.IsErrorRedirected ? Plain(what, unit, work) : Bar(what, unit, work);

    private static T Plain<T>(string what, string unit, Func<Action<long, double>, T> work)
    {
        var watch = Stopwatch.StartNew();
        var next = Between;
        return work((done, share) =>
        {
            if (watch.Elapsed < next) return;
            next = watch.Elapsed + Between;
            var percent = share < 0 ? "" : share.ToString(" (0%)", CultureInfo.InvariantCulture);
            Console.Error.WriteLine(FormattableString.Invariant($"{what}: {done:N0} {unit}{percent}, {done / watch.Elapsed.TotalSeconds:N0} a second"));
        });
    }

    private static T Bar<T>(string what, string unit, Func<Action<long, double>, T> work)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context =>
            {
                var task = context.AddTask(what, maxValue: 1);
                var watch = Stopwatch.StartNew();
                return work((done, share) =>
                {
                    task.IsIndeterminate = share < 0;
                    if (share >= 0) task.Value = share;
                    task.Description = FormattableString.Invariant($"{what}: {done:N0} {unit}, {done / Math.Max(watch.Elapsed.TotalSeconds, 0.001):N0}/s");
                });
            });
    }
}
