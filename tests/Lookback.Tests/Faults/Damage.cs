using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Faults;

/// <summary>How damage to the file of a finished workload came to light.</summary>
internal sealed class DamageTally
{
    /// <summary>Only the comparison of views with a replay, or of indexes with tables, found it.</summary>
    public const string InViewsAlone = "4 comparing views and indexes";

    /// <summary>Where it was said: at the opening, reading entries, rebuilding, verifying, comparing views; or that nothing differs.</summary>
    public SortedDictionary<string, int> Said { get; } = new(StringComparer.Ordinal);

    /// <summary>Columns in which content differs and nothing says so.</summary>
    public SortedSet<string> Unsaid { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts one.</summary>
    public void Count(string name) => Said[name] = Said.GetValueOrDefault(name) + 1;
}

/// <summary>
/// Looks at the damaged file of a finished workload as a user would. Damage is said, or nothing that is on record differs: entries read
/// as they were written, and views are those of the entries once they have been compared or rebuilt.
/// </summary>
internal static class Damage
{
    /// <summary>What has no hash and can be worked out from nothing; each could be covered only by a format of another version.</summary>
    private static readonly HashSet<string> Uncovered = ["store.id", "store.journal_length", "tree_head.clock_at", "original.length"];

    /// <summary>The sentence in which damage is said; nothing where the store is as it was.</summary>
    public static string? SaidOf(Workload work, DamageTally tally)
    {
        var whole = Finished.Value;
        foreach (var (name, act) in Looks(work, whole))
        {
            try
            {
                act();
            }
            catch (Exception e) when (Invariants.IsClear(e))
            {
                var compared = name.StartsWith('3') && (e is SqliteException || e.Message.Contains("the view ", StringComparison.Ordinal));
                tally.Count(compared ? DamageTally.InViewsAlone : name);
                return e.Message;
            }
        }

        return Unnoticed(work, whole, tally);
    }

    // As a whole store has them, whatever a damaged one says; but for the listings' index, which is sealed, dropped by a rebuild and made again by
    // the next who screens; and of the marks of what was fetched, of which the workload makes none.
    private static readonly Lazy<List<string>> Tables = new(() =>
    {
        using var folder = TempFolder.InMemory();
        using var ledger = Workload.From(1, folder["whole.db"]).Open();
        return [.. ledger.Database.Tables().Except(["listing_segment", "fetch_mark", "fetch_time"]).Order(StringComparer.Ordinal)];
    });

    private static readonly Lazy<(List<string> Entries, List<string> Views, List<string> All)> Finished = new(() =>
    {
        using var folder = TempFolder.InMemory();
        using var ledger = Workload.From(Workload.Steps.Count, folder["finished.db"]).Open();
        return (Texts(ledger), StoreRows.Views(ledger), All(ledger));
    });

    private static IEnumerable<(string Name, Action Act)> Looks(Workload work, (List<string> Entries, List<string> Views, List<string> All) whole)
    {
        yield return ("1 opening", () => work.Open().Dispose());
        yield return ("2 reading entries", () => With(work, ledger => Assert.Equal(whole.Entries, Texts(ledger))));
        yield return ("3 verifying", () => With(work, ledger => new Verification(ledger).Run([], ViewCheck.Compared, static (_, _) => { })));
        yield return ("5 rebuilding", () => With(work, ledger =>
        {
            // Views that were compared are right, and stay so.
            Assert.Equal(whole.Views, StoreRows.Views(ledger));
            ledger.RebuildViews();
            Assert.Equal(whole.Views, StoreRows.Views(ledger));
        }));
    }

    private static List<string> All(Ledger ledger) => StoreRows.Of(ledger, Tables.Value);

    private static List<string> Texts(Ledger ledger) => ledger.Entries.From(1).Select(Undisturbed.TextOf).ToList();

    private static void With(Workload work, Action<Ledger> act)
    {
        using var ledger = work.Open();
        act(ledger);
    }

    private static string? Unnoticed(Workload work, (List<string> Entries, List<string> Views, List<string> All) whole, DamageTally tally)
    {
        using var ledger = work.Open();
        var found = All(ledger);
        var different = whole.All.GroupBy(TableOf).SelectMany(t => Columns(t.Key, [.. t], found.Where(r => TableOf(r) == t.Key).ToList())).ToHashSet();
        tally.Unsaid.UnionWith(different);
        tally.Count(different.Count > 0 ? "7 unsaid" : "6 nothing differs");
        // What the migration engine notes for itself is nobody's record.
        Assert.Empty(different.Except(Uncovered).Where(c => !c.StartsWith("lookback_migration.", StringComparison.Ordinal)));
        return null;
    }

    private static string TableOf(string row) => row[..row.IndexOf(':', StringComparison.Ordinal)];

    private static IEnumerable<string> Columns(string table, List<string> before, List<string> after)
    {
        if (before.Count != after.Count) return [$"{table}.rows"];
        return before.Zip(after).SelectMany(p => p.First.Split(" | ").Zip(p.Second.Split(" | ")))
            .Where(c => c.First != c.Second)
            .Select(c => $"{table}.{c.First[..c.First.IndexOf('=', StringComparison.Ordinal)].Replace(table + ": ", "", StringComparison.Ordinal)}");
    }
}
