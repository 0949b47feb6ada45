using System.Text;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>The workload as it goes where nothing fails: what every disturbed one is held to.</summary>
internal sealed class Undisturbed
{
    private static readonly Lazy<Undisturbed> Once = new(() => new Undisturbed());
    private readonly List<string> _entries = [];

    private Undisturbed()
    {
        using var folder = TempFolder.InMemory();
        using var ledger = Workload.In(folder["lookback.db"]).Open();
        foreach (var step in Workload.Steps)
        {
            step(ledger);
            _entries.AddRange(ledger.Entries.From(_entries.Count + 1).Select(TextOf));
            Heads = [.. Heads, ledger.Head];
        }

        Appends = [0, .. ledger.Tree.AllHeads().Select(h => h.Size)];
        Views = StoreRows.Views(ledger);
    }

    /// <summary>The one run that all tests share.</summary>
    public static Undisturbed Run => Once.Value;

    /// <summary>The last position after each step.</summary>
    public IReadOnlyList<long> Heads { get; } = [];

    /// <summary>Where appends end, and 0.</summary>
    public IReadOnlyList<long> Appends { get; }

    /// <summary>What each entry says, read before anybody was erased.</summary>
    public IReadOnlyList<string> Entries => _entries;

    /// <summary>The views at the end.</summary>
    public IReadOnlyList<string> Views { get; }

    /// <summary>What an entry says, but not when it was recorded, nor what an erasure says of the journal, which is a store's own.</summary>
    public static string TextOf(Entry entry)
    {
        if (entry.Body is EntryBody.NotReplayable gone) return $"{entry.Position} {gone.Kind} of {gone.Subject}: gone";
        var body = entry.Body is EntryBody.SubjectErased e ? new EntryBody.SubjectErased(e.Erasure with { FromJournal = false, JournalId = "" }) : entry.Body;
        var encoded = EntryCodec.Encode(body);
        return $"{entry.Position} {encoded.Kind} {encoded.Subject}: {Encoding.UTF8.GetString(encoded.Text)}";
    }
}
