using CsCheck;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>A set finds whom comparing the subject with each of its parties finds.</summary>
public sealed class PartySetTests
{
    private static readonly WatchlistId List = new("test-list");
    private static readonly PartyComparer Comparer = new(Policy.Default);

    /// <summary>Words that many bear, in several spellings, with fathers' names, initials, numbers, first letters, and some that few bear.</summary>
    private static readonly string[] CommonWords =
    [
        "Mohamed", "Muhammad", "محمد", "Ahmed", "Ali", "Hassan", "Maria", "Mariya", "Ivan", "Иван", "Ivanovich", "Иванович", "Petrovna", "J.", "A", "Kim", "Min-su",
        "Abdul", "Rahman", "Abdulrahman", "bin Ahmad", "Trading", "Group", "Bank", "Shipping", "Exchange", "Tradng", "7", "ABC", "NPO", "TGB", "AMI", "Zuberek", "Varkonyev", "jr", "Ltd",
    ];

    /// <summary>A set of a few names is looked through whole; one of many, by what the words in common can come to.</summary>
    public static TheoryData<int> FewRows => [0, 1_000];

    [Theory]
    [MemberData(nameof(FewRows))]
    public void What_a_set_rules_out_is_no_alert(int fewRows) => MatchProperties.Pairs.Array[1, 12].Sample(pairs =>
    {
        var set = PartySet.Of(pairs.Select(p => PreparedParty.Of(p.Listing)), fewRows);
        return Array.TrueForAll(pairs, p => Same(set, PreparedParty.Of(p.Subject)) && Same(set, PreparedParty.Of(Bare(p.Subject))));
    }, iter: 300, print: Print);

    [Theory]
    [InlineData(Schema.Unknown, "OMA Garcia", Schema.Organization, "Oyelaran Makembe Adaku Garcia")]
    [InlineData(Schema.Unknown, "Ali Shipping Trading Exchange", Schema.Organization, "Ali Shipping Trading Exchange Group")]
    [InlineData(Schema.Person, "Ali Shipping Trading Exchange", Schema.Unknown, "Ali Shipping Trading Exchange Group")]
    [InlineData(Schema.Vessel, "Ali 1234", Schema.Vessel, "Ali 1234 Star")]
    [InlineData(Schema.Unknown, "Ali Tradng Bank", Schema.Unknown, "Ali Trading Bank Holding")]
    [InlineData(Schema.Organization, "AR16 Ali", Schema.Organization, "AR16 Ali Trading")]
    [InlineData(Schema.Person, "J. General Trading", Schema.Person, "J. International Trading")]
    [InlineData(Schema.Person, "محد حسین", Schema.Person, "Mhd Hossein")]
    [InlineData(Schema.Person, "Mohamedali Zuberek", Schema.Person, "Mohamed Ali Zuberek")]
    [InlineData(Schema.Person, "Ali Hassan Ahmed Omar Ibrahim Khalid Mahmoud Yusuf", Schema.Person, "Yusuf Ali Hassan Ahmed Omar Ibrahim Khalid")]
    public void What_the_table_of_bounds_knows_little_of_is_found(Schema one, string own, Schema other, string theirs)
    {
        var (subject, listing) = (Named(one, own), Named(other, theirs));
        var candidates = new List<int>();
        PartySet.Of([listing]).Index.Index.Candidates(subject.Keys, candidates);
        Assert.Equal(subject.Keys.Meet(listing.Keys), candidates.Count == 1);
        Assert.True(Same(PartySet.Of([listing]), subject) && Same(PartySet.Of([subject]), listing));
        Assert.True(Same(PartySet.Of([listing], 0), subject) && Same(PartySet.Of([subject], 0), listing));

        static PreparedParty Named(Schema schema, string name) => PreparedParty.Of(new PartyFacts { Schema = schema, Names = [new PartyName { Full = name }] });
    }

    [Fact]
    public void Facts_that_make_up_for_a_name_make_up_for_it_everywhere()
    {
        PartyFacts Of(string name) => Parties.Person(name, "1961-03-04") with
        {
            Countries = [new CountryTie(new CountryCode("AA"), CountryRole.Nationality)], Sex = Sex.Male, BirthPlaces = ["Quillport"],
            Addresses = ["12 Oak Drive, Springfield, AA"],
        };
        var (subject, listing) = (PreparedParty.Of(Of("Ali Hassan Tarkovian Zuberek Belarmino")), PreparedParty.Of(Of("Ali Oyelaran Quillfeather Makembe Adaku")));
        Assert.Equal(Comparer.Compare(subject, listing, List).IsAlert, Comparer.IsAlert(subject, listing, List, out _));
        Assert.True(Same(PartySet.Of([listing]), subject));
    }

    [Theory]
    [MemberData(nameof(FewRows))]
    public void Whom_a_listing_is_looked_for_among_is_whom_it_would_be_an_alert_for(int fewRows) => MatchProperties.Pairs.Array[1, 12].Sample(pairs =>
    {
        var subjects = Array.ConvertAll(pairs, p => PreparedParty.Of(p.Subject));
        var population = new PartyIndex(NameIndex.Build(subjects.Select((s, i) => (i, s.Keys)))) { FewRows = fewRows };
        return Array.TrueForAll(pairs, p =>
        {
            var listing = PreparedParty.Of(p.Listing);
            var found = Comparer.MayAlert(listing, List, population);
            return Enumerable.Range(0, subjects.Length).All(i => found.Contains(i) || !Comparer.IsAlert(subjects[i], listing, List, out _));
        });
    }, iter: 300, print: Print);

    [Theory]
    [InlineData(Schema.Person, true)]
    [InlineData(Schema.Person, false)]
    [InlineData(Schema.Unknown, true)]
    [InlineData(Schema.Unknown, false)]
    [InlineData(Schema.Organization, false)]
    [InlineData(Schema.Vessel, false)]
    public void Among_many_who_share_common_words_nobody_is_lost(Schema schema, bool areSomeWeak) => Gen.OneOf(CommonWords).Array[1, 6].Array[60, 120].Sample(
        names =>
        {
            PreparedParty[] parties = [.. names.Select((words, i) => PreparedParty.Of(new PartyFacts
            {
                Schema = i % 5 == 0 ? Schema.Person : schema,
                Names = [new PartyName { Full = string.Join(' ', words), Kind = areSomeWeak && i % 11 == 0 ? NameKind.WeakAlias : NameKind.Primary }],
                BirthDates = i % 3 == 0 ? [] : [Core.Time.PartialDate.OfDay(1960 + (i % 9), 1 + (i % 3), 1 + (i % 5))],
                Sex = (Sex)(i % 3),
                Countries = i % 4 == 0 ? [] : [new CountryTie(new CountryCode(i % 2 == 0 ? "AA" : "YU"), CountryRole.Nationality)],
            }))];
            var (set, population) = (PartySet.Of(parties, 0), new PartyIndex(NameIndex.Build(parties.Select((p, i) => (i, p.Keys)))) { FewRows = 0 });
            return parties.Take(25).All(p => Same(set, p) && Among(population, parties, p));
        },
        iter: 25, print: names => string.Join('\n', names.Select(n => string.Join(' ', n))));

    [Fact]
    public void No_bound_of_two_names_falls_below_their_score()
    {
        var scale = new NameScale(Policy.Default.Name);
        MatchProperties.Pairs.Sample(
            pair =>
            {
                var (subject, listing) = (PreparedParty.Of(pair.Subject), PreparedParty.Of(pair.Listing));
                return subject.Names.All(own => listing.Names.All(theirs =>
                    NameEvidence.Logit(own, theirs, scale) is var logit && NameEvidence.Bound(own, theirs, scale) >= logit
                    && NameEvidence.Logit(own, theirs, scale, logit - 1e-6) == logit));
            },
            iter: 1500, print: MatchProperties.Print);
    }

    [Fact]
    public void Nor_does_it_under_curves_that_start_above_nothing()
    {
        var curves = new Dictionary<string, IReadOnlyList<CurvePoint>>(Policy.Default.Name.Curves)
        {
            [nameof(NameFeature.Unlikeness)] = [new(0, 1.5), new(1, -2)],
            [nameof(NameFeature.NumberOmitted)] = [new(0, 0.5), new(1, -1)],
        };
        var scale = new NameScale(Policy.Default.Name with { Curves = curves });
        MatchProperties.Pairs.Sample(
            pair =>
            {
                var (subject, listing) = (PreparedParty.Of(pair.Subject), PreparedParty.Of(pair.Listing));
                return subject.Names.All(own => listing.Names.All(theirs => NameEvidence.Bound(own, theirs, scale) >= NameEvidence.Logit(own, theirs, scale)));
            },
            iter: 300, print: MatchProperties.Print);
    }

    [Fact]
    public void What_was_learnt_of_one_subject_is_not_taken_for_another() => MatchProperties.Pairs.Array[6].Sample(pairs =>
    {
        var set = PartySet.Of(pairs.Select(p => PreparedParty.Of(p.Listing)));
        var subjects = Array.ConvertAll(pairs, p => PreparedParty.Of(p.Subject));
        var first = Array.ConvertAll(subjects, s => Comparer.Alerts(s, set, _ => List));
        var again = Array.ConvertAll(subjects.Reverse().ToArray(), s => Comparer.Alerts(s, set, _ => List));
        return first.Zip(again.Reverse()).All(a => a.First.SequenceEqual(a.Second));
    }, iter: 100);

    [Fact]
    public void Many_may_be_looked_for_at_once() => MatchProperties.Pairs.Array[200].Sample(parties =>
    {
        var set = PartySet.Of(parties.Select(p => PreparedParty.Of(p.Listing)));
        var subjects = Array.ConvertAll(parties, p => PreparedParty.Of(p.Subject));
        var alone = Array.ConvertAll(subjects, s => Comparer.Alerts(s, set, _ => List));
        var together = subjects.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(s => Comparer.Alerts(s, set, _ => List)).ToArray();
        return alone.Zip(together).All(a => a.First.SequenceEqual(a.Second));
    }, iter: 3);

    [Fact]
    public void No_word_is_passed_over_that_is_alike() => MatchProperties.Pairs.Sample(
        pair =>
        {
            var words = PreparedParty.Of(pair.Listing).Names.SelectMany(n => n.Core).ToList();
            return PreparedParty.Of(pair.Subject).Names.SelectMany(n => n.Core).All(own => words.TrueForAll(word => IsPassedOver(own, word) is false
                || PartSimilarity.OfMet(own, word, new PartSketch(own).MayBeLike(new PartSketch(word)), out _) <= 0));
        },
        iter: 3000, print: MatchProperties.Print);

    private static bool IsPassedOver(NamePart own, NamePart word) =>
        PackedWord.OfLatin(word) is { } packed && !Beside(PackedWord.Of(own), packed).MayBeLike(0);

    private static WordsBeside Beside(PackedWord? sought, params IEnumerable<PackedWord> words)
    {
        var beside = new WordsBeside();
        beside.Begin(sought);
        foreach (var word in words) beside.Add(word.Traits, word.Packed);
        beside.End();
        return beside;
    }

    private static string Print((PartyFacts Subject, PartyFacts Listing)[] pairs) => string.Join(" and ", pairs.Select(MatchProperties.Print));

    private static PartyFacts Bare(PartyFacts facts) => new() { Schema = facts.Schema, Names = facts.Names };

    private static bool Among(PartyIndex population, PreparedParty[] parties, PreparedParty listing)
    {
        var found = Comparer.MayAlert(listing, List, population);
        return Enumerable.Range(0, parties.Length).All(i => found.Contains(i) || !Comparer.IsAlert(parties[i], listing, List, out _));
    }

    private static bool Same(PartySet set, PreparedParty subject)
    {
        var candidates = new List<int>();
        set.Index.Index.Candidates(subject.Keys, candidates);
        var alerts = new List<(int, double)>();
        foreach (var candidate in candidates)
            if (Comparer.IsAlert(subject, set[candidate], List, out var score)) alerts.Add((candidate, score));
        return alerts.SequenceEqual(Comparer.Alerts(subject, set, _ => List));
    }
}
