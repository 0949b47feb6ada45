using System.CommandLine;
using Lookback.Cli.Story;
using Lookback.Story.World;

namespace Lookback.Cli;

/// <summary><c>lookback demo</c>: the whole story on invented people, told as commands that can be repeated by hand.</summary>
internal static class DemoVerb
{
    private const long UsualSeed = 20240625;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var keep = new Option<string?>("--keep")
        {
            Description = "Leave the store and all files in this folder, which has to be empty. Default: a new folder among the temporary ones.",
            HelpName = "folder",
        };
        var seed = new Option<long>("--seed")
        {
            Description = "Which invented world: the same seed gives the same story.", HelpName = "number", DefaultValueFactory = _ => UsualSeed,
        };
        var serve = new Option<bool>("--serve")
        {
            Description = "Show it as pages in a browser instead, with a guided walk in which you may be anybody of the office; to this machine alone.",
        };
        var port = new Option<int>("--port")
        {
            Description = "The port to serve at; 0 takes any that is free.", HelpName = "number", DefaultValueFactory = _ => 8000,
        }.Within(0, 65_535, "a port from 0 to 65535");
        return new Command(
            "demo", "Tell the whole story on invented people: 60,000 encounters, a later edition, and what came of it. The store is left for exploring.")
        {
            keep, seed, serve, port,
        }.Runs(session =>
        {
            if (session.AsOf is not null || session.EffectiveAt is not null)
                throw new UsageException("--as-of and --effective: the demo has a clock of its own");
            var folder = Folder(session.Parsed.GetValue(keep));
            var isServed = session.Parsed.GetValue(serve);
            var walk = new Walk(InventedWorld.Of((ulong)session.Parsed.GetValue(seed)), folder, !session.Output.IsJson && !isServed);
            walk.Figures.Folder = folder;
            Tell(walk, folder);
            walk.End();
            if (isServed) ServedStory.Serve(walk, session.Parsed.GetValue(port));
            else if (session.Output.IsJson) session.Output.Write(walk.Figures, static _ => { });
            return ExitCode.Done;
        });
    }

    private static string Folder(string? keep)
    {
        var folder = Path.GetFullPath(keep ?? Path.GetTempPath());
        // The commands that are shown are to be typed again as they stand.
        if (folder.Any(char.IsWhiteSpace)) throw new UsageException($"--keep: expected a folder without blanks, found \"{folder}\"");
        if (keep is null) return Directory.CreateTempSubdirectory("lookback-demo-").FullName;
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new Core.Records.RefusedException(
                "folder-not-empty", $"--keep: expected a folder that is empty or not there yet, found \"{keep}\" with something in it");
        }

        // The store's key lies in it: for its owner alone, as a server wants it.
        return (OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName;
    }

    private static void Tell(Walk walk, string folder)
    {
        walk.Say(
            "Every person, list and organisation in this story is invented. It follows a real question: a border let people in whom no list named;",
            "years later it learns who arranged their journeys. Whom does that touch, could it have been known, and what became of each?",
            "",
            $"Each line that begins with $ is a command of Lookback that has just been run; behind it stands what it printed. Its files lie in {folder}.");
        foreach (var file in walk.World.Files) walk.Write(file.Name, file.Bytes);
        var chapters = Chapters.All;
        for (var i = 0; i < chapters.Count; i++)
        {
            walk.Progress(FormattableString.Invariant($"chapter {i + 1} of {chapters.Count}: {chapters[i].Title}"));
            walk.Say("", FormattableString.Invariant($"== {i + 1}. {chapters[i].Title} =="), "");
            walk.Say(chapters[i].Says);
            chapters[i].Tell(walk);
        }

        var (store, member) = (walk.Store, walk.World.Members.First(m => m.Fate == MemberFate.NoContact));
        walk.Say(
            "", "== What to try next ==", "",
            $"$ lookback alert ls --store {store}",
            $"$ lookback case ls --state NO_CONFIRMED_CONTACT --store {store}",
            $"$ lookback subject show {member.Reference} --store {store}",
            $"$ lookback network trace {walk.World.Facilitator} --out {folder}/picture.html --store {store}",
            $"$ lookback cohort members {CohortChapter.Name} --class \"no confirmed contact\" --as-of {CohortChapter.CountedAt} --store {store}",
            $"$ lookback status --store {store}",
            "",
            $"All of it is left in {folder}; remove that folder when you have seen enough.");
    }
}
