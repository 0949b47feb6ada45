namespace Lookback.Core.Lists.Canada;

/// <summary>The elements of a <c>record</c>, by the English half of their names.</summary>
internal enum CanadaField
{
    Country,
    Entity,
    EntityOrShip,
    LastName,
    GivenName,
    Aliases,
    DateOfBirth,
    DateOfBirthOrShipBuildDate,
    Title,
    TitleOrShip,
    TitleOrShipType,
    ShipIMONumber,
    Schedule,
    Item,
    DateOfListing,
}
