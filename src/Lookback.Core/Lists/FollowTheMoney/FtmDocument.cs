using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>A document that is an entity of its own: schema <c>Passport</c> or <c>Identification</c>, whose <c>type</c> is any publisher's words.</summary>
/// <param name="Kind">What it proves.</param>
/// <param name="Number">The number as written.</param>
/// <param name="Country">Who issued it.</param>
/// <param name="Label">The publisher's word for it, where that says more.</param>
/// <param name="Remark">When and by whom it was issued.</param>
internal sealed record FtmDocument(IdentifierKind Kind, string Number, CountryCode? Country, string? Label, string? Remark)
{
    private static readonly (string Word, IdentifierKind Kind)[] Words =
    [
        ("driv", IdentifierKind.Other), ("birth", IdentifierKind.Other), ("military", IdentifierKind.Other), ("passport", IdentifierKind.Passport),
        ("travel document", IdentifierKind.Passport), ("tax", IdentifierKind.TaxId), ("vat", IdentifierKind.TaxId),
        ("regist", IdentifierKind.Registration), ("company", IdentifierKind.Registration), ("identi", IdentifierKind.NationalId),
        ("national id", IdentifierKind.NationalId), ("id card", IdentifierKind.NationalId), ("social security", IdentifierKind.NationalId),
        ("cedula", IdentifierKind.NationalId), ("tazkira", IdentifierKind.NationalId), ("personal", IdentifierKind.NationalId),
    ];

    /// <summary><see langword="null"/> where no number stands in it.</summary>
    public static FtmDocument? Read(string schema, JsonElement properties)
    {
        var number = FtmValues.First(properties, "number") ?? FtmValues.First(properties, "passportNumber");
        if (number is null) return null;
        var type = FtmValues.First(properties, "type");
        var country = FtmValues.First(properties, "country") is { } text ? Countries.Find(text) : null;
        var isPlain = type is null || type.Equals(schema, StringComparison.OrdinalIgnoreCase);
        return new FtmDocument(schema == "Passport" ? IdentifierKind.Passport : KindOf(type), number, country, isPlain ? null : type, RemarkOf(properties));
    }

    public void Fill(ListingDraft draft)
    {
        draft.Identifier(Kind, Number, Country, Label);
        if (Remark is not null) draft.Remark($"{Label ?? Kind.ToString()} {Number}: {Remark}");
    }

    private static IdentifierKind KindOf(string? type)
    {
        foreach (var (word, kind) in Words)
            if (type?.Contains(word, StringComparison.OrdinalIgnoreCase) == true) return kind;
        return IdentifierKind.Other;
    }

    private static string? RemarkOf(JsonElement properties)
    {
        string?[] parts =
        [
            FtmValues.Joined(properties, "startDate") is { } from ? $"issued {from}" : null,
            FtmValues.Joined(properties, "endDate") is { } to ? $"expires {to}" : null,
            FtmValues.Joined(properties, "authority") is { } by ? $"by {by}" : null,
            FtmValues.Joined(properties, "summary"),
        ];
        var remark = string.Join(", ", parts.Where(p => p is not null));
        return remark.Length == 0 ? null : remark;
    }
}
