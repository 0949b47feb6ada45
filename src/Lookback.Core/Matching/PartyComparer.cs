using System.Runtime.InteropServices;
using Lookback.Core.Indexing;
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
    /// All of a set that are alerts, as <see cref="IsAlert"/> says of each that meets the subject, ascending by their places.
    /// </summary>
    /// <param name="subject">Who is looked for.</param>
    /// <param name="set">Where.</param>
    /// <param name="watchlists">The watchlist that each party of the set stands on.</param>
    public List<(int Party, double Score)> Alerts(PreparedParty subject, PartySet set, Func<int, WatchlistId> watchlists)
    {
        var alerts = new List<(int Party, double Score)>();
        var sieve = set.Index.Take();
        Sift(subject, set, watchlists, sieve);
        foreach (var party in sieve.Pinned)
        {
            if (!set.Holds(party)) continue;
            var weighed = Weigh(subject, set[party], Policy.ThresholdsOf(watchlists(party)), alertsOnly: true);
            if (weighed.IsAlert) alerts.Add((party, weighed.Score));
        }

        sieve.Names.Sort(static (a, b) => a.Party.CompareTo(b.Party));
        var names = CollectionsMarshal.AsSpan(sieve.Names);
        for (int from = 0, to; from < names.Length; from = to)
        {
            var party = names[from].Party;
            for (to = from + 1; to < names.Length && names[to].Party == party;) to++;
            if (sieve.IsPinned(party) || !set.Holds(party)) continue;
            var weighed = Weigh(subject, set, names[from..to], Policy.ThresholdsOf(watchlists(party)));
            if (weighed.IsAlert) alerts.Add((party, weighed.Score));
        }

        set.Index.Return(sieve);
        if (alerts.Count > 1) alerts.Sort(static (a, b) => a.Party.CompareTo(b.Party));
        return alerts;
    }

    /// <summary>
    /// The parties of an index, by the caller's numbers, that may be alerts when a listing is looked for among them: a superset of those that
    /// <see cref="IsAlert"/>, found by what the index knows of them. The inverse of <see cref="Alerts"/>.
    /// </summary>
    /// <param name="listing">The listing.</param>
    /// <param name="watchlist">Where it stands.</param>
    /// <param name="population">Who is looked among.</param>
    public List<int> MayAlert(PreparedParty listing, WatchlistId watchlist, PartyIndex population)
    {
        var threshold = Policy.ThresholdsOf(watchlist).Least;
        var (sieve, needs) = (population.Take(), new FactNeeds(listing, population.Index, Policy, facts => NeededOf(facts, threshold)));
        sieve.Run(listing.Keys, _names, needs);
        var found = new HashSet<int>();
        foreach (var party in sieve.Pinned) found.Add(population.Index.OrdinalOf(party));
        foreach (var name in sieve.Names)
            if (MayAlert(name, population.Index, needs)) found.Add(population.Index.OrdinalOf(name.Party));
        population.Return(sieve);
        return [.. found];
    }

    /// <summary>Whether a subject's name reaches what is needed beside a listed one, as far as the index tells.</summary>
    private bool MayAlert(in PromisingName promising, NameIndex population, FactNeeds needs)
    {
        ref readonly var row = ref population.Row(promising.Row);
        // The index has no more of a name than its words: of what stands as a whole, or for first letters, it cannot say more.
        var mayHaveAcronym = (promising.Own.HasAcronym || row.HasAcronym) && promising.Own.Schema != Schema.Person && row.Schema != Schema.Person;
        if (promising.IsWhole || mayHaveAcronym) return true;
        var needed = needs.Exactly(promising.Party);
        if (row.IsWeak || promising.Own.Source.Kind == NameKind.WeakAlias) needed = Math.Min(needed, 0);
        return double.IsNegativeInfinity(needed)
            || FitOf(population.CoreOf(promising.Row), promising.Own, needs.AgainstCommonName(promising.Party), needed).Logit >= needed;
    }

    /// <summary>Finds the names that may make an alert.</summary>
    private void Sift(PreparedParty subject, PartySet set, Func<int, WatchlistId> watchlists, PartySieve sieve)
    {
        // Of a subject that has nothing but names every party needs the same.
        if (subject.HasNameOnly && Policy.Watchlists.Count == 0)
        {
            sieve.Run(subject.Keys, _names, new SameNeeds(NeededOfName(default, Policy.Thresholds.For(0))));
            return;
        }

        var threshold = Policy.Watchlists.Values.Aggregate(Policy.Thresholds.Least, (least, t) => Math.Min(least, t.Least));
        sieve.Run(subject.Keys, _names, new FactNeeds(subject, set.Index.Index, Policy, facts => NeededOf(facts, threshold), party =>
        {
            if (!set.Holds(party)) return double.PositiveInfinity;
            var listing = set[party];
            var facts = FactFindings.Of(subject, listing, Policy);
            var thresholds = Policy.ThresholdsOf(watchlists(party));
            return FactFindings.HavePlaces(subject, listing)
                ? NeededBeforePlaces(facts, thresholds)
                : NeededOfName(facts, thresholds.For(facts.Corroboration));
        }));
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

    /// <summary>Names that do not meet have nothing in common, for the index leads from neither to the other.</summary>
    private Weighed Weigh(PreparedParty subject, PreparedParty listing, Thresholds thresholds, bool alertsOnly)
    {
        var facts = FactFindings.Of(subject, listing, Policy);
        if (FactFindings.HavePlaces(subject, listing))
        {
            if (alertsOnly && !AnyMayReach(subject, listing, NeededBeforePlaces(facts, thresholds))) return Weighed.Nothing;
            facts = facts.WithPlaces(subject, listing, Policy.Facts);
        }

        var fits = new Fits(this, facts, thresholds.For(facts.Corroboration), alertsOnly);
        foreach (var own in subject.Keys.Names)
        {
            foreach (var theirs in listing.Keys.Names)
                if (own.Meets(theirs)) fits.Add(own.Name, theirs.Name);
        }

        return fits.Any || !alertsOnly ? Sum(fits) : Weighed.Nothing;
    }

    /// <summary>The same of those names alone that may make an alert.</summary>
    private Weighed Weigh(PreparedParty subject, PartySet set, ReadOnlySpan<PromisingName> names, Thresholds thresholds)
    {
        var listing = set[names[0].Party];
        var facts = FactFindings.Of(subject, listing, Policy);
        if (FactFindings.HavePlaces(subject, listing)) facts = facts.WithPlaces(subject, listing, Policy.Facts);
        var fits = new Fits(this, facts, thresholds.For(facts.Corroboration), alertsOnly: true);
        foreach (var name in names) fits.Add(name.Own, set.NameAt(name.Row));
        return fits.Any ? Sum(fits) : Weighed.Nothing;
    }

    /// <summary>
    /// The logit of the name without which there is no alert. None is needed where a fact is looked into under any name, nor where the facts
    /// make up for a name that hardly fits: then whether it fits at all decides.
    /// </summary>
    private double NeededOfName(in FactFindings facts, double threshold) =>
        facts.Pinned ? double.NegativeInfinity : NeededOf(facts.Logit, threshold);

    /// <summary>The least of it before the places are compared.</summary>
    private double NeededBeforePlaces(in FactFindings facts, Thresholds thresholds) =>
        facts.Pinned ? double.NegativeInfinity : NeededOf(facts.Logit + FactFindings.MostOfPlaces(Policy.Facts), thresholds.Least);

    private double NeededOf(double facts, double threshold)
    {
        var needed = Scores.ToLogit(threshold) - facts - Math.Max(0, Policy.Facts.WeakAlias) - Slack;
        return needed <= NoName ? double.NegativeInfinity : needed;
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
    private Weighed Sum(in Fits fits)
    {
        var (strong, weak, facts) = (fits.Strong, fits.Weak, fits.Facts);
        var weakFits = weak.Logit >= 0;
        var strongLogit = weakFits && strong.Logit >= 0 ? Math.Min(strong.Logit + Policy.Facts.WeakAlias, Policy.Name.Ceiling) : strong.Logit;
        var useWeak = weak.Logit > strongLogit;
        var best = useWeak ? weak : strong;
        var name = useWeak ? weak.Logit : strongLogit;
        var score = ScoreOf(name, facts);
        var weakOnly = useWeak && ScoreOf(Math.Max(fits.Standing.Logit, strongLogit), facts) < fits.Threshold;
        return new Weighed(score, facts.Corroboration, fits.Threshold, weakOnly, name - best.Common, best, weakFits ? weak.Listed : null, facts);
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

    /// <summary>The best of the names of a subject and a party.</summary>
    private struct Fits(PartyComparer comparer, in FactFindings facts, double threshold, bool alertsOnly)
    {
        private readonly double _contradiction = facts.AgainstCommonName(comparer.Policy.Facts);

        // Everything below what an alert needs of the name need not be known exactly.
        private readonly double _needed = alertsOnly ? comparer.NeededOfName(facts, threshold) : double.NegativeInfinity;

        public FactFindings Facts { get; } = facts;

        public double Threshold { get; } = threshold;

        public Fit Strong { get; private set; } = Fit.None;

        public Fit Weak { get; private set; } = Fit.None;

        /// <summary>The best weak alias that may stand for the name.</summary>
        public Fit Standing { get; private set; } = Fit.None;

        /// <summary>Whether there is anything to say.</summary>
        public readonly bool Any => Strong.Subject is not null || Weak.Subject is not null || Facts.Pinned;

        public void Add(Name own, Name theirs)
        {
            var isWeak = IsWeak(own, theirs);
            // A weak alias that fits lifts a strong name, however far it is from an alert itself.
            var fit = comparer.FitOf(own, theirs, _contradiction, isWeak ? Math.Min(_needed, 0) : _needed);
            if (isWeak && fit.Logit > Weak.Logit) Weak = fit;
            if (isWeak && fit.Logit > Standing.Logit && MayStand(fit, Facts.Corroboration)) Standing = fit;
            if (!isWeak && fit.Logit > Strong.Logit) Strong = fit;
        }
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
