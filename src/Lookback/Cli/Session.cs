using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary>One run of a verb: its store, its moment and its output.</summary>
internal sealed class Session(ParseResult parsed)
{
    /// <summary>The role of whoever counts, and the verbs at which they see nobody.</summary>
    private const string Statistician = "statistician";
    private static readonly string[] OfNobody = ["arrivals", "list", "status", "head", "verify", "cohort ledger", "claim"];
    private static readonly string[] OwnExtensions = ["", "-wal", "-shm", ".lock", ".key", ".erasures"];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The parsed command line.</summary>
    public ParseResult Parsed { get; } = parsed;

    /// <summary>Where results go.</summary>
    public Output Output { get; } = new(parsed.GetValue(GlobalOptions.Json));

    /// <summary>The instant asked about; <see langword="null"/> for now.</summary>
    public DateTimeOffset? AsOf { get; } = parsed.GetValue(GlobalOptions.AsOf);

    /// <summary>The instant in the world asked about; <see langword="null"/> for whenever.</summary>
    public DateTimeOffset? EffectiveAt { get; } = parsed.GetValue(GlobalOptions.Effective);

    /// <summary>The moment answers are given at: the instant asked about, else the program's clock's.</summary>
    public DateTimeOffset Now => EffectiveAt ?? AsOf ?? ProgramClock.Time.GetUtcNow();

    /// <summary>The store, its key and its erasure journal.</summary>
    public StoreLocation Location { get; } = new()
    {
        Address = parsed.GetValue(GlobalOptions.Store)!,
        KeyFile = parsed.GetValue(GlobalOptions.KeyFile),
        Key = parsed.GetResult(GlobalOptions.KeyFile) is { Implicit: false } ? null : Given("LOOKBACK_KEY"),
        Journal = Given("LOOKBACK_ERASURES"),
        Home = Given("LOOKBACK_HOME") ?? UsersFolder(),
    };

    /// <summary>The files of the store and what stands beside it: no result is ever written over one of them.</summary>
    public string?[] OwnFiles => [.. OwnExtensions.Select(extension => Location.Address + extension), Location.KeyFile, Location.Journal];

    /// <summary>The store and its key, where they are files: nobody else should be able to look into their folders.</summary>
    public IEnumerable<string> SecretFiles
    {
        get
        {
            var isFile = !Location.Address.Contains("://", StringComparison.Ordinal);
            if (isFile) yield return Location.Address;
            if (Location.KeyFile is { } key) yield return key;
            else if (!isFile && Location.Key is null && Location.Home is { } home) yield return Path.Combine(home, "key");
        }
    }

    private TimeSpan Patience => TimeSpan.FromSeconds(Parsed.GetValue(GlobalOptions.Wait));

    /// <summary>Who acts, as entries name them.</summary>
    public string Actor => Parsed.GetValue(GlobalOptions.Actor) is { } actor && !string.IsNullOrWhiteSpace(actor) ? actor : "unknown";

    /// <summary>Who acts in cases; <see langword="null"/> for somebody who was appointed to nothing.</summary>
    public Core.Cases.Actor? CaseActor(Ledger ledger) => ledger.Views.Cases.Staff.Of(Actor, ledger.Head)?.Appointment is { Roles.Count: > 0 } a
        ? new Core.Cases.Actor(a.Person, a.ActsFor, a.Roles, a.Unit)
        : null;

    /// <summary>The ledger for reading, and how far to see on both clocks.</summary>
    public (Ledger Ledger, Horizon At) Read()
    {
        // A copy from before an erasure is made good before it is read, and that takes the turn to write.
        var ledger = Turn.Take(() => Ledger.OpenToRead(Location), Patience);
        RefuseRecords(ledger);
        TellHeldBack(ledger);
        return (ledger, ledger.HorizonAt(EffectiveAt, AsOf));
    }

    /// <summary>The same, with the links brought forward to what is on record, which takes the turn to write where there is something to bring.</summary>
    public (Ledger Ledger, Horizon At) ReadNetwork()
    {
        var (ledger, at) = Read();
        if (ledger.Edges.UpTo >= at.Position) return (ledger, at);
        ledger.Dispose();
        using (var writing = Turn.Take(() => Ledger.OpenToAppend(Location, ProgramClock.Time, "links"), Patience))
        {
            ProgressLine.Run("reading links", "entries", tick =>
            {
                writing.BringEdgesForward(tick);
                return 0;
            });
        }

        return Read();
    }

    /// <summary>The ledger for appending. What is recorded happens now, so a moment in the past is a mistake.</summary>
    public Ledger Append()
    {
        if (AsOf is not null || EffectiveAt is not null)
        {
            throw new UsageException(
                $"--as-of and --effective are for reading: `{Parsed.CommandResult.Command.Name}` writes to the ledger, and what it writes happens now");
        }

        return AppendOfMoment();
    }

    /// <summary>The same for what is made now of any moment: a briefing.</summary>
    public Ledger AppendOfMoment()
    {
        var ledger = Turn.Take(() => Ledger.OpenToAppend(Location, ProgramClock.Time, Actor), Patience);
        if (ledger.Head is var head and > 0 && ledger.KnownAt(head) is var knownAt && knownAt > ProgramClock.Time.GetUtcNow() + TimeSpan.FromMinutes(1))
            Console.Error.WriteLine(ClockIsAhead(knownAt));
        RefuseRecords(ledger);
        TellHeldBack(ledger);
        return ledger;
    }

    // A slip is held up here; what holds without trust is the key that counts, which opens nobody's record.
    private void RefuseRecords(Ledger ledger)
    {
        if (ledger.Views.Cases.Staff.Of(Actor, ledger.Head)?.Appointment is not { Roles: [Statistician] }) return;
        var words = new Stack<string>();
        for (var at = Parsed.CommandResult; at.Parent is System.CommandLine.Parsing.CommandResult parent; at = parent) words.Push(at.Command.Name);
        var verb = string.Join(' ', words);
        if (OfNobody.Any(v => verb == v || verb.StartsWith(v + " ", StringComparison.Ordinal))) return;
        ledger.Dispose();
        throw new RefusedException(
            "wrong-role", $"`{verb}` shows records of persons: expected a role that works on them, found {Statistician} of the account \"{Actor}\"");
    }

    // Whoever relies on a list is told that a newer one is waiting to be looked at: once, however often the store is opened.
    private void TellHeldBack(Ledger ledger)
    {
        foreach (var sentence in HeldBack.Told(ledger, ledger.Head).Select(t => t.Sentence).Where(_told.Add)) Console.Error.WriteLine(sentence);
    }

    /// <summary>Says which lists are older than their publishers' pace; what is held back was said when the store was opened, and JSON has both.</summary>
    public void TellStale(IReadOnlyList<ListWarning> warnings)
    {
        if (Output.IsJson) return;
        foreach (var warning in warnings.Where(w => !w.IsHeldBack)) Console.Error.WriteLine(warning.Because);
    }

    /// <summary>How it is said that the wall clock was set back, or had run ahead.</summary>
    public static string ClockIsAhead(DateTimeOffset knownAt) =>
        $"the ledger's clock is ahead of this machine's: its last entry is of {Show.Instant(knownAt)}, "
        + "and what is recorded now counts as known just after that";

    /// <summary>Says where an erasure's bytes stay for a while yet.</summary>
    public void TellLingering(Ledger ledger)
    {
        if (!ledger.HasLingering) return;
        Console.Error.WriteLine(
            $"{Location.Name} is being read by another process: the database lets go of the bytes of what was erased only after that has ended");
    }

    /// <summary>The ledger of a store that must be there already.</summary>
    public Ledger AppendToExisting()
    {
        using (Ledger.OpenSealed(Location))
        {
            // Only there to be refused: a verb that has nothing to do without a store never makes one.
        }

        return Append();
    }

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static string? UsersFolder() =>
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) is { Length: > 0 } folder ? Path.Combine(folder, "lookback") : null;
}

/// <summary>The command line asks for something that makes no sense. Exit code 2.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);

/// <summary>Part of the work is on record, and the rest could not be done. Exit code 4.</summary>
internal sealed class IncompleteException(string sentence) : Exception(sentence);
