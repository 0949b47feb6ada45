using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Lookback.Core.Briefings;
using Lookback.Store;
using Lookback.Story.World;

namespace Lookback.Cli.Story;

/// <summary>
/// The walk through the story: what is shown as a command is run as that command, in this process and by the story's clock, and what it prints is what
/// is shown of it. <c>DEMO/</c> in a command is the folder of the story.
/// </summary>
internal sealed partial class Walk(InventedWorld world, string folder, bool isLoud)
{
    private const string Placeholder = "DEMO/";
    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly List<string> _differences = [];

    /// <summary>The invented world.</summary>
    public InventedWorld World { get; } = world;

    /// <summary>The story's clock.</summary>
    public StoryClock Clock { get; } = new(new DateTimeOffset(2020, 9, 30, 6, 0, 0, TimeSpan.Zero));

    /// <summary>What came out, in numbers.</summary>
    public StoryFigures Figures { get; } = new();

    /// <summary>The store.</summary>
    public string Store { get; } = Path.Combine(folder, "lookback.db");

    /// <summary>Says something.</summary>
    public void Say(params IReadOnlyList<string> lines)
    {
        if (!isLoud) return;
        foreach (var line in lines) _output.WriteLine(line);
    }

    /// <summary>Says on standard error how far the story is.</summary>
    public void Progress(string what) => _error.WriteLine(what);

    /// <summary>Shows a command, runs it, and shows what it prints.</summary>
    /// <param name="command">Its words, without the program and without the store.</param>
    /// <param name="most">The most lines that are shown.</param>
    /// <param name="without">Which lines are left out, wherever they stand; <see langword="null"/> for none.</param>
    public void Show(string command, int most = 12, Predicate<string>? without = null)
    {
        Say("", "$ lookback " + Whole(command));
        Print(Do(command), most, without ?? (_ => false));
    }

    /// <summary>Shows a command that the rules forbid, and the sentence that refuses it.</summary>
    /// <param name="command">Its words, without the program and without the store.</param>
    /// <param name="code">The code of the refusal: another reason than the planned one is a defect.</param>
    public void ShowRefused(string command, string code)
    {
        Say("", "$ lookback " + Whole(command));
        var refusal = Do(command, ExitCode.Refused);
        if (!refusal.StartsWith($"refused ({code}):", StringComparison.Ordinal))
            throw new UnreconciledException($"the story expected `lookback {command}` to be refused as {code}, found: {refusal}");
        Print(refusal, most: 12, _ => false);
    }

    /// <summary>Runs a command and shows nothing.</summary>
    /// <returns>What it prints; where it is refused, why.</returns>
    public string Do(string command, int exitCode = ExitCode.Done)
    {
        using var told = new StringWriter();
        using var said = new StringWriter();
        Console.SetOut(told);
        Console.SetError(said);
        try
        {
            var code = ProgramClock.By(Clock, () => CommandLine.Run([.. CommandLineParser.SplitCommandLine(Whole(command))]));
            if (code != exitCode) throw new UnreconciledException($"the story expected {exitCode} of `lookback {command}`, found {code}: {said}");
        }
        finally
        {
            Console.SetOut(_output);
            Console.SetError(_error);
        }

        return exitCode == ExitCode.Refused ? said.ToString() : told.ToString();
    }

    /// <summary>Writes a file into the story's folder, for whoever repeats it by hand.</summary>
    public void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>The ledger, for somebody who does more than one thing at a time.</summary>
    public Ledger Open(string account) => Ledger.OpenToAppend(Store, Clock, account);

    /// <summary>The ledger for reading.</summary>
    public Ledger Read() => Ledger.OpenToRead(Store);

    /// <summary>Holds what was found against what the world planned.</summary>
    public void Reconcile(string what, long planned, long found)
    {
        if (planned != found) _differences.Add(FormattableString.Invariant($"{what}: planned {planned}, found {found}"));
    }

    /// <summary>Ends the story, where everything came out as planned.</summary>
    /// <exception cref="UnreconciledException">Something differs.</exception>
    public void End()
    {
        if (_differences.Count > 0) throw new UnreconciledException($"the story does not reconcile: {string.Join("; ", _differences)}");
    }

    private void Print(string told, int most, Predicate<string> without)
    {
        var lines = told.TrimEnd().Split('\n').Select(l => l.TrimEnd()).Where(l => !Timing().IsMatch(l)).ToList();
        var shown = lines.Where(l => !without(l)).Take(most).ToList();
        Say([.. shown.Select(l => Head().Replace(l, "$1:(digits of this store's own)"))]);
        if (lines.Count > shown.Count) Say($"  ... and {Lookback.Pages.Show.Many(lines.Count - shown.Count, "more line")}, left out here");
        Say("");
    }

    private string Whole(string command) => command.Replace(Placeholder, folder + "/", StringComparison.Ordinal) + " --store " + Store;

    // How long something took is other on every machine.
    [GeneratedRegex(@"^\s+[\d.,]+ s[;,] ")]
    private static partial Regex Timing();

    // Every store has keys of its own, and so a head of its own.
    [GeneratedRegex(@"\b(\d+):[0-9a-f]{64}\b")]
    private static partial Regex Head();
}
