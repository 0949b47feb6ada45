using Lookback.Core.Records;

namespace Lookback.Core.Names;

/// <summary>What is written before a ship's name and is no part of it: motor vessel, motor tanker, steamship, fishing vessel, motor yacht.</summary>
internal static class VesselPrefix
{
    /// <summary>Written like nothing else, so that they are taken for it whatever the kind of party.</summary>
    private static readonly string[] OfAnyKind = ["M/V", "MV", "M/T", "MT", "S/S", "SS", "F/V", "FV"];

    /// <summary>Before the name of a person they are initials or a form of address, before that of a company "Messrs".</summary>
    private static readonly string[] OfShips = ["M.V.", "M.T.", "S.S.", "F.V.", "M/S", "MS", "M/Y", "MY"];

    /// <summary>The name behind it; empty where none is there, or nothing behind it.</summary>
    public static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, Schema schema)
    {
        if (schema is not (Schema.Vessel or Schema.Unknown)) return [];
        text = text.TrimStart();
        var length = text.IndexOf(' ');
        if (length is < 2 or > 4 || !Is(text[..length], schema)) return [];
        var name = text[length..].Trim(" \"'\u201c\u201d\u201e\u00ab\u00bb");
        return schema == Schema.Vessel || HasSeveralWords(name) ? name : [];
    }

    /// <summary>
    /// Where nobody says that it is a ship, what is left has to be more than a given name: "MT Maria" may be a company, and "Maria" is many.
    /// </summary>
    private static bool HasSeveralWords(ReadOnlySpan<char> name)
    {
        var words = 0;
        foreach (var range in name.Split(' '))
        {
            var word = name[range].Trim(".,");
            if (word.Length > 1 && !word.ContainsAnyInRange('0', '9') && !OrganizationForms.IsTelling(word)) words++;
        }

        return words >= 2;
    }

    private static bool Is(ReadOnlySpan<char> word, Schema schema)
    {
        foreach (var prefix in OfAnyKind)
            if (word.Equals(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        if (schema != Schema.Vessel) return false;
        foreach (var prefix in OfShips)
            if (word.Equals(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
