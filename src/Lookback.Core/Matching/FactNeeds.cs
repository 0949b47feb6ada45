using System.Numerics;
using Lookback.Core.Indexing;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Matching;

/// <summary>
/// What a name has to reach, at the least, for one party to be an alert with others of which no more is known than <see cref="PartyBrief"/> says:
/// what is known of them counts as it does, and what is not is taken to agree. For one thread.
/// </summary>
internal sealed class FactNeeds
{
    /// <summary>Years between two births from which only the same day and month, or swapped digits, can be a slip.</summary>
    private const int FarApart = 5;

    private readonly Dictionary<int, double> _ofBirths = [];
    private readonly PreparedParty _party;
    private readonly Policy _policy;
    private readonly Func<double, double> _neededOf;
    private readonly double _mostOfBirths;
    private readonly double _far;
    private readonly double _none;
    private readonly double _least;
    private readonly FactKinds _kinds;
    private readonly double[] _mostOfKinds = new double[BitOperations.Log2((uint)FactKinds.Addresses) + 1];

    /// <param name="party">The party.</param>
    /// <param name="policy">Weights.</param>
    /// <param name="neededOf">What a name has to reach where the facts come to so much.</param>
    public FactNeeds(PreparedParty party, Policy policy, Func<double, double> neededOf)
    {
        (_party, _policy, _neededOf, _kinds) = (party, policy, neededOf, party.Keys.Brief.Kinds);
        _mostOfBirths = FactFindings.MostOf(policy.BirthDate);
        _least = neededOf(FactFindings.MostOf(party, policy, _mostOfBirths));
        _none = neededOf(FactFindings.MostOf(party, policy, 0));
        _far = neededOf(FactFindings.MostOf(party, policy, Math.Max(policy.BirthDate.FewYears, policy.BirthDate.OtherYear)));
        for (var kind = 0; kind < _mostOfKinds.Length; kind++) _mostOfKinds[kind] = FactFindings.MostOf((FactKinds)(1 << kind), policy.Facts);
    }

    /// <summary>In no time, by the birth date alone.</summary>
    public double Roughly(in PartyBrief other) =>
        other.Birth == BirthDay.Unknown ? _none : BirthDay.AreFarApart(_party.Keys.Brief.Birth, other.Birth, FarApart) ? _far : _least;

    /// <summary>By all that is known.</summary>
    public double For(in PartyBrief other)
    {
        var facts = OfBirths(other.Birth) + OfCountries(other) + SexEvidence.Of(_party.Facts.Sex, other.SexStated, _policy.Facts).Logit;
        for (var both = (uint)(_kinds & other.Kinds); both != 0; both &= both - 1) facts += _mostOfKinds[BitOperations.TrailingZeroCount(both)];
        return _neededOf(facts);
    }

    /// <summary>What contradicts, as it counts against a name that many bear, see <see cref="FactFindings.AgainstCommonName"/>; 0 where that is not known.</summary>
    public double AgainstCommonName(in PartyBrief other)
    {
        if (other.Birth == BirthDay.Several || other.HasSeveralCountries) return 0;
        return FactFindings.AgainstCommonName(
            OfBirths(other.Birth), OfCountries(other), SexEvidence.Of(_party.Facts.Sex, other.SexStated, _policy.Facts).Logit, _policy.Facts);
    }

    private double OfBirths(int birth)
    {
        if (birth == BirthDay.Unknown || _party.Births.Length == 0) return 0;
        if (birth == BirthDay.Several) return _mostOfBirths;
        if (_ofBirths.TryGetValue(birth, out var known)) return known;
        var found = BirthDateEvidence.Of(_party.Births, BirthReading.Of([PartialDate.OfDay(DateOnly.FromDayNumber(birth))]), _policy.BirthDate);
        return _ofBirths[birth] = found.Logit;
    }

    private double OfCountries(in PartyBrief other)
    {
        if (other.HasNoCountry || _party.Facts.Countries.Count == 0) return 0;
        return other.HasSeveralCountries
            ? FactFindings.MostOfCountries(_policy.Facts)
            : CountryEvidence.Of(_party.Countries, PartyCountries.Of([new CountryTie(other.Country, CountryRole.Linked)]), _policy.Facts).Logit;
    }
}
