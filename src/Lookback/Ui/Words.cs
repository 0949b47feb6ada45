using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lookback.Ui;

/// <summary>
/// The texts of a language: of <c>Ui/Texts/Alerts.resx</c> the text <c>title</c> is <c>alerts.title</c>. Another language is <c>Alerts.fr.resx</c>
/// beside it, and what it lacks is said in English.
/// </summary>
internal sealed class Words
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, bool> Languages = new(StringComparer.OrdinalIgnoreCase);

    private readonly CultureInfo _culture;

    private Words(CultureInfo culture) => _culture = culture;

    /// <summary>English.</summary>
    public static Words Usual { get; } = new(CultureInfo.GetCultureInfo("en"));

    /// <summary>Its tag, as a page says it.</summary>
    public string Language => _culture.Name;

    /// <summary>Which way it is written.</summary>
    public string Direction => _culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The first language that the browser asks for and that there are texts in.</summary>
    public static Words For(HttpContext http)
    {
        foreach (var asked in (http.Request.GetTypedHeaders().AcceptLanguage ?? []).OrderByDescending(a => a.Quality ?? 1).Take(10))
        {
            if (asked.Value.Value is not { Length: > 1 and < 20 } tag || CultureOf(tag) is not { } culture) continue;
            return culture.TwoLetterISOLanguageName == "en" ? Usual : new Words(culture);
        }

        return Usual;
    }

    /// <summary>A text with values in the places of its {0}, {1}.</summary>
    /// <exception cref="MissingManifestResourceException">There is none of that name: a page says it wrongly.</exception>
    public string Say(string name, params object?[] values)
    {
        var text = Look(name, _culture) ?? throw new MissingManifestResourceException($"no text of the name {name}");
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }

    /// <summary>The text of a name; <see langword="null"/> where there is none.</summary>
    public string? Find(string name) => Look(name, _culture);

    private static string? Look(string name, CultureInfo culture)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var file = char.ToUpperInvariant(name[0]) + name[1..dot];
        return Files.GetOrAdd(file, static f => new ResourceManager($"Lookback.Ui.Texts.{f}", typeof(Words).Assembly)).GetString(name[(dot + 1)..], culture);
    }

    private static CultureInfo? CultureOf(string tag)
    {
        CultureInfo culture;
        try
        {
            culture = CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }

        for (; culture.Name.Length > 0; culture = culture.Parent)
        {
            if (culture.Name == "en" || Languages.GetOrAdd(culture.Name, static name => Has(CultureInfo.GetCultureInfo(name)))) return culture;
        }

        return null;
    }

    private static bool Has(CultureInfo culture) =>
        new ResourceManager("Lookback.Ui.Texts.Frame", typeof(Words).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not null;
}
