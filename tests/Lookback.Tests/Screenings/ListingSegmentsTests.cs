using CsCheck;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Tests.Support;

namespace Lookback.Tests.Screenings;

/// <summary>What is screened against does not depend on how it is kept: in segments, in part or not at all.</summary>
public sealed class ListingSegmentsTests
{
    private static readonly WatchlistId[] Watchlists = [Some.Watchlist, new("other-list")];

    [Fact]
    public void Whatever_segments_hold_the_same_listings_give_the_same_hits_and_near_misses()
    {
        var pasts = Gen.Select(
            RelatedParties.Pair.Array[1, 12], Gen.Int[0, 3].Array[12], Gen.Bool.Array[12], Gen.Bool, static (pairs, segments, inForce, twice) => (pairs, segments, inForce, twice));
        var hits = 0;
        pasts.Sample(
            void (past) =>
            {
                // A text by its position; those whose segment is 0 are in none, and some are in two.
                var texts = past.pairs.Select((p, i) => Text(i, p.Listing)).ToArray();
                NameIndex[] segments =
                [
                    .. Enumerable.Range(1, 3).Select(segment => Index(Enumerable.Range(0, texts.Length)
                        .Where(i => past.segments[i] == segment || (past.twice && segment == 3 && past.segments[i] == 1)), texts)),
                ];
                int[] inForce = [.. Enumerable.Range(0, texts.Length).Where(i => past.inForce[i]).Reverse()];
                var stand = new ListingSegments(segments, inForce);
                Assert.Equal(inForce.Where(i => past.segments[i] == 0).Order(), stand.Missing);
                Assert.Equal(segments.Sum(s => s.Count) - inForce.Length + stand.Missing.Count, stand.Ended);
                var index = ListingIndex.Of(stand, i => texts[i], stand.Missing.Select(i => texts[i]), Policy.Default);
                var whole = ListingIndex.Build(inForce.Select(i => texts[i]), Policy.Default);
                Assert.Equal(whole.Count, index.Count);
                foreach (var subject in past.pairs.Select(p => PreparedParty.Of(p.Subject)))
                {
                    // Twice, since what is read the first time is at hand the second.
                    foreach (var found in new[] { index.Screen(subject), index.Screen(subject) }) Assert.Equal(Told(whole.Screen(subject)), Told(found));
                    Assert.Equal(whole.NearMisses(subject).Select(n => (n.Listing, n.Match.Score)), index.NearMisses(subject).Select(n => (n.Listing, n.Match.Score)));
                    Interlocked.Add(ref hits, index.Screen(subject).Count);
                }
            },
            iter: 150,
            print: past => string.Join('\n', past.pairs.Select((p, i) => $"{Names(p.Subject)} | {Names(p.Listing)} {past.segments[i]} {past.inForce[i]}")));
        Assert.True(hits > 200, $"{hits} hits");
    }

    [Fact]
    public void Many_threads_may_screen_against_listings_that_are_still_to_be_read()
    {
        var texts = Enumerable.Range(0, 200).Select(i => Some.Listing($"{i}", $"{(char)('A' + (i % 26))}rmin Zuberek{i % 7}", $"{1950 + (i % 30)}")).ToArray();
        var subjects = texts.Select(t => PreparedParty.Of(t.Facts)).ToArray();
        var whole = ListingIndex.Build(texts, Policy.Default);
        for (var round = 0; round < 5; round++)
        {
            var stand = new ListingSegments([Index(Enumerable.Range(0, texts.Length), texts)], [.. Enumerable.Range(0, texts.Length)]);
            var index = ListingIndex.Of(stand, i => texts[i], [], Policy.Default);
            Parallel.ForEach(subjects, new ParallelOptions { MaxDegreeOfParallelism = 8 }, subject => Assert.Equal(Told(whole.Screen(subject)), Told(index.Screen(subject))));
        }
    }

    [Fact]
    public void Only_those_are_read_who_may_be_meant()
    {
        var texts = Enumerable.Range(0, 300).Select(i => Some.Listing($"{i}", $"Oleg{i} Varkonyev{i * 7}")).ToArray();
        var read = new List<int>();
        var stand = new ListingSegments([Index(Enumerable.Range(0, texts.Length), texts)], [.. Enumerable.Range(0, texts.Length)]);
        var index = ListingIndex.Of(
            stand,
            i =>
            {
                read.Add(i);
                return texts[i];
            },
            [],
            Policy.Default);
        Assert.Empty(index.Screen(PreparedParty.Of(Some.Person("Ana Quispemayta"))));
        Assert.Empty(read);
        Assert.NotEmpty(index.Screen(PreparedParty.Of(Some.Person("Quillfeather Tarkovian")) is var nobody && index.Screen(nobody).Count == 0
            ? PreparedParty.Of(texts[17].Facts)
            : nobody));
        Assert.Contains(17, read);
        Assert.True(read.Count < 100, $"{read.Count} read");
    }

    [Fact]
    public void A_segment_of_other_names_than_its_listing_has_is_not_trusted()
    {
        var text = Some.Listing("1", "Oleg Varkonyev");
        var two = text with { Facts = text.Facts with { Names = [.. text.Facts.Names, new PartyName { Full = "Olezhka Varkonyev", Kind = NameKind.Alias }] } };
        var index = ListingIndex.Of(new ListingSegments([Index([0], [text])], [0]), _ => two, [], Policy.Default);
        Assert.Throws<InvalidDataException>(() => index.Screen(PreparedParty.Of(text.Facts)));
    }

    private static string Names(PartyFacts facts) => string.Join(", ", facts.Names.Select(n => n.Full));

    private static ListingText Text(int position, PartyFacts facts) =>
        new() { Id = new ListingId(Watchlists[position % Watchlists.Length], $"{position}"), Facts = facts };

    private static NameIndex Index(IEnumerable<int> positions, ListingText[] texts) =>
        NameIndex.Build(positions.Select(p => (p, PreparedParty.Of(texts[p].Facts).Keys)));

    private static IEnumerable<(ListingId, double, double, string, string)> Told(IReadOnlyList<Hit> hits) =>
        hits.Select(h => (h.Listing, h.Score, h.Corroboration, h.ListedName, string.Join('|', h.Evidence.Select(e => e.Sentence))));
}
