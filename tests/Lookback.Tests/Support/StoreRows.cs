using System.Globalization;
using Lookback.Store;

namespace Lookback.Tests.Support;

/// <summary>Every row of tables of an open ledger, as text and in an order of its own: the same for both databases, bytes included.</summary>
internal static class StoreRows
{
    /// <summary>The views' rows: what can be rebuilt.</summary>
    public static List<string> Views(Ledger ledger) => Of(ledger, Lookback.Store.Views.Tables);

    /// <summary>The rows of some tables.</summary>
    public static List<string> Of(Ledger ledger, params IEnumerable<string> tables) => tables.SelectMany(t => Table(ledger, t)).ToList();

    private static IEnumerable<string> Table(Ledger ledger, string table) => ledger.Database
        .Rows($"SELECT * FROM {table}")
        .Select(row => $"{table}: " + string.Join(" | ", Enumerable.Range(0, row.FieldCount).Select(i => $"{row.GetName(i).ToLowerInvariant()}={Text(row.GetValue(i))}")))
        .ToList()
        .Order(StringComparer.Ordinal);

    private static string Text(object value) => value switch
    {
        DBNull => "null",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
