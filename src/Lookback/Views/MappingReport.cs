using System.Text.Json;
using Lookback.Core.Lists;
using Lookback.Core.Lists.Mapped;
using Lookback.Core.Records;

namespace Lookback.Views;

/// <summary>What a table of no known format is proposed to be read as, and why; no mapping where its format is known.</summary>
internal sealed record MappingReport(
    string File,
    string Kind,
    bool IsKnown,
    int Rows,
    IReadOnlyList<ProposedColumn> Columns,
    IReadOnlyList<string> Notes,
    JsonElement? Mapping,
    int Listings,
    IReadOnlyList<ReadIssue> Issues)
{
    /// <summary>Of a proposal.</summary>
    public static MappingReport Of(MappingProposal proposal)
    {
        JsonElement? mapping = null;
        if (!proposal.IsKnown)
        {
            using var json = JsonDocument.Parse(proposal.Mapping);
            mapping = json.RootElement.Clone();
        }

        return new MappingReport(
            proposal.File, proposal.Kind, proposal.IsKnown, proposal.Rows, proposal.Columns, proposal.Notes, mapping, proposal.Listings, proposal.Issues);
    }
}
