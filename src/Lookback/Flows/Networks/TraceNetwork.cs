using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Flows.Networks;

/// <summary>What a trace was asked of, and what it found.</summary>
/// <param name="Start">The designation that it starts from; <see langword="null"/> where it starts from somebody met.</param>
/// <param name="Node">What it starts from.</param>
/// <param name="Name">What that is called.</param>
/// <param name="Reach">What was found.</param>
internal sealed record Traced(NetworkStart? Start, NodeRef Node, string Name, Reach Reach);

/// <summary>Traces a network from a listing, a designation or somebody met. It records nothing.</summary>
internal sealed class TraceNetwork(Ledger ledger, Horizon at, TraceRules rules)
{
    /// <summary>Traces from what a word names.</summary>
    /// <exception cref="RefusedException">It names nothing, something not in force, or somebody who was erased.</exception>
    public Traced Run(string word)
    {
        word = word.Trim();
        var starts = new NetworkStarts(ledger, at, rules.Day);
        var search = new ExposureSearch(ledger, ledger.Network(at), starts, rules);
        if (StartOf(word, starts) is { } start) return new Traced(start, start.Node, start.Name, search.From(start));
        var met = MetEncounters.Named(ledger, word, at);
        var name = met[0].Encounter.Facts.Names is [var first, ..] ? first.Full : "(no name)";
        return new Traced(null, NodeRef.Of(met[0].Encounter.Id), name, search.To([.. met.Select(e => e.Position)]));
    }

    private NetworkStart? StartOf(string word, NetworkStarts starts)
    {
        var (node, _) = NodeReader.Read(word);
        if (node?.Listing is { } listing)
        {
            return starts.Of(listing) ?? throw new RefusedException(
                "listing-not-in-force",
                $"{listing} is not in force at that moment: a network is traced from who is listed or designated, or from somebody met");
        }

        if (node is { Kind: not NodeKind.Encounter } other)
        {
            return starts.OfDesignated(ledger.Views.Networks.Nodes.Of(other)) ?? throw new RefusedException(
                "not-designated", $"{other} is neither listed nor designated: `lookback network designate` gives a reason and a legal basis first");
        }

        var made = word.Length == 0 ? [] : ledger.Views.Networks.Designations.Find(word.ToLowerInvariant(), at);
        return made switch
        {
            [] => null,
            [var one] => starts.Of(one) ?? throw new RefusedException(
                "designation-lapsed", $"designation {one.Designation.Id} lapsed on {one.Designation.ReviewBy}: it was not made again"),
            _ => throw new RefusedException("ambiguous", $"\"{word}\" names several designations: give more of it"),
        };
    }
}
