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

    /// <summary>What an agreeing year of birth corroborates.</summary>
    private const double YearOfBirth = 0.5;

    /// <summary>More than a year of birth and the sex; a year and a country are more.</summary>
    private const double MoreThanYear = 0.55;

    /// <summary>The weight of two rare parts of a name.</summary>
    private const double RareName = 2;

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
        score = weighed.IsAlert ? weighed.Score : 0;
        return weighed.IsAlert;
    }

    /// <summary>
    /// All of a set that are alerts, as <see cref="IsAlert"/> says of each that shares a key with the subject, ascending by their places.
    /// </summary>
    /// <param name="subject">Who is looked for.</param>
    /// <param name="set">Where.</param>
    /// <param name="watchlists">The watchlist that each party of the set stands on.</param>
    public List<(int Party, double Score)> Alerts(PreparedParty subject, PartySet set, Func<int, WatchlistId> watchlists)
    {
        var (candidates, alerts) = (new List<int>(), new List<(int, double)>());
        set.Index.Candidates(subject.Keys, candidates);
        if (candidates.Count == 0) return alerts;
        var sieve = set.Names.Take(subject);
        foreach (var candidate in candidates)
        {
            var weighed = Weigh(subject, set, candidate, Policy.ThresholdsOf(watchlists(candidate)), sieve);
            if (weighed.IsAlert) alerts.Add((candidate, weighed.Score));
        }

        if (sieve is not null) set.Names.Return(sieve);
        return alerts;
    }

    /// <summary>The score, the amount of evidence and every reason.</summary>
    public Match Compare(PreparedParty subject, PreparedParty listing, WatchlistId watchlist)
    {
        var weighed = Weigh(subject, listing, Policy.ThresholdsOf(watchlist), alertsOnly: false);
        var (own, theirs) = (weighed.Best.Subject, weighed.Best.Listed);
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
            Evidence = ScoreBalance.Close([.. names.Evidence, .. Common(weighed.Best), .. weighed.Facts.Describe()], weighed.Score),
        };
    }

    /// <summary>Said where it counts: what contradicts weighs more against a name that many bear.</summary>
    private static IEnumerable<Evidence> Common(Fit best)
    {
        if (best.Common >= 0 || best.Subject is null || best.Listed is null) yield break;
        yield return new Evidence
        {
            Kind = EvidenceKind.Name,
            Direction = Direction.Against,
            Subject = best.Subject.Raw,
            Listed = best.Listed.Raw,
            Sentence = $"\"{best.Subject.Raw}\" is a name that many bear, so that what contradicts counts more",
            Contribution = best.Common,
        };
    }

    /// <summary>Of a subject that has nothing but names, nothing of the other is needed but what the sieve knows.</summary>
    private Weighed Weigh(PreparedParty subject, PartySet set, int party, Thresholds thresholds, NameSieve? sieve)
    {
        if (subject.HasNameOnly && sieve?.MayReach(party, _names, NeededOfName(default, thresholds.For(0))) == false) return Weighed.Nothing;
        return Weigh(subject, set.At(party), thresholds, alertsOnly: true, sieve, party);
    }

    private Weighed Weigh(
        PreparedParty subject, PreparedParty listing, Thresholds thresholds, bool alertsOnly, NameSieve? sieve = null, int party = 0)
    {
        var facts = FactFindings.Of(subject, listing, Policy);
        if (FactFindings.HavePlaces(subject, listing))
        {
            var most = FactFindings.MostOfPlaces(Policy.Facts);
            var least = NeededOfName(facts, thresholds.Least) - most;
            if (alertsOnly && !(sieve?.MayReach(party, _names, least) ?? AnyMayReach(subject, listing, least))) return Weighed.Nothing;
            facts = facts.WithPlaces(subject, listing, Policy.Facts);
        }

        var threshold = thresholds.For(facts.Corroboration);
        // Everything below what an alert needs of the name need not be known exactly.
        var needed = alertsOnly ? NeededOfName(facts, threshold) : double.NegativeInfinity;
        var contradiction = facts.AgainstCommonName(Policy.Facts);
        var (strong, weak, standing) = (Fit.None, Fit.None, Fit.None);
        for (var i = 0; i < subject.Read.Length; i++)
        {
            for (var j = 0; j < listing.Read.Length; j++)
            {
                var (own, theirs) = (subject.Read[i], listing.Read[j]);
                var isWeak = IsWeak(own, theirs);
                // A weak alias that fits lifts a strong name, however far it is from an alert itself.
                var least = isWeak ? Math.Min(needed, 0) : needed;
                if (sieve is not null && !sieve.MayReach(i, party, j, _names, least)) continue;
                var fit = FitOf(own, theirs, contradiction, least);
                if (isWeak && fit.Logit > weak.Logit) weak = fit;
                if (isWeak && fit.Logit > standing.Logit && MayStand(fit, facts.Corroboration)) standing = fit;
                if (!isWeak && fit.Logit > strong.Logit) strong = fit;
            }
        }

        var fits = strong.Subject is not null || weak.Subject is not null || facts.Pinned;
        return fits || !alertsOnly ? Sum(strong, weak, standing, facts, threshold) : Weighed.Nothing;
    }

    /// <summary>
    /// The logit of the name without which there is no alert. None is needed where a fact is looked into under any name, nor where the facts
    /// make up for a name that hardly fits: then whether it fits at all decides.
    /// </summary>
    private double NeededOfName(in FactFindings facts, double threshold)
    {
        var needed = Scores.ToLogit(threshold) - facts.Logit - Policy.Facts.WeakAlias - Slack;
        return facts.Pinned || needed <= NoName ? double.NegativeInfinity : needed;
    }

    /// <summary>Two names, with what contradicts a common one taken off: never down to less than names that do not fit at all.</summary>
    private Fit FitOf(Name own, Name theirs, double contradiction, double least)
    {
        var logit = NameEvidence.Logit(own, theirs, _names, least);
        if (double.IsNegativeInfinity(logit)) return Fit.None;
        var common = contradiction < 0 ? Math.Max(contradiction * CommonnessOf(own, theirs), Math.Min(0, NoName - logit)) : 0;
        return new Fit(logit + common, common, own, theirs);
    }

    /// <summary>How far the commoner of two names falls short of one that few bear: 0 for "Gideon Quillfeather", about 1 for "Wang Wei".</summary>
    private static double CommonnessOf(Name own, Name theirs) => Math.Clamp(RareName - Math.Min(own.Weight, theirs.Weight), 0, 1);

    private static bool IsWeak(Name own, Name theirs) => own.Source.Kind == NameKind.WeakAlias || theirs.Source.Kind == NameKind.WeakAlias;

    private bool AnyMayReach(PreparedParty subject, PreparedParty listing, double needed)
    {
        if (double.IsNegativeInfinity(needed)) return true;
        foreach (var own in subject.Read)
        {
            foreach (var theirs in listing.Read)
                if (NameEvidence.Bound(own, theirs, _names) >= (IsWeak(own, theirs) ? Math.Min(needed, 0) : needed)) return true;
        }

        return false;
    }

    /// <summary>
    /// A weak alias adds a little to a strong name that fits, and stands for the name only with strong evidence beside it; alone it
    /// is shown and never alerts. Of several weak ones any that may stand is enough, whichever fits best.
    /// </summary>
    private Weighed Sum(in Fit strong, in Fit weak, in Fit standing, in FactFindings facts, double threshold)
    {
        var weakFits = weak.Logit >= 0;
        var strongLogit = weakFits && strong.Logit >= 0 ? Math.Min(strong.Logit + Policy.Facts.WeakAlias, Policy.Name.Ceiling) : strong.Logit;
        var useWeak = weak.Logit > strongLogit;
        var best = useWeak ? weak : strong;
        var name = useWeak ? weak.Logit : strongLogit;
        var score = ScoreOf(name, facts);
        var weakOnly = useWeak && ScoreOf(Math.Max(standing.Logit, strongLogit), facts) < threshold;
        return new Weighed(score, facts.Corroboration, threshold, weakOnly, name - best.Common, best, weakFits ? weak.Listed : null, facts);
    }

    /// <summary>
    /// A broad or doubtful name may stand for its party where more agrees than the year of birth, which one in fifty has by chance;
    /// with the year alone it must at least be a name that few bear.
    /// </summary>
    private static bool MayStand(in Fit weak, double corroboration) =>
        corroboration > MoreThanYear
        || (corroboration >= YearOfBirth && weak.Subject is { } own && weak.Listed is { } theirs && Math.Min(own.Weight, theirs.Weight) >= RareName);

    /// <summary>
    /// Facts without any name that fits score nothing, but for those that find a party under any name. A number that identifies
    /// stands against whatever else: names are changed and birth dates mistyped, so the rest cannot take away more than it would of a
    /// name that does not fit at all.
    /// </summary>
    private static double ScoreOf(double name, in FactFindings facts)
    {
        if (double.IsNegativeInfinity(name) && !facts.Pinned) return 0;
        var others = facts.Others;
        var total = facts.Identifier.Logit + (facts.Identified ? Math.Max(name + others, NoName) : Math.Max(name, NoName) + others);
        return Math.Min(MaxScore, Scores.Of(total));
    }

    /// <param name="Logit">Of the names, with what contradicts a common one already taken off.</param>
    /// <param name="Common">What was taken off; never above 0.</param>
    /// <param name="Subject">The subject's name.</param>
    /// <param name="Listed">The listed name.</param>
    private readonly record struct Fit(double Logit, double Common, Name? Subject, Name? Listed)
    {
        public static Fit None { get; } = new(double.NegativeInfinity, 0, null, null);
    }

    private readonly record struct Weighed(
        double Score, double Corroboration, double Threshold, bool WeakAliasOnly, double NameLogit, Fit Best, Name? WeakAlias, FactFindings Facts)
    {
        /// <summary>Whether it is to be looked at.</summary>
        public bool IsAlert => Score >= Threshold && !WeakAliasOnly;

        /// <summary>No alert under any threshold.</summary>
        public static Weighed Nothing { get; } = default(Weighed) with { Threshold = 1 };
    }
}
