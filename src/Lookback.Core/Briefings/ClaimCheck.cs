using System.Text.Json.Serialization;
using Lookback.Core.Records;

namespace Lookback.Core.Briefings;

/// <summary>How a published number stands to the ledger.</summary>
public enum ClaimVerdict
{
    /// <summary>Every number that the ledger allows fits it.</summary>
    [JsonStringEnumMemberName("consistent")]
    Consistent,

    /// <summary>None does.</summary>
    [JsonStringEnumMemberName("inconsistent")]
    Inconsistent,

    /// <summary>Some do: the ledger cannot tell.</summary>
    [JsonStringEnumMemberName("undetermined")]
    Undetermined,
}

/// <summary>A claim held against a figure, and why it came out so.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Because">Why, with both numbers and their units.</param>
public sealed record ClaimCheck(ClaimVerdict Verdict, string Because)
{
    /// <summary>Holds a claim against the figure of its name.</summary>
    public static ClaimCheck Of(Claim claim, Figure figure)
    {
        var (least, most, how) = InUnit(claim.Unit, figure);
        var (from, to) = Fitting(claim);
        var both = $"the claim is {Words(claim)}, and the ledger has {Counted(figure)}{how}";
        var unknown = figure.Because is { } because && figure.Most > figure.Least ? $" ({because})" : "";
        if (least >= from && most <= to) return new ClaimCheck(ClaimVerdict.Consistent, $"{both}{unknown}: whatever the number is, it fits");
        if (most < from || least > to) return new ClaimCheck(ClaimVerdict.Inconsistent, $"{both}{unknown}: no number that it may be fits");
        return new ClaimCheck(ClaimVerdict.Undetermined, claim.Unit == figure.Unit
            ? $"{both}{unknown}: some of the numbers that it may be fit, and others do not"
            : $"{both}{unknown}: {Plural(claim.Unit)} and {Plural(figure.Unit)} are not the same, and how many of one there are to the other is not known");
    }

    /// <summary>A claim's number in words: <c>at least 400 persons</c>.</summary>
    public static string Words(Claim claim)
    {
        var number = FormattableString.Invariant($"{claim.Value:N0}");
        var unit = Plural(claim.Unit);
        var (low, high) = Fitting(claim);
        return claim.Qualifier switch
        {
            Qualifier.Exact => claim.Value == 0 ? $"none (0 {unit})" : $"exactly {number} {unit}",
            Qualifier.AtLeast => $"at least {number} {unit}",
            Qualifier.AtMost => $"at most {number} {unit}",
            _ => FormattableString.Invariant($"about {number} {unit} (within a tenth: {low:N0} to {high:N0})"),
        };
    }

    private static string Counted(Figure figure) => $"{figure} {Plural(figure.Unit)}";

    private static string Plural(CountUnit unit) => unit switch
    {
        CountUnit.Persons => "persons",
        CountUnit.Encounters => "encounters",
        _ => "charges",
    };

    // The numbers that a claim allows.
    private static (long From, long To) Fitting(Claim claim) => claim.Qualifier switch
    {
        Qualifier.Exact => (claim.Value, claim.Value),
        Qualifier.AtLeast => (claim.Value, Figure.Endless),
        Qualifier.AtMost => (0, claim.Value),
        _ => (claim.Value - (claim.Value / 10), claim.Value + (claim.Value / 10)),
    };

    // What a figure says in another unit: there are never fewer events than persons who were in one, and nothing else is known.
    private static (long Least, long Most, string How) InUnit(CountUnit asked, Figure figure)
    {
        if (asked == figure.Unit) return (figure.Least, figure.Most, "");
        if (asked == CountUnit.Persons) return (figure.Known > 0 ? 1 : 0, figure.Most, ", of which there are never fewer than persons");
        if (figure.Unit == CountUnit.Persons && asked == CountUnit.Encounters && figure.Met is { } met)
            return (met, Figure.Endless, FormattableString.Invariant($", each of them met at least once ({met:N0} different)"));
        if (figure.Unit == CountUnit.Persons && asked == CountUnit.Charges && figure.Name.StartsWith("charged", StringComparison.Ordinal))
            return (figure.Least, Figure.Endless, ", each of them charged at least once");
        return (0, Figure.Endless, "");
    }
}
