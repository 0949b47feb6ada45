namespace Lookback.Core.Retention;

/// <summary>For how long records held on one ground are kept, and on which legal basis.</summary>
public sealed record RetentionClass
{
    internal RetentionClass(string name, RetentionGround ground, RetentionPeriod? keep, string legalBasis) =>
        (Name, Ground, Keep, LegalBasis) = (name, ground, keep, legalBasis);

    /// <summary>Its short name: lower-case letters, digits and hyphens.</summary>
    public string Name { get; }

    /// <summary>The ground that puts a record into this class.</summary>
    public RetentionGround Ground { get; }

    /// <summary>
    /// For how long, from the last activity on the record. <see langword="null"/> for <see cref="RetentionGround.Open"/>, and for it alone:
    /// kept until the ground changes.
    /// </summary>
    public RetentionPeriod? Keep { get; }

    /// <summary>The law or rule that asks for the period; never empty.</summary>
    public string LegalBasis { get; }

    /// <summary>When a record last touched at <paramref name="from"/> is due, see <see cref="RetentionPeriod.EndOf"/>; null for never.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset from) => Keep?.EndOf(from);
}
