using System.Numerics;
using Lookback.Core.Indexing;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// What a name has to reach, at the least, for one party to be an alert with others of which no more is known than <see cref="PartyBrief"/> says:
/// what is known of them counts as it does, and what is not is taken to agree. For one thread.
/// </summary>
internal sealed class FactNeeds : INameNeeds
{
    private readonly Dictionary<int, double> _ofBirths = [];
    private readonly NameIndex _others;
    private readonly PreparedParty _party;
    private readonly Policy _policy;
    private readonly Func<double, double> _neededOf;
    private readonly Func<int, double>? _exactly;
    private readonly BirthTiers _tiers;
    private readonly double[] _ofTiers;
    private readonly FactKinds _kinds;
    private readonly double[] _mostOfKinds = new double[BitOperations.Log2((uint)FactKinds.Addresses) + 1];

    /// <param name="party">The party.</param>
    /// <param name="others">Those it is looked for among.</param>
    /// <param name="policy">Weights.</param>
    /// <param name="neededOf">What a name has to reach where the facts come to so much.</param>
    /// <param name="exactly">What one party needs, where more is known of it than in brief.</param>
    public FactNeeds(PreparedParty party, NameIndex others, Policy policy, Func<double, double> neededOf, Func<int, double>? exactly = null)
    {
        (_party, _others, _policy, _neededOf, _exactly) = (party, others, policy, neededOf, exactly);
        _kinds = party.Keys.Brief.Kinds & others.Kinds;
        _tiers = new BirthTiers(party.Births, policy.BirthDate);
        for (var kind = 0; kind < _mostOfKinds.Length; kind++) _mostOfKinds[kind] = FactFindings.MostOf((FactKinds)(1 << kind), policy.Facts);
        var besides = FactFindings.MostOf(party.Facts, policy.Facts) + MostOf(_kinds);
        _ofTiers = Array.ConvertAll(Enum.GetValues<BirthTier>(), tier => neededOf(besides + _tiers.MostOf(tier)));
        // Who has no birth date is neither near nor far.
        var hasBirth = party.Births.Length > 0;
        Least = hasBirth ? _ofTiers.Min() : _ofTiers[(int)BirthTier.Unknown];
        LeastFar = hasBirth ? Math.Min(_ofTiers[(int)BirthTier.FewYears], _ofTiers[(int)BirthTier.Far]) : Least;
    }

    /// <inheritdoc/>
    public double Least { get; }

    /// <inheritdoc/>
    public double LeastFar { get; }

    /// <inheritdoc/>
    public bool IsNear(int birth) => _tiers.Of(birth) < BirthTier.FewYears;

    /// <inheritdoc/>
    public double Roughly(int party) => _ofTiers[(int)_tiers.Of(_others.BriefOf(party).Birth)];

    /// <inheritdoc/>
    public double Exactly(int party) => _exactly?.Invoke(party) ?? Briefly(party);

    /// <inheritdoc/>
    public double Briefly(int party)
    {
        ref readonly var other = ref _others.BriefOf(party);
        var facts = OfBirths(other.Birth) + OfCountries(other) + SexEvidence.Of(_party.Facts.Sex, other.SexStated, _policy.Facts).Logit;
        return _neededOf(facts + MostOf(_kinds & other.Kinds));
    }

    /// <summary>
    /// What contradicts, as it counts against a name that many bear, see <see cref="FactFindings.AgainstCommonName(FactWeights)"/>; 0 where that is not
    /// known.
    /// </summary>
    public double AgainstCommonName(int party)
    {
        ref readonly var other = ref _others.BriefOf(party);
        if (other.Birth == BirthDay.Several || other.HasSeveralCountries) return 0;
        return FactFindings.AgainstCommonName(
            OfBirths(other.Birth), OfCountries(other), SexEvidence.Of(_party.Facts.Sex, other.SexStated, _policy.Facts).Logit, _policy.Facts);
    }

    private double MostOf(FactKinds kinds)
    {
        var most = 0.0;
        for (var each = (uint)kinds; each != 0; each &= each - 1) most += _mostOfKinds[BitOperations.TrailingZeroCount(each)];
        return most;
    }

    private double OfBirths(int birth)
    {
        if (birth == BirthDay.Unknown || _party.Births.Length == 0) return 0;
        if (birth == BirthDay.Several) return _tiers.MostOf(BirthTier.Near);
        if (_ofBirths.TryGetValue(birth, out var known)) return known;
        var found = BirthDateEvidence.Of(_party.Births, [BirthReading.OfNumber(birth)], _policy.BirthDate);
        return _ofBirths[birth] = found.Logit;
    }

    private double OfCountries(in PartyBrief other)
    {
        if (other.HasNoCountry || _party.Facts.Countries.Count == 0) return 0;
        if (other.HasSeveralCountries) return FactFindings.MostOfCountries(_policy.Facts);
        return CountryEvidence.LogitOf(_party.Countries, other.Country, _policy.Facts);
    }
}
