using Lookback.Core.Names;
using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// One fact of two parties side by side: what either says, and how the two stand to each other by the comparison that scores them, so that whoever
/// decides need not work it out. Never stored by itself.
/// </summary>
/// <param name="Field">Which fact, by the word of <c>data/cases/discriminators.csv</c>.</param>
/// <param name="Ours">All that is on record of the subject; <see langword="null"/> where nothing is.</param>
/// <param name="Theirs">All that the listing says; <see langword="null"/> where it says nothing.</param>
/// <param name="Comparison">How they stand to each other; <see langword="null"/> where one of them is not known, which is never "no".</param>
/// <param name="Says">What the comparison says, in words.</param>
public sealed record FieldComparison(string Field, string? Ours, string? Theirs, Comparison? Comparison, string Says)
{
    private const int MaxText = 400;
    private const string Nothing = "nothing in common that is to be compared, which says little: there may be several";

    /// <summary>An address that is the same, and no more than nearly.</summary>
    private const double SameAddress = 0.5;

    /// <summary>A telephone, mailbox or site that is the same.</summary>
    private const double SameContact = 0.8;

    private const double SamePlace = 0.3;

    /// <summary>Every fact by which parties are told apart that is on record of one of the two at least.</summary>
    /// <param name="comparer">What scores them.</param>
    /// <param name="subject">Who was met.</param>
    /// <param name="listing">Who is listed.</param>
    /// <param name="titles">What the listing says of occupations and offices.</param>
    /// <param name="watchlist">Where it stands.</param>
    public static IReadOnlyList<FieldComparison> Of(
        PartyComparer comparer, PreparedParty subject, PreparedParty listing, IReadOnlyList<string> titles, WatchlistId watchlist)
    {
        var (own, theirs, policy) = (subject.Facts, listing.Facts, comparer.Policy);
        var facts = FactFindings.Of(subject, listing, policy).WithPlaces(subject, listing, policy.Facts);
        var alignment = comparer.Compare(subject, listing, watchlist).Alignment;
        FieldComparison[] all =
        [
            Make("birth-date", own.BirthDates, theirs.BirthDates, facts.BirthDate, f => OfBirth(subject, listing, f)),
            Make("identifier", own.Identifiers.Select(Text), theirs.Identifiers.Select(Text), facts.Identifier, f => OfNumbers(subject, listing, f)),
            OfSchema(own.Schema, theirs.Schema),
            OfNames("given-name", PartRole.Given, alignment),
            OfNames("family-name", PartRole.Family, alignment),
            OfNames("father-name", PartRole.Patronymic, alignment),
            Make("sex", Known(own.Sex), Known(theirs.Sex), facts.Sex, f => f.Logit < 0 ? Records.Comparison.Conflict : Records.Comparison.Agree),
            Make("birth-place", own.BirthPlaces, theirs.BirthPlaces, facts.BirthPlace, f => ByStrength(f, SamePlace)),
            Make("country", own.Countries.Select(Text), theirs.Countries.Select(Text), facts.Country, f => ByStrength(f, double.Epsilon)),
            Make("address", own.Addresses, theirs.Addresses, facts.Address, f => ByStrength(f, SameAddress)),
            Make("occupation", Array.Empty<string>(), titles, FactFinding.Silent, static _ => Records.Comparison.Compatible),
            Make("phone", own.Phones, theirs.Phones, facts.Phone, f => ByStrength(f, SameContact)),
            Make("email", own.Emails, theirs.Emails, facts.Email, f => ByStrength(f, SameContact)),
            Make("website", own.Websites, theirs.Websites, facts.Website, f => ByStrength(f, SameContact)),
        ];
        return [.. all.Where(f => f.Ours is not null || f.Theirs is not null)];
    }

    private static FieldComparison Make<T>(
        string field, IEnumerable<T> ours, IEnumerable<T> theirs, FactFinding finding, Func<FactFinding, Comparison> how)
    {
        var (own, other) = (Joined(ours), Joined(theirs));
        if (own is null || other is null) return Missing(field, own, other);
        return finding.IsSilent
            ? new FieldComparison(field, own, other, Records.Comparison.Compatible, Nothing)
            : new FieldComparison(field, own, other, how(finding), finding.Relation);
    }

    private static FieldComparison Missing(string field, string? own, string? other) =>
        new(field, own, other, null, own is null ? "not known of the subject" : "not said of the listed party");

    /// <summary>Years reckoned from an age are a year apart by chance; everything else that speaks against cannot be true of one person.</summary>
    private static Comparison OfBirth(PreparedParty subject, PreparedParty listing, FactFinding finding)
    {
        if (finding.Logit >= 0) return finding.Strength >= 1 ? Records.Comparison.Agree : Records.Comparison.Compatible;
        var reckoned = subject.Births.Any(b => listing.Births.Any(o =>
            (b.IsYearAtMost || o.IsYearAtMost) && Math.Max(b.Earliest.Year - o.Latest.Year, o.Earliest.Year - b.Latest.Year) == 1));
        return reckoned ? Records.Comparison.Compatible : Records.Comparison.Conflict;
    }

    /// <summary>Another number tells two apart where it is of one kind and of one issuer, and none of the two is a slip.</summary>
    private static Comparison OfNumbers(PreparedParty subject, PreparedParty listing, FactFinding finding)
    {
        if (finding.Logit >= 0) return finding.Strength >= 1 ? Records.Comparison.Agree : Records.Comparison.Compatible;
        var other = subject.Particulars.Numbers.Any(n => listing.Particulars.Numbers.Any(o => Exclude(n, o)));
        return other ? Records.Comparison.Conflict : Records.Comparison.Compatible;
    }

    private static bool Exclude(IdentifierNumber one, IdentifierNumber other)
    {
        if (one.Check == NumberCheck.Fails || other.Check == NumberCheck.Fails) return false;
        if (one.Source.Kind != other.Source.Kind || one.Folded == other.Folded) return false;
        return one.Source.Kind is IdentifierKind.Lei or IdentifierKind.Imo || (one.Source.Country is { } issuer && issuer == other.Source.Country);
    }

    private static FieldComparison OfSchema(Schema ours, Schema theirs)
    {
        var (own, other) = (ours == Schema.Unknown ? null : ours.ToString(), theirs == Schema.Unknown ? null : theirs.ToString());
        if (own is null || other is null) return Missing("schema", own, other);
        return ours == theirs
            ? new FieldComparison("schema", own, other, Records.Comparison.Agree, "the same")
            : new FieldComparison("schema", own, other, Records.Comparison.Conflict, "different");
    }

    /// <summary>Parts of the two names that fit best, by their role: those of which none found a partner are other names.</summary>
    private static FieldComparison OfNames(string field, PartRole role, NameAlignment alignment)
    {
        var (ours, theirs) = (Places(alignment.Subject, role), Places(alignment.Listed, role));
        var (own, other) = (Joined(ours.Select(i => alignment.Subject[i].Text)), Joined(theirs.Select(i => alignment.Listed[i].Text)));
        if (own is null || other is null) return Missing(field, own, other);
        var links = alignment.Links.Where(l => l.Subject.Any(ours.Contains) || l.Listed.Any(theirs.Contains)).ToList();
        var (how, says) = links.Count == 0 ? (Records.Comparison.Conflict, "nothing in common")
            : links.TrueForAll(l => l.How is LinkKind.Same or LinkKind.Transliteration) && Linked(alignment.Subject, ours) && Linked(alignment.Listed, theirs)
                ? (Records.Comparison.Agree, "the same")
            : (Records.Comparison.Compatible, string.Join("; ", links.Select(l => l.Reason)));
        return new FieldComparison(field, own, other, how, says);
    }

    private static List<int> Places(IReadOnlyList<AlignmentPart> parts, PartRole role) =>
        [.. Enumerable.Range(0, parts.Count).Where(i => parts[i].Role == role)];

    private static bool Linked(IReadOnlyList<AlignmentPart> parts, List<int> places) => places.TrueForAll(i => parts[i].Standing == PartStanding.Linked);

    private static Comparison ByStrength(FactFinding finding, double same) =>
        finding.Logit < 0 ? Records.Comparison.Conflict : finding.Strength >= same ? Records.Comparison.Agree : Records.Comparison.Compatible;

    private static IEnumerable<string> Known(Sex sex) => sex == Sex.Unknown ? [] : [sex == Sex.Female ? "female" : "male"];

    private static string Text(Identifier identifier) =>
        identifier.Country is { } issuer ? $"{identifier.Kind} {identifier.Number} ({issuer})" : $"{identifier.Kind} {identifier.Number}";

    private static string Text(CountryTie tie) => $"{tie.Country} ({tie.Role})";

    private static string? Joined<T>(IEnumerable<T> values)
    {
        var text = string.Join("; ", values.Select(v => OneLine.Of(v!.ToString()!, MaxText)).Distinct(StringComparer.Ordinal));
        return text.Length == 0 ? null : OneLine.Of(text, MaxText);
    }
}
