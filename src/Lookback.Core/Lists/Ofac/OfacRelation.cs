using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>A tie from one party to another. Listings have no place for it yet: it is kept as a remark of the first.</summary>
/// <param name="Type">OFAC's words: <c>Owned or Controlled By</c>.</param>
/// <param name="Other">The other party: its number, and its name where that stands beside.</param>
internal sealed record OfacRelation(string Type, string Other)
{
    public bool IsFormer { get; init; }

    /// <summary>How good OFAC's word for it is: <c>High</c>, <c>Low</c>.</summary>
    public string? Quality { get; init; }

    public PartialDate? Date { get; init; }

    public string? Comment { get; init; }

    /// <summary><c>Relationship: Owned or Controlled By 12345, quality High</c>.</summary>
    public string Remark()
    {
        var text = $"Relationship: {(IsFormer ? "formerly " : "")}{Type} {Other}";
        if (Quality is not null) text += $", quality {Quality}";
        if (Date is { } date) text += $", {OfacPeriod.Written(date)}";
        return Comment is null ? text : $"{text}: {Comment}";
    }
}
