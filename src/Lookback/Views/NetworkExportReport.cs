namespace Lookback.Views;

/// <summary>What was written of a trace, and what was not.</summary>
/// <param name="Files">The files.</param>
/// <param name="Tlp">The mark that they bear.</param>
/// <param name="Encounters">Encounters in them.</param>
/// <param name="WithheldLinks">Links left out, since they are handled above what was asked for.</param>
/// <param name="WithheldPaths">Paths left out with them.</param>
/// <param name="WithheldEncounters">Encounters that nothing else leads to.</param>
/// <param name="Withheld">The same as a sentence; <see langword="null"/> where nothing was left out.</param>
internal sealed record NetworkExportReport(
    IReadOnlyList<string> Files, string Tlp, int Encounters, int WithheldLinks, int WithheldPaths, int WithheldEncounters, string? Withheld);
