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
    public static List<NameContribution> Of(in NameFeatures f, NameWeights w)
    {
        var themes = new double[Themes];
        themes[(int)NameTheme.Coverage] = w.Bias + (w.SubjectCoverage * f.SubjectCoverage) + (w.ListedCoverage * f.ListedCoverage);
        themes[(int)NameTheme.Spelling] = (w.Unlikeness * f.Unlikeness) + (w.WorstPart * f.WorstPart);
        themes[(int)NameTheme.Omission] = (w.SubjectUnmatched * f.SubjectUnmatched) + (w.ListedUnmatched * f.ListedUnmatched)
            + (w.ThinOmission * f.ThinOmission) + (w.OrganizationOmission * f.OrganizationOmission);
        themes[(int)NameTheme.Contradiction] = w.Contradiction * f.Contradiction;
        themes[(int)NameTheme.Thinness] = w.Thinness * f.Thinness;
        themes[(int)NameTheme.Numbers] = w.NumbersDiffer * f.NumbersDiffer;
        themes[(int)NameTheme.Forms] = w.FormsDiffer * f.FormsDiffer;
        themes[(int)NameTheme.Initials] = w.Loose * f.Loose;
        themes[(int)NameTheme.Kinds] = w.KindsDiffer * f.KindsDiffer;
        // Whatever holds the sum down: what is left of it is the ceiling that was met.
        themes[(int)NameTheme.Ceiling] = NameEvidence.Logit(f, w) - themes.Sum();
        var limit = f.IsBare ? w.BareCeiling : w.Ceiling;
        return [.. themes
            .Select((logit, theme) => new NameContribution((NameTheme)theme, logit, theme == (int)NameTheme.Ceiling ? limit : 0))
            .Where(c => c.Theme == NameTheme.Coverage || Math.Abs(c.Logit) > 1e-12)];
    }
}
