using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// Compares a subject with a listing under a policy: a pure function of the two and the policy, never of who else is listed or was
/// met. Thread-safe.
/// </summary>
public sealed class PartyComparer(Policy policy)
{
    private const double MaxScore = 0.9999;

    /// <summary>The logit of names that have nothing in common.</summary>
    private const double NoName = -6;

    /// <summary>For rounding: the bound must never cut off what it bounds.</summary>
    private const double Slack = 1e-6;

    private readonly NameScale _names = new(policy.Name);

    /// <summary>The policy in force.</summary>
    public Policy Policy { get; } = policy;

    /// <summary>
    /// The fast path: whether the pair is an alert, exactly as <see cref="Compare"/> says, without the reasons; use that for the few
    /// that are. The score is that of <see cref="Compare"/> where the answer is yes, and 0 where it is no.
    /// </summary>
    public bool IsAlert(PreparedParty subject, PreparedParty listing, WatchlistId watchlist, out double score)
    {
        var weighed = Weigh(subject, listing, Policy.ThresholdsOf(watchlist), alertsOnly: true);
        var alert = weighed.Score >= weighed.Threshold && !weighed.WeakAliasOnly;
        score = alert ? weighed.Score : 0;
        return alert;
    }

    /// <summary>The score, the amount of evidence and every reason.</summary>
    public Match Compare(PreparedParty subject, PreparedParty listing, WatchlistId watchlist)
    {
        var weighed = Weigh(subject, listing, Policy.ThresholdsOf(watchlist), alertsOnly: false);
        var facts = new List<Evidence>();
        Describe(facts, weighed.Facts.Identifier, EvidenceKind.Identifier, "number");
        Describe(facts, weighed.Facts.BirthDate, EvidenceKind.BirthDate, "birth date");
        Describe(facts, weighed.Facts.Country, EvidenceKind.Country, "country");
        Describe(facts, weighed.Facts.BirthPlace, EvidenceKind.BirthPlace, "birth place");
        Describe(facts, weighed.Facts.Sex, EvidenceKind.Sex, "sex");
        var (own, theirs) = (weighed.Subject, weighed.Listed);
        var names = own is null || theirs is null ? NameReasons.None : NameReasons.Of(own, theirs, weighed.NameLogit, weighed.WeakAlias, _names);
        return new Match
        {
            Score = weighed.Score,
            Corroboration = weighed.Corroboration,
            SubjectName = own?.Source,
            ListedName = theirs?.Source,
            Threshold = weighed.Threshold,
            WeakAliasOnly = weighed.WeakAliasOnly,
            Alignment = names.Alignment,
            Evidence = ScoreBalance.Close([.. names.Evidence, .. facts.OrderByDescending(e => Math.Abs(e.Contribution))], weighed.Score),
        };
    }

    private Weighed Weigh(PreparedParty subject, PreparedParty listing, Thresholds thresholds, bool alertsOnly)
    {
        var facts = Facts.Of(subject, listing, Policy);
        var threshold = thresholds.For(facts.Corroboration);
        // Everything below what an alert needs of the name need not be known exactly.
        var needed = alertsOnly && facts.Identifier.Strength < 1
            ? Math.Log(threshold / (1 - threshold)) - facts.Logit - Policy.Facts.WeakAlias - Slack
            : double.NegativeInfinity;
        var (strong, weak) = (Fit.None, Fit.None);
        foreach (var own in subject.Read)
        {
            foreach (var theirs in listing.Read)
            {
                var isWeak = own.Source.Kind == NameKind.WeakAlias || theirs.Source.Kind == NameKind.WeakAlias;
                // A weak alias that fits lifts a strong name, also where it would not do by itself.
                var least = isWeak ? Math.Min(needed, 0) : needed;
                if (NameEvidence.Bound(own, theirs, _names) < least) continue;
                var logit = NameEvidence.Logit(own, theirs, _names, least);
                if (isWeak && logit > weak.Logit) weak = new Fit(logit, own, theirs);
                if (!isWeak && logit > strong.Logit) strong = new Fit(logit, own, theirs);
            }
        }

        var fits = strong.Subject is not null || weak.Subject is not null || facts.Identifier.Strength >= 1;
        return fits || !alertsOnly ? Sum(strong, weak, facts, threshold) : default(Weighed) with { Threshold = threshold };
    }

    /// <summary>
    /// A weak alias adds a little to a strong name that fits, and stands for the name only with strong evidence beside it; alone it
    /// is shown and never alerts.
    /// </summary>
    private Weighed Sum(Fit strong, Fit weak, Facts facts, double threshold)
    {
        var weakFits = weak.Logit >= 0;
        var strongLogit = weakFits && strong.Logit >= 0 ? Math.Min(strong.Logit + Policy.Facts.WeakAlias, Policy.Name.Ceiling) : strong.Logit;
        var useWeak = weak.Logit > strongLogit;
        var best = useWeak ? weak : strong;
        var name = useWeak ? weak.Logit : strongLogit;
        var score = ScoreOf(name, facts);
        var corroborated = facts.Corroboration >= 0.5;
        var weakOnly = useWeak && !corroborated && ScoreOf(strongLogit, facts) < threshold;
        return new Weighed(score, facts.Corroboration, threshold, weakOnly, name, best.Subject, best.Listed, weakFits ? weak.Listed : null, facts);
    }

    /// <summary>
    /// Facts without any name that fits score nothing. A number that identifies stands against whatever else: names are changed and
    /// birth dates mistyped, so the rest cannot take away more than it would of a name that does not fit at all.
    /// </summary>
    private static double ScoreOf(double name, Facts facts)
    {
        var identified = facts.Identifier.Strength >= 1;
        if (double.IsNegativeInfinity(name) && !identified) return 0;
        var others = facts.Logit - facts.Identifier.Logit;
        var total = facts.Identifier.Logit + (identified ? Math.Max(name + others, NoName) : Math.Max(name, NoName) + others);
        return Math.Min(MaxScore, 1 / (1 + Math.Exp(-total)));
    }

    private static void Describe(List<Evidence> evidence, FactFinding finding, EvidenceKind kind, string noun)
    {
        if (!finding.IsSilent) evidence.Add(finding.ToEvidence(kind, noun));
    }

    private readonly record struct Fit(double Logit, Name? Subject, Name? Listed)
    {
        public static Fit None { get; } = new(double.NegativeInfinity, null, null);
    }

    private readonly record struct Weighed(
        double Score, double Corroboration, double Threshold, bool WeakAliasOnly, double NameLogit, Name? Subject, Name? Listed, Name? WeakAlias,
        Facts Facts);

    private readonly record struct Facts(FactFinding Identifier, FactFinding BirthDate, FactFinding Country, FactFinding BirthPlace, FactFinding Sex)
    {
        public double Logit => Identifier.Logit + BirthDate.Logit + Country.Logit + BirthPlace.Logit + Sex.Logit;

        /// <summary>Independent pieces add up the way chances of being wrong multiply.</summary>
        public double Corroboration =>
            1 - ((1 - Identifier.Strength) * (1 - BirthDate.Strength) * (1 - Country.Strength) * (1 - BirthPlace.Strength) * (1 - Sex.Strength));

        public static Facts Of(PreparedParty subject, PreparedParty listing, Policy policy) => subject.HasNameOnly ? default : new(
            IdentifierEvidence.Of(subject, listing, policy.Facts),
            BirthDateEvidence.Of(subject.Facts, listing.Facts, policy.BirthDate),
            CountryEvidence.Of(subject.Facts, listing.Facts, policy.Facts),
            BirthPlaceEvidence.Of(subject, listing, policy.Facts),
            SexEvidence.Of(subject.Facts, listing.Facts, policy.Facts));
    }
}
