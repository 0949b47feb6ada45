using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Health;

/// <summary>Counts an edition's listings while they are read.</summary>
/// <param name="today">The day of the import, which births are held against.</param>
public sealed class EditionCensus(DateOnly today)
{
    /// <summary>Programmes that are counted one by one: a list of thousands would weigh more than what it says.</summary>
    private const int MostProgrammes = 200;

    /// <summary>Nobody who is listed was born so long ago.</summary>
    private const int Oldest = 150;

    /// <summary>Nor is anybody listed so young, but where a year was read wrong.</summary>
    private const int Youngest = 5;

    private readonly Dictionary<string, long> _programmes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _filled = new(StringComparer.Ordinal);
    private long _implausible;
    private long _reused;
    private long _renamed;

    /// <summary>Counts one.</summary>
    public void Add(ListingText listing)
    {
        var facts = listing.Facts;
        foreach (var programme in listing.Programmes.Distinct(StringComparer.Ordinal)) _programmes[programme] = _programmes.GetValueOrDefault(programme) + 1;
        Fill("address", facts.Addresses.Count > 0);
        Fill("alias", facts.Names.Count > 1);
        Fill("birth_date", facts.BirthDates.Count > 0);
        Fill("birth_place", facts.BirthPlaces.Count > 0);
        Fill("country", facts.Countries.Count > 0);
        Fill("designated", listing.DesignatedOn is not null);
        Fill("identifier", facts.Identifiers.Count > 0);
        Fill("organization", facts.Schema == Schema.Organization);
        Fill("original_script", facts.Names.Any(n => n.Kind == NameKind.OriginalScript));
        Fill("person", facts.Schema == Schema.Person);
        Fill("programme", listing.Programmes.Count > 0);
        Fill("remark", listing.Remarks.Count > 0);
        Fill("sex", facts.Sex != Sex.Unknown);
        Fill("vessel", facts.Schema == Schema.Vessel);
        Fill("weak_alias", facts.Names.Any(n => n.Kind == NameKind.WeakAlias));
        if (facts.Schema == Schema.Person && facts.BirthDates.Any(IsImplausible)) _implausible++;
    }

    /// <summary>Counts a listing that shares no name with what it was called before.</summary>
    public void AddRenamed() => _renamed++;

    /// <summary>Counts a listing whose id was another party's.</summary>
    public void AddReusedId() => _reused++;

    /// <summary>The numbers.</summary>
    public EditionProfile Build(long rows, long lostRows) => new()
    {
        Rows = rows,
        LostRows = lostRows,
        ReusedIds = _reused,
        Renamed = _renamed,
        Programmes = _programmes.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(MostProgrammes)
            .OrderBy(p => p.Key, StringComparer.Ordinal).ToDictionary(),
        Filled = _filled.ToDictionary(),
        ImplausibleBirths = _implausible,
    };

    private bool IsImplausible(PartialDate born) => born.Latest < today.AddYears(-Oldest) || born.Earliest > today.AddYears(-Youngest);

    private void Fill(string what, bool isFilled)
    {
        if (isFilled) _filled[what] = _filled.GetValueOrDefault(what) + 1;
    }
}
