using Lookback.Core.Records;

namespace Lookback.Core.Lists.Text;

/// <summary>Finds the country at the end of a written place.</summary>
internal static class Places
{
    /// <summary>The country of <c>Minsk, Belarus</c> or <c>Pyongyang, Korea, North</c>; null where the end names none.</summary>
    public static CountryCode? CountryOf(string place)
    {
        var last = place.LastIndexOf(',');
        if (last < 0) return Countries.Find(place);
        var before = place.LastIndexOf(',', last - 1 < 0 ? 0 : last - 1);
        return Countries.Find(place[(before + 1)..]) ?? Countries.Find(place[(last + 1)..]);
    }
}
