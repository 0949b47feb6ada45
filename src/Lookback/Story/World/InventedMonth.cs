namespace Lookback.Story.World;

/// <summary>The encounters of a month, in the order of their days.</summary>
/// <param name="First">Its first day.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Encounters">How many rows there are.</param>
/// <param name="AtHarbour">How many of them at the <see cref="InventedWorld.Harbour"/>.</param>
internal sealed record InventedMonth(DateOnly First, string File, int Encounters, int AtHarbour);
