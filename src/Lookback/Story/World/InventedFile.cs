namespace Lookback.Story.World;

/// <summary>A file of the invented world.</summary>
/// <param name="Name">Its path inside the folder of the story, such as <c>lists/2020-10-01/sdn.csv</c>.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record InventedFile(string Name, byte[] Bytes);
