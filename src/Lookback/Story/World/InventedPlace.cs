namespace Lookback.Story.World;

/// <summary>A port of entry that does not exist.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Code">The letters with which its references begin.</param>
/// <param name="Share">How many of all that do not come through the harbour, in a hundred.</param>
internal sealed record InventedPlace(string Name, string Code, int Share)
{
    /// <summary>Where ever more arrive.</summary>
    public static InventedPlace Selm { get; } = new(InventedWorld.Harbour, "HS", 0);

    /// <summary>The others, where as many arrive in one year as in the next.</summary>
    public static IReadOnlyList<InventedPlace> Others { get; } =
    [
        new("Northgate", "NG", 34), new("Velden Airport", "VA", 30), new("Karst Pass", "KP", 16),
        new("Ostrey Ferry Landing", "OF", 12), new("Bridge of Tollan", "BT", 8),
    ];
}
