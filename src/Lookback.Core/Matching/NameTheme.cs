namespace Lookback.Core.Matching;

/// <summary>What a contribution to a name's logit is about: one sentence each, about the parts concerned.</summary>
internal enum NameTheme
{
    /// <summary>Where any two names start, and how much of both the parts that match carry.</summary>
    Coverage,

    /// <summary>How alike the matching parts are.</summary>
    Spelling,

    /// <summary>Parts of one side that the other lacks.</summary>
    Omission,

    /// <summary>Parts on both sides that the other lacks.</summary>
    Contradiction,

    /// <summary>What matches is common or short.</summary>
    Thinness,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Legal forms.</summary>
    Forms,

    /// <summary>Fathers' names.</summary>
    Patronymics,

    /// <summary>A single letter stands for a word.</summary>
    Initials,

    /// <summary>A nickname or translation stands for a name.</summary>
    Nicknames,

    /// <summary>A person against an organisation.</summary>
    Kinds,

    /// <summary>The most that names like these can reach.</summary>
    Ceiling,
}

/// <summary>What one theme adds to the logit of two names.</summary>
internal readonly record struct NameContribution(NameTheme Theme, double Logit);

/// <summary>The logit of two names in its parts, which sum to it: what the explanation is made of.</summary>
internal static class NameContributions
{
    /// <summary>One for each theme that says anything, in the order of the themes.</summary>
    public static List<NameContribution> Of(in NameFeatures f, NameWeights w)
    {
        var themes = new double[Enum.GetValues<NameTheme>().Length];
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
        var sum = themes.Sum();
        // Whatever holds the sum down: what is left of it is the rule that was met.
        themes[(int)NameTheme.Ceiling] = NameEvidence.Logit(f, w) - sum;
        return [.. themes.Select((logit, theme) => new NameContribution((NameTheme)theme, logit)).Where(c => c.Theme == NameTheme.Coverage || Math.Abs(c.Logit) > 1e-12)];
    }
}
