namespace Lookback.Core.Sources;

/// <summary>A publisher's file as received: its name, and its bytes as often as they are asked for.</summary>
/// <param name="Name">The file's name without its folder; tells the parts of a four-file set apart, and names issues.</param>
/// <param name="Open">Opens the original bytes from the start; the caller disposes the stream.</param>
public sealed record SourceFile(string Name, Func<Stream> Open);
