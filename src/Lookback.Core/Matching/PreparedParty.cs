using Lookback.Core.Indexing;
using Lookback.Core.Names;
using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>A party read once, to be looked up and compared many times. Immutable.</summary>
public sealed class PreparedParty
{
    private PreparedParty(PartyFacts facts)
    {
        Facts = facts;
        Read = ReadAll(facts);
        Particulars = PartyParticulars.Of(facts);
        Births = BirthReading.Of(facts.BirthDates);
        Countries = PartyCountries.Of(facts.Countries);
        Keys = MatchKeys.Of(facts, Names, Particulars);
        HasNameOnly = Particulars.IsEmpty && Births.Length == 0 && facts.Countries.Count == 0 && facts.Sex == Sex.Unknown;
    }

    /// <summary>
    /// Whether there is anything to tell it by: a number, an address of its own on a network, or a name that is more than titles,
    /// legal forms, digits and single letters. What has nothing would be cleared by every list.
    /// </summary>
    public bool HasSubstance => Keys.Any && (Particulars.Identify || Array.Exists(Read, n => n.HasSubstance));

    /// <summary>
    /// Whether a name is longer than what is read of one (400 characters, 32 words): where nothing is found in what was read, nothing is said
    /// of the rest, and a person has to look.
    /// </summary>
    public bool IsCut => Array.Exists(Read, n => n.IsCut);

    /// <summary>What is said of the party.</summary>
    public PartyFacts Facts { get; }

    /// <summary>Its names as read, in the order of the facts; a field that holds several names is followed by each of them.</summary>
    public IReadOnlyList<Name> Names => Read;

    /// <summary>The keys it can be found by.</summary>
    public MatchKeys Keys { get; }

    /// <summary>The names as an array, which the loop over pairs walks without an enumerator.</summary>
    internal Name[] Read { get; }

    /// <summary>Every reading of its dates of birth.</summary>
    internal BirthReading[] Births { get; }

    /// <summary>Its countries.</summary>
    internal PartyCountries Countries { get; }

    /// <summary>What else tells it apart.</summary>
    internal PartyParticulars Particulars { get; }

    /// <summary>Whether there is nothing to compare but names.</summary>
    internal bool HasNameOnly { get; }

    /// <summary>Reads the facts. A pure function of them.</summary>
    public static PreparedParty Of(PartyFacts facts) => new(facts);

    private static Name[] ReadAll(PartyFacts facts)
    {
        var read = new List<Name>(facts.Names.Count);
        foreach (var name in facts.Names)
            read.AddRange(NameVariants.Of(name, facts.Schema).Select(n => Name.Of(n, facts.Schema)));
        return [.. read];
    }
}
