using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>A person who works with the system, whatever their accounts are called: what four-eyes compares.</summary>
[JsonConverter(typeof(StaffIdConverter))]
public readonly record struct StaffId(string Value)
{
    /// <summary>Who acts where nobody does: the program itself, of which no adverse step is ever taken.</summary>
    public static StaffId System { get; } = new("system");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// What an account may act as, from here on: a later appointment of the same account replaces it, and one without roles ends it. Two accounts of
/// one person are one person.
/// </summary>
public sealed record Appointment
{
    /// <summary>The account, as entries name their actor.</summary>
    public required string Account { get; init; }

    /// <summary>Whose account it is. Stays with the person when an account is renamed.</summary>
    public required StaffId Person { get; init; }

    /// <summary>The roles, by the words of the workflows: <c>analyst</c>, <c>supervisor</c>. None: the account is closed.</summary>
    public IReadOnlyList<string> Roles { get; init => field = value ?? []; } = [];

    /// <summary>The unit the person works in.</summary>
    public string? Unit { get; init; }

    /// <summary>In whose stead the account acts, where it was delegated: whatever it does counts as done by both.</summary>
    public StaffId? ActsFor { get; init; }

    /// <summary>Why, in the words of whoever appointed.</summary>
    public required string Reason { get; init; }
}
