namespace Lookback.Story.World;

/// <summary>A file of links, as <c>network import</c> takes it.</summary>
/// <param name="File">Its name.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Grade">How good the source is: an Admiralty grade.</param>
/// <param name="LegalBasis">The law under which it is kept.</param>
/// <param name="ImportedAt">When it is imported.</param>
internal sealed record InventedLinks(string File, string Source, string Grade, string LegalBasis, DateTimeOffset ImportedAt);
