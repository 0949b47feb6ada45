using System.Text.Json;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Proofs;

/// <summary>JSON for <see cref="TreeHash"/>. Public because generated code in other assemblies names it.</summary>
public sealed class TreeHashConverter : TextConverter<TreeHash>
{
    /// <inheritdoc/>
    protected override TreeHash FromText(string text) =>
        TreeHash.TryParse(text, out var hash) ? hash : throw new JsonException($"expected 64 lower-case hexadecimal digits, found \"{text}\"");
}

/// <summary>JSON for <see cref="TreeHead"/>. Public because generated code in other assemblies names it.</summary>
public sealed class TreeHeadConverter : TextConverter<TreeHead>
{
    /// <inheritdoc/>
    protected override TreeHead FromText(string text) =>
        TreeHead.TryParse(text) ?? throw new JsonException($"expected a tree head, size:root, found \"{text}\"");
}
