using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// A document or number whose parts stand apart. It is worded as the remarks word it and read by their rules, so that a number is the same in every
/// OFAC format. What they do not say (who issued it, whether it is valid) is kept as a remark.
/// </summary>
/// <param name="Type">OFAC's word for the kind.</param>
/// <param name="Number">The number; null where only the rest is known.</param>
/// <param name="Line">Where it stands in the file.</param>
internal sealed record OfacDocument(string Type, string? Number, long Line)
{
    public string? Country { get; init; }

    public PartialDate? Issued { get; init; }

    public PartialDate? Expires { get; init; }

    /// <summary>What else is said of it.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>Puts it on the listing.</summary>
    public void Fill(ListingDraft draft, OfacRemarks remarks, ReadingLog log, string file)
    {
        var country = Country is null ? null : Countries.Find(Country);
        var isStrange = Country is not null && country is null && !ListingDraft.SaysNoCountry(Country);
        if (isStrange) log.Field(file, Line, "issuing country", "a country", Country!);
        var piece = Type;
        if (Number is not null) piece += $" {Number}";
        if (Country is not null && !isStrange) piece += $" ({Country})";
        if (Issued is { } issued) piece += $" issued {OfacPeriod.Written(issued)}";
        if (Expires is { } expires) piece += $" expires {OfacPeriod.Written(expires)}";
        if (Number is null) draft.Remark(piece);
        else if (OfacLabels.Find(piece) is null) Unlabelled(draft, country, piece);
        else remarks.ReadPiece(piece, draft, Line);

        string[] more = [.. More, .. isStrange ? [$"issued by {Country}"] : Array.Empty<string>()];
        if (more.Length > 0) draft.Remark(Blanks.Collapse($"{Type} {Number}: {string.Join(", ", more)}"));
    }

    /// <summary>A kind that no table has is a number all the same.</summary>
    private void Unlabelled(ListingDraft draft, CountryCode? country, string piece)
    {
        draft.Identifier(IdentifierKind.Other, Number, country, Type);
        if (Issued is not null || Expires is not null) draft.Remark(piece);
    }
}
