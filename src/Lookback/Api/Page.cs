namespace Lookback.Api;

/// <summary>Some of a list, and where it goes on.</summary>
/// <param name="Position">The last position that every page of this list sees, whatever was recorded while they were turned.</param>
/// <param name="Items">What is on this page.</param>
/// <param name="Next">What the next page is asked for by; <see langword="null"/> on the last.</param>
internal sealed record Page<T>(long Position, IReadOnlyList<T> Items, string? Next);
