using Lookback.Core.Particulars;
using Lookback.Core.Time;

namespace Lookback.Core.Matching;

/// <summary>What identifies one person: a number of one kind and issuer, and a whole date of birth. A name does not.</summary>
public static class IdentityFacts
{
    /// <summary>Whether two share a number of one kind, or a whole date of birth.</summary>
    public static bool Agree(PreparedParty one, PreparedParty other) =>
        one.Particulars.Numbers.Any(n => other.Particulars.Numbers.Any(o => AreSame(n, o)))
        || one.Facts.BirthDates.Any(b => IsWhole(b) && other.Facts.BirthDates.Any(o => IsWhole(o) && o.Earliest == b.Earliest));

    /// <summary>Whether something of a party is the one's and not the other's: a date of birth, or a number.</summary>
    public static bool Tells(PreparedParty party, PreparedParty one, PreparedParty other) =>
        party.Facts.BirthDates.Any(b => one.Facts.BirthDates.Any(o => o.Overlaps(b)) && !other.Facts.BirthDates.Any(o => o.Overlaps(b)))
        || party.Particulars.Numbers.Any(n => one.Particulars.Numbers.Any(o => AreSame(n, o)) && !other.Particulars.Numbers.Any(o => AreSame(n, o)));

    private static bool IsWhole(PartialDate date) =>
        date.Precision == DatePrecision.Day && !date.IsApproximate && !date.IsUncertain && date.Earliest == date.Latest;

    private static bool AreSame(IdentifierNumber one, IdentifierNumber other) =>
        one.Source.Kind == other.Source.Kind
        && one.Folded == other.Folded
        && (one.Source.Country is not { } issuer || other.Source.Country is not { } its || issuer == its);
}
