using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>What it takes to say that two parties are not one: a conflict in one strong fact, or in two lesser ones.</summary>
public static class DiscriminatorRules
{
    private static readonly string[] Strong = ["birth-date", "identifier", "schema", "deceased"];

    /// <summary>Why the discriminators do not suffice; <see langword="null"/> where they do.</summary>
    public static Refusal? Suffice(IReadOnlyList<Discriminator> discriminators)
    {
        var conflicts = discriminators.Where(d => d.Comparison == Comparison.Conflict).Select(d => d.Field).Distinct().ToList();
        return conflicts.Any(Strong.Contains) || conflicts.Count >= 2
            ? null
            : new Refusal(
                "discriminators",
                $"two parties are told apart by a conflict in {string.Join(", ", Strong)} or in two other facts, found "
                    + (conflicts.Count == 0 ? "none" : $"only {conflicts[0]}"));
    }
}
