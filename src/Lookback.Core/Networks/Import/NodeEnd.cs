using Lookback.Core.Records;

namespace Lookback.Core.Networks.Import;

/// <summary>What a file says stands at an end of a link.</summary>
/// <param name="Node">The node; <see langword="null"/> where it is none.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Protected">The word for its kind, where links are taken from nobody of that kind.</param>
/// <param name="Expected">What would have been right, where it is no node.</param>
internal readonly record struct NodeEnd(NodeRef? Node, string? Name = null, string? Protected = null, string Expected = "");
