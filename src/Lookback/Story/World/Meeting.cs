namespace Lookback.Story.World;

/// <summary>Somebody met, before the row has its reference: that follows from all who came before them in the month.</summary>
/// <param name="who">Who.</param>
/// <param name="place">Where.</param>
/// <param name="day">On which day by the clocks of the place.</param>
internal sealed class Meeting(Traveller who, InventedPlace place, DateOnly day)
{
    /// <summary>Who.</summary>
    public Traveller Who { get; } = who;

    /// <summary>Where.</summary>
    public InventedPlace Place { get; } = place;

    /// <summary>On which day by the clocks of the place.</summary>
    public DateOnly Day { get; } = day;

    /// <summary>The minute of the day; <see langword="null"/> where nobody wrote it down.</summary>
    public int? Minute { get; set; }

    /// <summary>The booking under which they travelled.</summary>
    public string? Booking { get; init; }

    /// <summary>The reference, once it has one.</summary>
    public string Reference { get; set; } = "";
}
