using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.Yente;

/// <summary>The query of an address, read as yente reads it: what is not known is passed over, what is known and wrong is answered with 422.</summary>
internal sealed partial class YenteParameters(HttpRequest request)
{
    private readonly IQueryCollection _query = request.Query;

    /// <summary>A whole number within bounds.</summary>
    public int Whole(string name, int otherwise, int most, int least = 0)
    {
        if (Text(name) is not { } text) return otherwise;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (!int.TryParse(text, Style, CultureInfo.InvariantCulture, out var number))
            throw Wrong("int_parsing", name, "Input should be a valid integer, unable to parse string as an integer", text);
        if (number > most)
            throw Wrong("less_than_equal", name, FormattableString.Invariant($"Input should be less than or equal to {most}"), text,
                new JsonObject { ["le"] = most });
        return number >= least
            ? number
            : throw Wrong(
                "greater_than_equal", name, FormattableString.Invariant($"Input should be greater than or equal to {least}"), text,
                new JsonObject { ["ge"] = least });
    }

    /// <summary>A number.</summary>
    public double Number(string name, double otherwise)
    {
        if (Text(name) is not { } text) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong("float_parsing", name, "Input should be a valid number, unable to parse string as a number", text);
    }

    /// <summary>Yes or no, in any of the words that Python's clients send.</summary>
    public bool Flag(string name, bool otherwise)
    {
        if (Text(name) is not { } text) return otherwise;
        return text.Trim().ToLowerInvariant() switch
        {
            "true" or "1" or "on" or "t" or "y" or "yes" => true,
            "false" or "0" or "off" or "f" or "n" or "no" => false,
            _ => throw Wrong("bool_parsing", name, "Input should be a valid boolean, unable to interpret input", text),
        };
    }

    /// <summary>A text; <see langword="null"/> where there is none.</summary>
    public string? Text(string name) => _query[name] is [.., var last] && !string.IsNullOrEmpty(last) ? last : null;

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. _query[name].OfType<string>().Where(t => t.Length > 0)];

    /// <summary>All values of a name, no more than so many.</summary>
    public IReadOnlyList<string> Texts(string name, int most)
    {
        var texts = Texts(name);
        if (texts.Count <= most) return texts;
        throw YenteFaultException.Invalid(YenteFaultException.Error(
            "too_long", ["query", name], FormattableString.Invariant($"List should have at most {most} items after validation, not {texts.Count}"),
            new JsonArray([.. texts.Select(t => JsonValue.Create(t))]),
            new JsonObject { ["field_type"] = "List", ["max_length"] = most, ["actual_length"] = texts.Count }));
    }

    /// <summary>A date or a time without a zone, which is UTC.</summary>
    public DateTimeOffset? Since(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Written().IsMatch(text) && Padded(text) is { } whole
            && DateTimeOffset.TryParseExact(whole, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return at;
        }

        const string Pattern = @"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$";
        throw Wrong("string_pattern_mismatch", name, $"String should match pattern '{Pattern}'", text, new JsonObject { ["pattern"] = Pattern });
    }

    private static string Padded(string text) => text + "0000-00-00T00:00:00"[text.Length..];

    private static YenteFaultException Wrong(string type, string name, string message, string input, JsonObject? context = null) =>
        YenteFaultException.Invalid(YenteFaultException.Error(type, ["query", name], message, input, context));

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?\z", RegexOptions.ECMAScript)]
    private static partial Regex Written();
}
