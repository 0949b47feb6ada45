using Lookback.Core.Networks;
using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Networks;

/// <summary>Finds what the ledger alone knows of the ends of links: which encounter a word names, and whether a listing is in force. For one batch.</summary>
internal sealed class LinkEnds(Ledger ledger, long head, string file)
{
    /// <summary>As many subjects as a word is looked up for.</summary>
    private const int MostNamed = 20;

    private const string OnRecord = "an encounter on record, by its id or reference";

    private readonly Dictionary<NodeRef, (NodeRef? Node, string Expected)> _found = [];

    /// <summary>The row with its ends found, or with the issue that they were not.</summary>
    public LinkRow Settle(LinkRow row)
    {
        if (row.Link is not { } link) return row;
        var (from, expected) = Find(link.From);
        if (from is not { } one) return Lost(row.Line, "from", expected, link.From);
        (var to, expected) = Find(link.To);
        if (to is not { } other) return Lost(row.Line, "to", expected, link.To);
        return LinkType.Of(link.Type).Misfit(one.Kind, other.Kind) is { } misfit
            ? Lost(row.Line, "to", misfit, other)
            : row with { Link = link with { From = one, To = other } };
    }

    private LinkRow Lost(long line, string field, string expected, NodeRef found) => new()
    {
        Line = line,
        Issue = new ReadIssue(file, line, field, expected, found.ToString()) { Weight = ReadIssueWeight.Row },
    };

    private (NodeRef? Node, string Expected) Find(NodeRef node)
    {
        if (node.Kind is not (NodeKind.Encounter or NodeKind.Listing)) return (node, "");
        if (_found.TryGetValue(node, out var known)) return known;
        return _found[node] = node.Kind == NodeKind.Encounter ? Encounter(node.Key.Trim()) : Listing(node);
    }

    private (NodeRef? Node, string Expected) Listing(NodeRef node) =>
        node.Listing is { } listing && ledger.Views.Listings.At(listing, head) is not null ? (node, "") : (null, "a listing in force");

    private (NodeRef? Node, string Expected) Encounter(string word)
    {
        if (ledger.Views.Encounters.Find(new EncounterId(word)) is not null) return (NodeRef.Of(new EncounterId(word)), "");
        var subjects = ledger.Views.Encounters.FindNamed(word, head);
        if (subjects is not [var subject])
        {
            var many = FormattableString.Invariant($"{subjects.Count}{(subjects.Count >= MostNamed ? " or more" : "")}");
            return (null, subjects.Count == 0 ? OnRecord : $"an encounter and no ambiguous word: {many} subjects have it");
        }

        var met = ledger.Views.Encounters.Of(subject, head);
        var referred = met.Where(e => e.Encounter.Reference == word).ToList();
        var oldest = (referred.Count > 0 ? referred : met).OrderBy(e => e.At).ThenBy(e => e.Position).FirstOrDefault();
        return oldest is null ? (null, OnRecord) : (NodeRef.Of(oldest.Encounter.Id), "");
    }
}
