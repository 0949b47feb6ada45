using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Bench.Populations;

/// <summary>Somebody met, as a row of a file tells it.</summary>
internal sealed record InventedEncounter
{
    /// <summary>The client's reference, one for each row.</summary>
    public required string Reference { get; init; }

    /// <summary>The name as written.</summary>
    public required string Name { get; init; }

    /// <summary>Birth date; year alone where no more is known, <see langword="null"/> where nothing is.</summary>
    public string? BirthDate { get; init; }

    /// <summary>Sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Nationality.</summary>
    public required string Nationality { get; init; }

    /// <summary>A passport's number.</summary>
    public string? Passport { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MetAt { get; init; }

    /// <summary>The facts, as <c>screen</c> reads them from the row.</summary>
    public PartyFacts Facts() => new()
    {
        Schema = Schema.Person,
        Names = [new PartyName { Full = Name }],
        BirthDates = BirthDate is { } date ? [PartialDate.Parse(date)] : [],
        Sex = Sex,
        Countries = [new CountryTie(new CountryCode(Nationality), CountryRole.Nationality)],
        Identifiers = Passport is { } number ? [new Identifier { Kind = IdentifierKind.Passport, Number = number }] : [],
    };
}
