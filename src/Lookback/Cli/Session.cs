using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Cli;

/// <summary>One run of a verb: its store, its moment and its output.</summary>
internal sealed class Session(ParseResult parsed)
{
    /// <summary>The parsed command line.</summary>
    public ParseResult Parsed { get; } = parsed;

    /// <summary>Where results go.</summary>
    public Output Output { get; } = new(parsed.GetValue(GlobalOptions.Json));

    /// <summary>The instant asked about; <see langword="null"/> for now.</summary>
    public DateTimeOffset? AsOf { get; } = parsed.GetValue(GlobalOptions.AsOf);

    /// <summary>The moment answers are given at: the instant asked about, else the wall clock's.</summary>
    public DateTimeOffset Now => AsOf ?? TimeProvider.System.GetUtcNow();

    /// <summary>The ledger's file.</summary>
    public string StorePath => Parsed.GetValue(GlobalOptions.Store)!;

    /// <summary>The ledger for reading, and the last position known at the instant asked about.</summary>
    public (Ledger Ledger, long At) Read()
    {
        var ledger = Ledger.OpenToRead(StorePath);
        return (ledger, ledger.PositionAt(AsOf));
    }

    /// <summary>The ledger for appending. What is recorded happens now, so a moment in the past is a mistake.</summary>
    public Ledger Append()
    {
        if (AsOf is not null)
        {
            throw new UsageException(
                $"--as-of is for reading: `{Parsed.CommandResult.Command.Name}` writes to the ledger, and what it writes happens now");
        }

        var actor = Parsed.GetValue(GlobalOptions.Actor);
        return Ledger.OpenToAppend(StorePath, TimeProvider.System, string.IsNullOrWhiteSpace(actor) ? "unknown" : actor);
    }
}

/// <summary>The command line asks for something that makes no sense. Exit code 2.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);

/// <summary>Part of the work is on record, and the rest could not be done. Exit code 4.</summary>
internal sealed class IncompleteException(string sentence) : Exception(sentence);
