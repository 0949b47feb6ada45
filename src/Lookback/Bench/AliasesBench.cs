using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>What <c>bench aliases</c> found.</summary>
/// <param name="Lists">The lists.</param>
/// <param name="All">Every alias.</param>
/// <param name="Alike">Those that are at all like another name of their party: more than half of their words have a counterpart in one such name.</param>
/// <param name="People">The same two for people alone.</param>
/// <param name="Organizations">The same two for organisations alone.</param>
internal sealed record AliasesReport(IReadOnlyList<ListLine> Lists, RankTally All, RankTally Alike, AliasTally People, AliasTally Organizations);

/// <summary>Aliases of one kind of party.</summary>
internal sealed record AliasTally(RankTally All, RankTally Alike);

/// <summary>One alias left out: each is looked for among all listings, its own party having only its other names.</summary>
internal static class AliasesBench
{
    /// <summary>From this similarity on, two words count as counterparts when it is asked whether an alias is at all alike.</summary>
    private const double AlikeWord = 0.85;

    private readonly record struct Sought(ulong Draw, int Listing, int Name);

    private readonly record struct Found(Schema Schema, bool Alike, Place Place);

    /// <summary>Looks for aliases by name alone.</summary>
    /// <param name="policy">Weights and thresholds.</param>
    /// <param name="pool">The lists.</param>
    /// <param name="most">How many aliases, drawn by the listings' ids.</param>
    /// <param name="tick">Told how many were looked for, and the share of all.</param>
    /// <exception cref="RefusedException">No listing has an alias beside another name.</exception>
    public static AliasesReport Run(Policy policy, ListPool pool, int most, Action<long, double> tick)
    {
        var search = new PoolSearch(pool, policy, PairScorer.LowFloor);
        var sought = Seek(pool).OrderBy(s => s.Draw).Take(most).ToList();
        if (sought.Count == 0) throw new RefusedException("no-names", "no listing has an alias beside another name: expected some to look for");
        var (done, turn) = (0L, new Lock());
        var found = sought.AsParallel().AsOrdered().Select(s =>
        {
            var result = Look(search, s);
            if (Interlocked.Increment(ref done) is var now && now % 100 == 0)
                lock (turn) tick(now, (double)now / sought.Count);
            return result;
        }).ToList();
        var (people, organizations) = (found.Where(f => f.Schema == Schema.Person).ToList(), found.Where(f => f.Schema == Schema.Organization).ToList());
        return new AliasesReport(pool.Lists, All(found), Alike(found), new(All(people), Alike(people)), new(All(organizations), Alike(organizations)));
    }

    private static RankTally All(List<Found> found) => RankTally.Of(found.ConvertAll(f => f.Place));

    private static RankTally Alike(List<Found> found) => RankTally.Of(found.Where(f => f.Alike).Select(f => f.Place).ToList());

    /// <summary>Good names beside other good ones of people and organisations; names in their original script are left to <c>bench scripts</c>.</summary>
    private static IEnumerable<Sought> Seek(ListPool pool)
    {
        for (var i = 0; i < pool.Listings.Length; i++)
        {
            var party = pool.Prepared[i];
            if (party.Facts.Schema is not (Schema.Person or Schema.Organization)) continue;
            var chance = new Evasion.Chance(pool.Listings[i].Id.ToString());
            for (var n = 0; n < party.Names.Count; n++)
            {
                var draw = chance.Next();
                if (party.Names[n].Source.Kind == NameKind.Alias && IsGood(party.Names[n]) && Others(party, n).Any(IsGood)) yield return new Sought(draw, i, n);
            }
        }
    }

    private static bool IsGood(Name name) => name.Source.Kind is not (NameKind.WeakAlias or NameKind.OriginalScript) && name.HasSubstance;

    /// <summary>A name written twice is left out with its twin: it would be looked for by itself.</summary>
    private static IEnumerable<Name> Others(PreparedParty party, int name)
    {
        var left = party.Names[name].ToString();
        return party.Names.Where((other, i) => i != name && other.ToString() != left);
    }

    private static Found Look(PoolSearch search, Sought sought)
    {
        var (pool, party) = (search.Pool, search.Pool.Prepared[sought.Listing]);
        var alias = party.Names[sought.Name];
        var others = Others(party, sought.Name).ToList();
        var rest = PreparedParty.Of(party.Facts with { Names = [.. others.Select(n => n.Source)] });
        var subject = PreparedParty.Of(new PartyFacts { Schema = party.Facts.Schema, Names = [new PartyName { Full = alias.Raw }] });
        var same = pool.SameParty(sought.Listing);
        // Its records on other lists may bear the very alias; they are no other party, and are left out of the ranking.
        var ranked = search.Rank(subject).Where(r => !same.Contains(r.Listing)).ToList();
        var score = subject.Keys.Meet(rest.Keys) ? search.Score(subject, rest) : 0;
        var place = score > 0 ? new Place(score, 1 + ranked.Count(r => r.Score > score)) : default;
        return new Found(party.Facts.Schema, others.Exists(o => AreAlike(alias, o)), place);
    }

    private static bool AreAlike(Name alias, Name other)
    {
        var words = alias.Parts.Where(p => p.IsCore).ToList();
        var counterparts = words.Count(w => other.Parts.Any(p => p.IsCore && JaroWinkler.Of(w.Folded, p.Folded) >= AlikeWord));
        return 2 * counterparts > words.Count;
    }
}
