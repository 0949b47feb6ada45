using System.Text.Json;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>What other entities say of one party.</summary>
internal sealed class FtmRelated
{
    private static readonly string[] AddressParts = ["remarks", "street", "street2", "street3", "postOfficeBox", "postalCode", "city", "region", "state"];

    public List<FtmDocument> Documents { get; } = [];

    public List<FtmSanction> Sanctions { get; } = [];

    public List<string> Addresses { get; } = [];

    public List<FtmPosition> Positions { get; } = [];

    public List<FtmTie> Ties { get; } = [];

    /// <summary>How many characters it holds, the ties apart.</summary>
    public long Size =>
        Documents.Sum(d => (long)d.Number.Length + (d.Remark?.Length ?? 0))
        + Sanctions.Sum(s => (s.Remark?.Length ?? 0) + s.Programmes.Sum(p => (long)p.Length)) + Addresses.Sum(a => (long)a.Length)
        + Positions.Sum(p => p.Size);

    /// <summary>Takes an entity by its schema; one of any other is not of this kind. Ties are taken by their ends.</summary>
    public void Add(string schema, JsonElement properties)
    {
        if (schema == "Sanction") Sanctions.Add(FtmSanction.Read(properties));
        if (schema == "Address" && Address(properties) is { } line) Addresses.Add(line);
        if (schema is "Passport" or "Identification" && FtmDocument.Read(schema, properties) is { } document) Documents.Add(document);
        if (schema == FtmPosition.Schema) Positions.AddRange(FtmPosition.Read(properties));
    }

    /// <summary>Puts it into the draft. A party under several sanctions was designated with the first of them.</summary>
    public void Fill(ListingDraft draft)
    {
        foreach (var document in Documents) document.Fill(draft);
        foreach (var sanction in Sanctions) sanction.Fill(draft);
        foreach (var address in Addresses) draft.Address(address);
        foreach (var position in Positions)
            if (position.Name is { } name) draft.Title(FtmPosition.Title(name, position.Since, position.Until));
        foreach (var tie in Ties) draft.Relation(tie.Relation());
    }

    /// <summary>Whether a document says that number with more beside it.</summary>
    public bool Knows(IdentifierKind kind, string number) => Documents.Exists(d => d.Kind == kind && d.Number == number);

    private static string? Address(JsonElement properties)
    {
        if (FtmValues.First(properties, "full") is { } full) return Blanks.Collapse(full.Trim(',', ' '));
        var parts = AddressParts.SelectMany(p => FtmValues.Of(properties, p)).ToList();
        var country = FtmValues.First(properties, "country") is { } code ? Countries.Find(code) is { } known ? Countries.Name(known) : code : null;
        return parts.Count == 0 ? null : Blanks.Collapse(string.Join(", ", country is null ? parts : parts.Append(country)));
    }
}
