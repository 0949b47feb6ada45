using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>What <c>bench scripts</c> found.</summary>
/// <param name="Lists">The lists, indexed by their Latin names alone.</param>
/// <param name="AlertsPer1000">The rate of alerts among strangers at which the last figures hold.</param>
/// <param name="NameOnlyAbove">The score that a name alone must pass for it; the scorer's floor where even that raises fewer alerts.</param>
/// <param name="WithBirthDateAbove">The same for a name with a birth date.</param>
/// <param name="Scripts">Each script, and all of them last.</param>
internal sealed record ScriptsReport(
    IReadOnlyList<ListLine> Lists, double AlertsPer1000, double NameOnlyAbove, double WithBirthDateAbove, IReadOnlyList<ScriptTally> Scripts);

/// <summary>The names of one script.</summary>
/// <param name="Script">The script.</param>
/// <param name="NameOnly">Where the party stood by its name alone.</param>
/// <param name="NameOnlyFound">How many were found at the rate of alerts.</param>
/// <param name="WithBirthDate">Where it stood with its birth date; of the names of parties that have one.</param>
/// <param name="WithBirthDateFound">How many of those were found at the rate of alerts.</param>
internal sealed record ScriptTally(string Script, RankTally NameOnly, int NameOnlyFound, RankTally WithBirthDate, int WithBirthDateFound);

/// <summary>Names in the script they are written in at home, looked for among lists that have none but Latin names.</summary>
internal static class ScriptsBench
{
    private const double Rate = 1;

    private sealed record Sought(string Script, PartyFacts Party, IReadOnlySet<int> Right);

    /// <summary>Looks for every name that is not in Latin letters, of people and organisations that have Latin names too.</summary>
    /// <param name="policy">Weights and thresholds.</param>
    /// <param name="pool">The lists, whole.</param>
    /// <param name="strangers">People who stand on no list.</param>
    /// <param name="most">How many strangers of each file, and how many names, the latter drawn by the listings' ids.</param>
    /// <exception cref="RefusedException">No listing has a name in another script.</exception>
    public static ScriptsReport Run(Policy policy, ListPool pool, IReadOnlyList<SourceFile> strangers, int most)
    {
        var sought = Seek(pool).Take(most).ToList();
        if (sought.Count == 0) throw new RefusedException("no-names", "the lists have no name that is not in Latin letters: expected some to look for");
        var latin = pool.With(f => f with { Names = [.. f.Names.Where(n => IsLatin(Name.Of(n, f.Schema)))] });
        var (ranking, search) = (new PoolSearch(latin, policy, PairScorer.LowFloor), new PoolSearch(latin, policy));
        var people = strangers.SelectMany(f => People.Read(f, most)).ToList();
        var (plain, dated) = (Cut(search, people, Beside.Nothing), Cut(search, people, Beside.BirthDate));
        var found = sought.AsParallel().AsOrdered()
            .Select(s => (
                s.Script,
                Plain: Find(ranking, s, Beside.Nothing),
                Dated: s.Party.BirthDates.Count > 0 ? Find(ranking, s, Beside.BirthDate) : (Place?)null))
            .ToList();
        var scripts = found.GroupBy(f => f.Script, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Tally(g.Key, g.ToList()))
            .Append(Tally("all", found));
        return new ScriptsReport(pool.Lists, Rate, Math.Round(plain, 4), Math.Round(dated, 4), [.. scripts]);

        ScriptTally Tally(string script, List<(string Script, Place Plain, Place? Dated)> of)
        {
            var withDate = of.Select(f => f.Dated).OfType<Place>().ToList();
            return new ScriptTally(
                script,
                RankTally.Of(of.ConvertAll(f => f.Plain)),
                of.Count(f => f.Plain.Score > plain),
                RankTally.Of(withDate),
                withDate.Count(p => p.Score > dated));
        }
    }

    /// <summary>Names in other scripts, in an order drawn by their listings' ids.</summary>
    private static IEnumerable<Sought> Seek(ListPool pool)
    {
        var names = new List<(ulong Draw, int Listing, Name Name)>();
        for (var i = 0; i < pool.Listings.Length; i++)
        {
            var party = pool.Prepared[i];
            if (party.Facts.Schema is not (Schema.Person or Schema.Organization) || !party.Names.Any(IsLatin)) continue;
            var chance = new Evasion.Chance(pool.Listings[i].Id.ToString());
            foreach (var name in party.Names.Where(n => !IsLatin(n) && n.HasSubstance && n.Source.Kind != NameKind.WeakAlias))
                names.Add((chance.Next(), i, name));
        }

        return names.OrderBy(n => n.Draw).Select(n => new Sought(
            n.Name.Script.ToString(),
            pool.Listings[n.Listing].Facts with { Names = [new PartyName { Full = n.Name.Raw }] },
            pool.SameParty(n.Listing)));
    }

    private static bool IsLatin(Name name) => name.Script == Script.Latin;

    private static Place Find(PoolSearch search, Sought sought, Beside beside) =>
        search.Find(PreparedParty.Of(sought.Party.With(beside)), sought.Right);

    // Listed names are ranked down to a lower floor than strangers are scored to: below the strangers' floor nobody knows the rate of alerts.
    private static double Cut(PoolSearch search, List<PartyFacts> people, Beside beside)
    {
        var best = people.AsParallel().AsOrdered().Select(p => search.Best(PreparedParty.Of(p.With(beside)))).ToArray();
        return Math.Max(new StrangerScores(best).CutFor(Rate), PairScorer.Floor);
    }
}
