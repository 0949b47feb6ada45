using CsCheck;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Indexing;

public sealed class NameIndexTests
{
    private static readonly Gen<PreparedParty[]> Some = Parties.Any.Select(PreparedParty.Of).Array[0, 12];

    [Fact]
    public void A_pair_is_found_exactly_when_the_two_meet() => Gen.Select(Some, Some).Sample(
        (one, other) => Pairs(Build(one), other).SetEquals(
            from i in Enumerable.Range(0, one.Length)
            from j in Enumerable.Range(0, other.Length)
            where one[i].Keys.Meet(other[j].Keys)
            select (i, j)));

    [Fact]
    public void Looking_up_forwards_and_backwards_finds_the_same_pairs() => Gen.Select(Some, Some).Sample(
        (listings, subjects) => Pairs(Build(listings), subjects).SetEquals(Pairs(Build(subjects), listings).Select(p => (p.Item2, p.Item1))));

    [Fact]
    public void A_segment_reads_back_as_it_was_written() => Gen.Select(Some, Some).Sample(
        (one, other) => Pairs(RoundTrip(Build(one)), other).SetEquals(Pairs(Build(one), other)));

    [Fact]
    public void Merged_segments_find_what_one_segment_of_all_finds() => Gen.Select(Some, Some).Sample((all, other) =>
    {
        var half = all.Length / 2;
        var first = NameIndex.Build(all.Take(half).Select((p, i) => (i, p.Keys)));
        var second = NameIndex.Build(all.Skip(half).Select((p, i) => (half + i, p.Keys)));
        var merged = NameIndex.Merge(first, second);
        return merged.Count == all.Length && Pairs(merged, other).SetEquals(Pairs(Build(all), other));
    });

    [Fact]
    public void Candidates_come_ascending_and_once() => Gen.Select(Some, Parties.Any).Sample((parties, query) =>
    {
        var found = new List<int> { 99 };
        Build(parties).Candidates(PreparedParty.Of(query).Keys, found);
        return found.SequenceEqual(found.Distinct().Order());
    });

    [Fact]
    public void A_damaged_segment_is_refused_wherever_it_is_damaged()
    {
        var bytes = Bytes(Build([PreparedParty.Of(Parties.Person("Maria Tarkovian")), PreparedParty.Of(Parties.Person("Ali Zuberek"))]));
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 0x40;
            Assert.Throws<InvalidDataException>(() => NameIndex.Read(new MemoryStream(damaged)));
        }

        Assert.Throws<InvalidDataException>(() => NameIndex.Read(new MemoryStream(bytes[..^1])));
        Assert.Throws<InvalidDataException>(() => NameIndex.Read(new MemoryStream([])));
    }

    [Fact]
    public void A_segment_of_another_version_is_refused_by_its_number()
    {
        var bytes = Bytes(Build([]));
        bytes[4] = 99;
        var refused = Assert.Throws<InvalidDataException>(() => NameIndex.Read(new MemoryStream(bytes)));
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Barac Obamt", "Barack Obama")]
    [InlineData("Tarkovain Belarmino", "Tarkovian Belarmimo")]
    [InlineData("vanderbilt", "van der bilt")]
    [InlineData("Jhon Smiht", "John Smith")]
    [InlineData("Мария Тарковян", "Maria Tarkovian")]
    [InlineData("Tarkovian", "Tarkovian Zuberek, Maria")]
    [InlineData("Gazprom Bank", "GAZPROMBANK JOINT STOCK COMPANY")]
    public void Two_typos_a_script_or_a_split_do_not_lose_a_candidate(string one, string other) =>
        Assert.True(Keys(one).Meet(Keys(other)));

    [Theory]
    [InlineData("International Trading Company", "General Trading Company")]
    [InlineData("UNKNOWN", "UNKNOWN")]
    [InlineData("", "")]
    [InlineData("★", "ไทย")]
    public void What_is_common_to_all_brings_nobody_together(string one, string other) =>
        Assert.False(Keys(one).Meet(Keys(other)));

    [Fact]
    public void A_number_finds_its_bearer_however_it_is_punctuated()
    {
        MatchKeys Of(IdentifierKind kind, string number) =>
            PreparedParty.Of(new PartyFacts { Names = [], Identifiers = [new Identifier { Kind = kind, Number = number }] }).Keys;
        Assert.True(Of(IdentifierKind.Passport, "AB 12-345/6").Meet(Of(IdentifierKind.Passport, "ab123456")));
        Assert.True(Of(IdentifierKind.Imo, "IMO 9187629").Meet(Of(IdentifierKind.Imo, "9187629")));
        Assert.False(Of(IdentifierKind.Passport, "123456").Meet(Of(IdentifierKind.Lei, "123456")));
        Assert.False(Of(IdentifierKind.Passport, "0000000").Any);
    }

    [Fact]
    public void The_longest_name_has_a_bounded_number_of_keys() =>
        Assert.InRange(Keys(string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"Tarkovian{i}xyz"))).All().Count(), 1, 300);

    private static MatchKeys Keys(string name) => PreparedParty.Of(new PartyFacts { Names = [new PartyName { Full = name }] }).Keys;

    private static NameIndex Build(PreparedParty[] parties) => NameIndex.Build(parties.Select((p, i) => (i, p.Keys)));

    private static HashSet<(int, int)> Pairs(NameIndex index, PreparedParty[] queries)
    {
        var (pairs, found) = (new HashSet<(int, int)>(), new List<int>());
        for (var j = 0; j < queries.Length; j++)
        {
            index.Candidates(queries[j].Keys, found);
            pairs.UnionWith(found.Select(i => (i, j)));
        }

        return pairs;
    }

    private static byte[] Bytes(NameIndex index)
    {
        using var stream = new MemoryStream();
        index.Write(stream);
        return stream.ToArray();
    }

    private static NameIndex RoundTrip(NameIndex index) => NameIndex.Read(new MemoryStream(Bytes(index)));
}
