using Microsoft.Data.Sqlite;

namespace Lookback.Store;

/// <summary>A failure of the database under the ledger, in one sentence.</summary>
/// <param name="Sentence">What happened, for a person.</param>
/// <param name="IsDamage">Whether the file itself is damaged, rather than something around it.</param>
public sealed record StoreFault(string Sentence, bool IsDamage)
{
    // Result codes of SQLite, https://sqlite.org/rescode.html.
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    /// <summary>The fault that an exception stands for; <see langword="null"/> where it is none of the database's.</summary>
    public static StoreFault? Of(Exception exception) => exception is not SqliteException e
        ? null
        : e.SqliteErrorCode switch
        {
            Corrupt or NotADatabase => new StoreFault($"the store is damaged: {e.Message}", true),
            Full => new StoreFault("the disk is full: nothing of the last step was recorded", false),
            Busy => new StoreFault("the store is busy: another process holds it; nothing of the last step was recorded", false),
            _ => new StoreFault($"the store failed: {e.Message}; nothing of the last step was recorded", false),
        };
}
