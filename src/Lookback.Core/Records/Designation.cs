using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;
using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>A designation, known by its content.</summary>
[JsonConverter(typeof(DesignationIdConverter))]
public readonly record struct DesignationId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// A person's reasoned word that a network is to be traced from somebody who is on no list, with a legal basis and a day on which it lapses unless
/// it is made again. A listing is a designation by its publisher and needs none.
/// </summary>
public sealed record Designation
{
    /// <summary>Longest time until <see cref="ReviewBy"/>, in days.</summary>
    public const int MostDays = 365;

    /// <summary>Made of the content below.</summary>
    public required DesignationId Id { get; init; }

    /// <summary>Who is designated.</summary>
    public required NodeRef Node { get; init; }

    /// <summary>What they are called, for sentences alone.</summary>
    public string? Name { get; init; }

    /// <summary>Since when they did what they are designated for, as far as is known.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Why, in the words of whoever designates.</summary>
    public required string Reason { get; init; }

    /// <summary>The law, and the office exercising it.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>The last day on which it holds: not renewed by then, it lapses.</summary>
    public required PartialDate ReviewBy { get; init; }

    /// <summary>A designation with its id worked out.</summary>
    public static Designation Of(Designation said) => said with
    {
        Id = new DesignationId(new ContentHash()
            .Add("designation/1")
            .Add(said.Node.ToString())
            .Add(said.Since?.ToString())
            .Add(said.Reason)
            .Add(said.LegalBasis)
            .Add(said.ReviewBy.ToString())
            .ToId()),
    };
}

/// <summary>The end of a designation before it lapsed.</summary>
/// <param name="Designation">The designation.</param>
/// <param name="Reason">Why.</param>
public sealed record DesignationEnd(DesignationId Designation, string Reason);
