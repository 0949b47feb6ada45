using System.Text;
using System.Text.RegularExpressions;

namespace Lookback.Fuzz;

/// <summary>Words that a change may put in: what formats give a meaning to, what readers stumble over, and the words of the seeds themselves.</summary>
internal static partial class Words
{
    /// <summary>Words taken from seeds.</summary>
    private const int MostTaken = 2_000;

    private static readonly string[] Common =
    [
        ",", ";", "\t", "|", "\"", "\"\"", "\r\n", "\n", "\r", "\u001A", "'", "\\", "\\n", "\\\"", "\\ud800", "\\u0000", "\\u001b",
        "<", ">", "</", "/>", "<a>", "</a>", "<a/>", "<![CDATA[", "]]>", "<!--", "-->", "<?x?>", "<!DOCTYPE a>", "&amp;", "&#0;", "&#10;", "&#x1F;", "&#x85;", "&#xD800;", "&x;",
        "{", "}", "[", "]", ":", "{}", "[]", "null", "true", "\"\":", "[[[[[[[[", "{\"a\":", "1e309", "-0", "0.1", "-1", "00", "0", "1", "2147483648", "9223372036854775808",
        "99999999999999999999", "1.7976931348623157E308", "0000-00-00", "9999-12-31", "0001-01-01", "31/02/1999", "00/00/1970", "29 Feb 1900", "circa 0", "1900 to 1800", "12 Apr 1978",
        "1978-04-12", "\u0000", "\u001B[31m", "\u0007", "\u0085", "\u00A0", "\u200F", "\u202E", "\u2028", "\uFEFF", "\uFFFD", "\uFFFE", "İ", "ß", "ﷺ", "\U0001F600", "e\u0301", "中", "ㅤ", "-0-", "n/a",
        "a.k.a.", "f.k.a.", "DOB", "POB", "(a)", "(b)", "a)", "1)", "i)", " a) ", "%", "~", "?", "/", "X", "XX", "xsi:nil=\"true\"", "xmlns=\"x\"", "xmlns:x=\"x\"", "#REF!", "t=\"s\"", "t=\"d\"", "t=\"e\"",
        "\n@@@@ alt.csv\n", "\n@@@@ add.csv\n", "\n@@@@ comments.csv\n",
    ];

    public static List<byte[]> Of(IEnumerable<byte[]> seeds)
    {
        var taken = seeds
            .SelectMany(s => Word().Matches(Encoding.UTF8.GetString(s)).Select(m => m.Value))
            .Distinct(StringComparer.Ordinal)
            .Take(MostTaken);
        return [.. Common.Concat(taken).Select(Encoding.UTF8.GetBytes)];
    }

    [GeneratedRegex(@"</?[A-Za-z_][\w.-]{1,40}|""[\w .#&/-]{1,40}""\s*:?|[\p{L}\p{N}_][\p{L}\p{N}_. -]{1,30}")]
    private static partial Regex Word();
}
