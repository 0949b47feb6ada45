namespace Lookback.Core.Names;

/// <summary>What a part of a name weighs in a bound of its score.</summary>
/// <param name="Weight">How much of the name it carries.</param>
/// <param name="Alone">What it takes away at the least where it has no partner.</param>
/// <param name="AloneInChain">The same where both names tell a father's name.</param>
internal readonly record struct PartWeight(float Weight, float Alone, float AloneInChain)
{
    /// <summary>Share of a father's weight that is spared where his name is left out of a chain.</summary>
    public const double SparedOfChain = 0.7;

    /// <summary>Numbers that stay alone have a say of their own.</summary>
    public static PartWeight Of(NamePart part)
    {
        var alone = part.Role == PartRole.Number ? 0 : part.Weight;
        return new PartWeight((float)part.Weight, (float)alone, (float)(part.Role == PartRole.Patronymic ? (1 - SparedOfChain) * alone : alone));
    }
}
