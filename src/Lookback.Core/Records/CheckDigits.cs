namespace Lookback.Core.Records;

/// <summary>The arithmetic by which numbers guard against slips. Each takes digits and capital letters and nothing else.</summary>
internal static class CheckDigits
{
    /// <summary>ISO 7064 MOD 97-10 over letters as 10 to 35: LEI (ISO 17442).</summary>
    public static bool Mod97(ReadOnlySpan<char> text)
    {
        var rest = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) rest = ((rest * 10) + (c - '0')) % 97;
            else if (char.IsAsciiLetterUpper(c)) rest = ((rest * 100) + (c - 'A' + 10)) % 97;
            else return false;
        }

        return rest == 1;
    }

    /// <summary>A ship's seven digits: the sum of the first six times 7 to 2 ends in the seventh (IMO Resolution A.1117(30)).</summary>
    public static bool Imo(ReadOnlySpan<char> text) => text.Length == 7 && AreDigits(text) && Weighted(text[..6], [7, 6, 5, 4, 3, 2]) % 10 == text[6] - '0';

    /// <summary>ISO 7064 MOD 11-2, the last may be X: the Chinese resident's number (GB 11643).</summary>
    public static bool Mod11Two(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !AreDigits(text[..^1]) || !(char.IsAsciiDigit(text[^1]) || text[^1] == 'X')) return false;
        var product = 0;
        foreach (var digit in text[..^1]) product = (product + (digit - '0')) * 2 % 11;
        return (product + (text[^1] == 'X' ? 10 : text[^1] - '0')) % 11 == 1;
    }

    /// <summary>China's unified social credit code (GB 32100): 18 characters of 31, weights the powers of 3, modulo 31.</summary>
    public static bool SocialCredit(ReadOnlySpan<char> text)
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        if (text.Length != 18) return false;
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++, weight = weight * 3 % 31)
        {
            var value = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (value < 0) return false;
            sum += value * weight;
        }

        return Alphabet[(31 - (sum % 31)) % 31] == text[17];
    }

    /// <summary>Russia's taxpayer number (INN): 10 digits of a company, 12 of a person; weighted sums modulo 11, then 10.</summary>
    public static bool RussianTaxpayer(ReadOnlySpan<char> text)
    {
        if (!AreDigits(text)) return false;
        ReadOnlySpan<int> weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
        return text.Length switch
        {
            10 => Weighted(text[..9], weights[2..]) % 11 % 10 == text[9] - '0',
            12 => Weighted(text[..10], weights[1..]) % 11 % 10 == text[10] - '0' && Weighted(text[..11], weights) % 11 % 10 == text[11] - '0',
            _ => false,
        };
    }

    /// <summary>Russia's register number (OGRN): all but the last modulo 11 (13 digits) or 13 (15 digits) ends in the last.</summary>
    public static bool RussianRegister(ReadOnlySpan<char> text) =>
        text.Length is 13 or 15 && AreDigits(text)
        && long.Parse(text[..^1], System.Globalization.CultureInfo.InvariantCulture) % (text.Length - 2) % 10 == text[^1] - '0';

    /// <summary>Brazil's company number (CNPJ, 14 digits) and person's number (CPF, 11): two digits, each a weighted sum modulo 11.</summary>
    public static bool Brazilian(ReadOnlySpan<char> text)
    {
        if (!AreDigits(text) || text.Length is not (11 or 14)) return false;
        ReadOnlySpan<int> weights = text.Length == 14 ? [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2] : [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
        var body = text.Length - 2;
        return Eleven(Weighted(text[..body], weights[^body..])) == text[body] - '0'
            && Eleven(text.Length == 14 ? Weighted(text[..13], weights) : Weighted(text[..10], weights)) == text[^1] - '0';

        static int Eleven(int sum) => sum % 11 < 2 ? 0 : 11 - (sum % 11);
    }

    /// <summary>Argentina's tax number (CUIT): 11 digits, weights 5432765432, modulo 11.</summary>
    public static bool Argentine(ReadOnlySpan<char> text)
    {
        if (text.Length != 11 || !AreDigits(text)) return false;
        var rest = (11 - (Weighted(text[..10], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
        return rest != 10 && rest == text[10] - '0';
    }

    private static int Weighted(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum += (digits[i] - '0') * weights[i];
        return sum;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
