using System.Collections.Frozen;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists;

/// <summary>
/// A listing while its parts are gathered. Text is collapsed, nothing is kept twice, and what a country name does not resolve to is
/// the caller's to report.
/// </summary>
internal sealed class ListingDraft(ListingId id)
{
    private static readonly FrozenSet<string> NoCountry = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "none identified", "unknown", "undetermined", "stateless", "none", "not available");

    /// <summary>Values of one kind that a listing may have: far more than any has, and few enough to be compared.</summary>
    private const int Most = 5_000;

    /// <summary>Relations that are kept; a holding may have more, and how many are left out is said.</summary>
    private const int MostRelations = 1_000;

    private readonly List<PartyName> _names = [];

    // Most of them stay empty, and nothing is made for those.
    private List<PartialDate>? _birthDates;
    private List<string>? _birthPlaces;
    private List<CountryTie>? _countries;
    private List<Identifier>? _identifiers;
    private List<string>? _addresses;
    private List<string>? _phones;
    private List<string>? _emails;
    private List<string>? _websites;
    private List<string>? _programmes;
    private List<string>? _legalBases;
    private List<string>? _titles;
    private List<ListingRelation>? _relations;
    private int _relationsLeft;
    private List<string>? _remarks;
    private List<string>? _referents;

    public Schema Schema { get; set; }

    public Sex Sex { get; set; }

    public PartialDate? DesignatedOn { get; set; }

    public bool HasName => _names.Count > 0;

    public static bool SaysNoCountry(string text) => NoCountry.Contains(text);

    public void Name(string? full, NameKind kind, string? given = null, string? family = null)
    {
        if (Blanks.Collapse(full) is not { } name) return;
        foreach (var known in _names)
        {
            if ((known.Kind == kind || known.Kind == NameKind.Primary) && known.Full == name) return;
        }

        RefuseTooMany(_names.Count);
        _names.Add(new PartyName { Full = name, Kind = kind, Given = Blanks.Collapse(given), Family = Blanks.Collapse(family) });
    }

    public void Name(PartyName name) => Name(name.Full, name.Kind, name.Given, name.Family);

    public void BirthDate(PartialDate date) => AddOnce(ref _birthDates, date);

    public void BirthPlace(string? place) => AddText(ref _birthPlaces, place);

    /// <summary>Whether the text named a country, or said that none is known.</summary>
    public bool Country(string? text, CountryRole role)
    {
        if (Blanks.Collapse(text) is not { } name || SaysNoCountry(name)) return true;
        if (Countries.Find(name) is not { } country) return false;
        AddOnce(ref _countries, new CountryTie(country, role));
        return true;
    }

    public void Identifier(IdentifierKind kind, string? number, CountryCode? country = null, string? label = null)
    {
        if (Blanks.Collapse(number) is not { } written) return;
        if (kind == IdentifierKind.Imo) Imo(written, country, label);
        else Add(kind, written, country, label);
    }

    /// <summary>The numbers alone; what they stand among is kept as a remark. Where there is none it is some other register's number.</summary>
    private void Imo(string written, CountryCode? country, string? label)
    {
        var numbers = ImoNumbers.Of(written);
        if (numbers.Count == 0) Add(IdentifierKind.Registration, ImoNumbers.Without(written), country, label ?? "IMO");
        foreach (var number in numbers) Add(IdentifierKind.Imo, number, country, label);
        if (numbers.Count > 0 && ImoNumbers.SaysMore(written)) Remark($"IMO number: {written}");
    }

    private void Add(IdentifierKind kind, string written, CountryCode? country, string? label) =>
        AddOnce(ref _identifiers, new Identifier { Kind = kind, Number = written, Country = country, Label = Blanks.Collapse(label) });

    public void Address(string? line) => AddText(ref _addresses, line);

    /// <summary>One line of the parts and the country; a country alone is no address.</summary>
    public string? Address(string? country, params ReadOnlySpan<string?> parts)
    {
        var line = Joined(parts) is { } street ? Joined(street, country) : null;
        AddText(ref _addresses, line);
        return line;
    }

    public void BirthPlace(params ReadOnlySpan<string?> parts) => AddText(ref _birthPlaces, Joined(parts));

    public void Phone(string? text) => AddText(ref _phones, text);

    public void Email(string? text) => AddText(ref _emails, text);

    public void Website(string? text) => AddText(ref _websites, text);

    public void Programme(string? text) => AddText(ref _programmes, text);

    public void LegalBasis(string? text) => AddText(ref _legalBases, text);

    public void Title(string? text) => AddText(ref _titles, text);

    public void Remark(string? text) => AddText(ref _remarks, text);

    /// <summary>A relation by the publisher's words for it; to nobody it is none.</summary>
    /// <param name="words">The publisher's words, as seen from this listing.</param>
    /// <param name="key">The other's id, where stated.</param>
    /// <param name="name">The other's name, where stated.</param>
    /// <returns>The relation, to say more of, or <see langword="null"/>; it is kept by <see cref="Relation(ListingRelation)"/>.</returns>
    public static ListingRelation? RelationOf(string words, string? key, string? name)
    {
        var (other, called) = (Blanks.Collapse(key), Blanks.Collapse(name));
        if (other is null && called is null) return null;
        var (kind, end) = RelationWords.Read(words);
        return new ListingRelation { Kind = kind, End = end, Words = Blanks.Collapse(words) ?? "with", OtherKey = other, OtherName = called };
    }

    public void Relation(ListingRelation? relation)
    {
        if (relation is null || relation.OtherKey == id.Key) return;
        if ((_relations?.Count ?? 0) < MostRelations) AddOnce(ref _relations, relation);
        else _relationsLeft++;
    }

    public void Referent(string? text) => AddText(ref _referents, text);

    public ListingText Build()
    {
        if (_programmes is { Count: > 1 }) _programmes.Sort(StringComparer.Ordinal);
        if (_relationsLeft > 0) Remark(FormattableString.Invariant($"{_relationsLeft} more relations are stated and left out"));
        return new ListingText
        {
            Id = id,
            Facts = new PartyFacts
            {
                Schema = Schema,
                Names = PrimaryFirst(),
                BirthDates = Taken(_birthDates),
                BirthPlaces = Taken(_birthPlaces),
                Countries = Taken(_countries),
                Identifiers = Taken(_identifiers),
                Sex = Sex,
                Addresses = Taken(_addresses),
                Phones = Taken(_phones),
                Emails = Taken(_emails),
                Websites = Taken(_websites),
            },
            DesignatedOn = DesignatedOn,
            Programmes = Taken(_programmes),
            LegalBases = Taken(_legalBases),
            Titles = Taken(_titles),
            Relations = Taken(_relations),
            Remarks = Taken(_remarks),
            Referents = Taken(_referents),
        };
    }

    /// <summary>Most lists have one primary name, and it comes first.</summary>
    private PartyName[] PrimaryFirst()
    {
        var sorted = new PartyName[_names.Count];
        var next = 0;
        foreach (var name in _names) if (name.Kind == NameKind.Primary) sorted[next++] = name;
        foreach (var name in _names) if (name.Kind != NameKind.Primary) sorted[next++] = name;
        return sorted;
    }

    private static IReadOnlyList<T> Taken<T>(List<T>? list) => list is null ? [] : [.. list];

    private static string? Joined(params ReadOnlySpan<string?> parts)
    {
        string? line = null;
        foreach (var part in parts)
        {
            if (Blanks.Collapse(part) is { } text) line = line is null ? text : $"{line}, {text}";
        }

        return line;
    }

    private void RefuseTooMany(int count)
    {
        if (count < Most) return;
        throw new RefusedException("entry-too-large", FormattableString.Invariant($"{id} has over {Most} names, numbers or the like; no list's entry has"));
    }

    private void AddText(ref List<string>? list, string? text)
    {
        if (Blanks.Collapse(text) is { } line) AddOnce(ref list, line);
    }

    private void AddOnce<T>(ref List<T>? list, T item)
    {
        list ??= [];
        if (list.Contains(item)) return;
        RefuseTooMany(list.Count);
        list.Add(item);
    }
}
