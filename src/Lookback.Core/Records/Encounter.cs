using System.Globalization;

namespace Lookback.Core.Records;

/// <summary>
/// The event of meeting a subject at a place and time. An event, never a person: the same person met twice is two encounters of
/// one subject.
/// </summary>
public sealed record Encounter
{
    /// <summary>Made of the content below, so that the same row delivered twice is one encounter.</summary>
    public required EncounterId Id { get; init; }

    /// <summary>Made of <see cref="Facts"/> alone: the same description is the same subject.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>The client's own word for it: a booking, a customer number, a visa file. Carried into every alert and finding.</summary>
    public string? Reference { get; init; }

    /// <summary>When the subject was met (UTC), where stated; a date alone is read as its first instant.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>
    /// The day by the calendar of the place, as written: of a date alone, or of a time with the place's own offset. <see langword="null"/> where only an
    /// instant is known. No part of the id: the same event written another way is the same event.
    /// </summary>
    public DateOnly? MetOn { get; init; }

    /// <summary>Where, as written.</summary>
    public string? Place { get; init; }

    /// <summary>The booking under which the subject travelled or was served together with others, where stated.</summary>
    public string? Booking { get; init; }

    /// <summary>The redress number that the subject showed, where one did.</summary>
    public string? RedressNumber { get; init; }

    /// <summary>The subject as described at that moment. No names means that the encounter could not be screened.</summary>
    public required PartyFacts Facts { get; init; }

    /// <summary>An encounter with its two ids worked out.</summary>
    public static Encounter Of(
        PartyFacts facts, string? reference, DateTimeOffset? metAt, string? place, string? booking = null, string? redressNumber = null, DateOnly? metOn = null)
    {
        // Whole microseconds, as instants are recorded, so that the ids can be worked out again from the record.
        metAt = metAt?.ToUniversalTime().AddTicks(-(metAt.Value.Ticks % TimeSpan.TicksPerMicrosecond));
        var subject = new SubjectId(new ContentHash().Add("subject").Add(FactsHash.Of(facts)).ToId());
        var id = new ContentHash()
            .Add("encounter")
            .Add(subject.Value)
            .Add(reference)
            .Add(metAt?.ToString("O", CultureInfo.InvariantCulture))
            .Add(place);
        // These came later than the first ledgers: an encounter without them has the id it had.
        if (booking is not null) id.Add("booking").Add(booking);
        if (redressNumber is not null) id.Add("redress").Add(redressNumber);
        return new Encounter
        {
            Id = new EncounterId(id.ToId()),
            Subject = subject,
            Reference = reference,
            MetAt = metAt,
            MetOn = metOn,
            Place = place,
            Booking = booking,
            RedressNumber = redressNumber,
            Facts = facts,
        };
    }
}
