using System.Globalization;

namespace Lookback.Story.World;

/// <summary>Numbers of documents, bookings and telephones: one after another, none twice, and none that could be anybody's.</summary>
internal sealed class InventedCodes
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const ulong Booked = 1UL << 30;

    // Odd and no multiple of five, so that each number comes once.
    private const ulong Stride = 0x9E3779B1;

    // Area codes of North America; behind each, 555 01xx is kept for fiction.
    private const int FirstArea = 201;
    private const int PerArea = 100;

    // 07700 900xxx is kept for fiction, too.
    private const int FirstMobile = 900_100;

    private readonly ulong _start;
    private ulong _documents;
    private ulong _bookings;
    private int _phones;
    private int _mobiles;

    /// <summary>Codes of a seed.</summary>
    public InventedCodes(ulong seed) => _start = seed % 1_000_003;

    /// <summary>A passport's number.</summary>
    public string Document()
    {
        var number = (_start + (++_documents * Stride)) % 100_000_000;
        return Letters[(int)(number % 23)] + number.ToString("D8", CultureInfo.InvariantCulture);
    }

    /// <summary>A booking: letters and digits, the first of which is a letter.</summary>
    public string Booking()
    {
        var number = (_start + (++_bookings * Stride)) % Booked;
        return string.Create(7, number, static (code, rest) =>
        {
            code[0] = 'Q';
            for (var i = 1; i < code.Length; i++, rest /= 32) code[i] = Letters[(int)(rest % 32)];
        });
    }

    /// <summary>The telephone of one party.</summary>
    public string Phone()
    {
        var number = _phones++;
        return string.Create(CultureInfo.InvariantCulture, $"+1 {FirstArea + (number / PerArea)} 555 01{number % PerArea:D2}");
    }

    /// <summary>The telephone of an agent.</summary>
    public string AgentPhone() => string.Create(CultureInfo.InvariantCulture, $"+44 7700 {FirstMobile + (7 * _mobiles++)}");
}
