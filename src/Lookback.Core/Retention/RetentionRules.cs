using Lookback.Core.Records;

namespace Lookback.Core.Retention;

/// <summary>
/// For how long a person's record is kept, as data: one <see cref="RetentionClass"/> for each <see cref="RetentionGround"/>. After its
/// end a record is to be erased; see <see cref="RetentionPlan"/> for which are.
/// </summary>
/// <remarks>
/// <see cref="Default"/> is <c>data/retention.json</c>, and a user's own file has the same shape:
/// <c>{"version": "1", "classes": [{"name": "no-hit", "ground": "NoHit", "keep": "P7D", "legal_basis": "..."}, ...]}</c>. All members are
/// required, no other is taken, and every ground has exactly one class, in any order.
/// <para>
/// The defaults are for those who answer to OFAC and to supervisors of money laundering; whoever may keep only less, such as a carrier,
/// says so in a file. A period counts from the last activity known here. Where a law counts from something later that is not (the end of
/// a business relationship, the release of blocked property), the period in the file has to be longer.
/// </para>
/// </remarks>
public sealed class RetentionRules
{
    internal RetentionRules(string version, IEnumerable<RetentionClass> classes)
    {
        Version = version;
        Classes = [.. classes.OrderBy(c => c.Ground)];
        var content = new ContentHash().Add("retention/1");
        foreach (var c in Classes) content.Add(c.Name).Add(c.Ground.ToString()).Add(c.Keep?.ToString()).Add(c.LegalBasis);
        Hash = content.ToId();
    }

    /// <summary>The rules that ship with the program.</summary>
    public static RetentionRules Default { get; } = Parse(Embedded());

    /// <summary>The author's name for them.</summary>
    public string Version { get; }

    /// <summary>One class for each ground, strongest ground first.</summary>
    public IReadOnlyList<RetentionClass> Classes { get; }

    /// <summary>The identity of the classes, whatever their order in the file, its layout and the version: equal hashes keep alike.</summary>
    public string Hash { get; }

    /// <summary>The class of records held on <paramref name="ground"/>.</summary>
    public RetentionClass ClassOf(RetentionGround ground) =>
        Classes.FirstOrDefault(c => c.Ground == ground) ?? throw new ArgumentOutOfRangeException(nameof(ground), ground, "there is no such ground");

    /// <summary>Reads rules.</summary>
    /// <exception cref="RefusedException">Code <c>bad-retention-rules</c>: the sentence says where, what was expected and what found.</exception>
    public static RetentionRules Parse(string json) => RulesReader.Read(json);

    private static string Embedded()
    {
        using var stream = typeof(RetentionRules).Assembly.GetManifestResourceStream("data/retention.json")
            ?? throw new InvalidOperationException("data/retention.json is not embedded in this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
