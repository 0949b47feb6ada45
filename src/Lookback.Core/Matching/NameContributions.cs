namespace Lookback.Core.Matching;

/// <summary>What one theme adds to the logit of two names.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Logit">What it adds; below 0 it speaks against.</param>
/// <param name="Limit">Of a ceiling: the logit that names like these cannot pass.</param>
internal readonly record struct NameContribution(NameTheme Theme, double Logit, double Limit = 0);

/// <summary>The logit of two names in its parts, which sum to it: what the explanation is made of.</summary>
internal static class NameContributions
{
    private static readonly int Themes = Enum.GetValues<NameTheme>().Length;

    /// <summary>One for each theme that says anything, in the order of the themes; the first is always there.</summary>
    public static List<NameContribution> Of(in NameFeatures features, NameScale scale)
    {
        var themes = new double[Themes];
        themes[(int)NameTheme.Coverage] = scale.Bias;
        foreach (var feature in Enum.GetValues<NameFeature>()) themes[(int)ThemeOf(feature)] += scale.Of(feature, features[feature]);
        // Whatever holds the sum down: what is left of it is the ceiling that was met.
        themes[(int)NameTheme.Ceiling] = scale.Logit(features) - themes.Sum();
        var limit = features.IsBare ? scale.BareCeiling : scale.Ceiling;
        return [.. themes
            .Select((logit, theme) => new NameContribution((NameTheme)theme, logit, theme == (int)NameTheme.Ceiling ? limit : 0))
            .Where(c => c.Theme == NameTheme.Coverage || Math.Abs(c.Logit) > 1e-12)];
    }

    /// <summary>What a feature is about.</summary>
    public static NameTheme ThemeOf(NameFeature feature) => feature switch
    {
        NameFeature.LeastCoverage or NameFeature.MostCoverage => NameTheme.Coverage,
        NameFeature.Unlikeness or NameFeature.WorstPart or NameFeature.Letters or NameFeature.Strokes => NameTheme.Spelling,
        NameFeature.Omission or NameFeature.ThinOmission or NameFeature.OrganizationOmission or NameFeature.PlaceOmission => NameTheme.Omission,
        NameFeature.Contradiction or NameFeature.ContradictionUnlike => NameTheme.Contradiction,
        NameFeature.Thinness or NameFeature.Commonness => NameTheme.Thinness,
        NameFeature.NumbersDiffer or NameFeature.NumberOmitted => NameTheme.Numbers,
        NameFeature.FormsDiffer => NameTheme.Forms,
        NameFeature.PatronymicsDiffer => NameTheme.Patronymics,
        NameFeature.Initials => NameTheme.Initials,
        NameFeature.InitialsDiffer => NameTheme.InitialsDiffer,
        NameFeature.Nicknames => NameTheme.Nicknames,
        NameFeature.GenerationsDiffer => NameTheme.Generations,
        NameFeature.ByAcronym => NameTheme.Acronym,
        NameFeature.KindsDiffer => NameTheme.Kinds,
        _ => throw new InvalidOperationException($"{feature} has no theme: say what it is about"),
    };
}
