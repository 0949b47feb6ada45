using Lookback.Core.Time;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// Dates of the British lists: <c>dd/mm/yyyy</c>, where OFSI writes 00 and the UK Sanctions List writes <c>dd</c> and <c>mm</c> for what is not known;
/// <c>05/1961</c> and <c>1961</c> stand too. A day without its month says no more than the year.
/// </summary>
internal static class UkDate
{
    public static PartialDate? Find(string text)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        var written = parts switch
        {
            [var day, var month, var year] => IsUnknown(month) ? year : $"{(IsUnknown(day) ? "00" : day)}/{month}/{year}",
            [var month, var year] when month.Length <= 2 => IsUnknown(month) ? year : $"00/{month}/{year}",
            _ => text,
        };
        return WrittenDates.Find(written, DateOrder.DayFirst);
    }

    private static bool IsUnknown(string part) => part is "00" or "0" or "" || part.Equals("dd", StringComparison.OrdinalIgnoreCase)
        || part.Equals("mm", StringComparison.OrdinalIgnoreCase);
}
