namespace Lookback.Story.World;

/// <summary>Somebody who does not exist, as they are described wherever they are met.</summary>
internal sealed record Traveller
{
    /// <summary>The name as written.</summary>
    public required string Name { get; init; }

    /// <summary>The birth date; the year alone where no more is known.</summary>
    public string? BirthDate { get; init; }

    /// <summary>F or M.</summary>
    public required char Sex { get; init; }

    /// <summary>The nationality, which decides nothing in this story.</summary>
    public required string Nationality { get; init; }

    /// <summary>The passport's number; its issuer is the nationality.</summary>
    public string? Document { get; init; }

    /// <summary>The telephone that they gave.</summary>
    public string? Phone { get; init; }

    /// <summary>The mailbox that they gave.</summary>
    public string? Email { get; init; }

    /// <summary>The address that they gave.</summary>
    public string? Address { get; init; }
}
