using Lookback.Core.Arrivals;
using Lookback.Core.Records;
using Lookback.Flows.Arrivals;
using Lookback.Store;
using Lookback.Store.Arrivals;
using Lookback.Store.Erasures;
using Lookback.Tests.Support;

namespace Lookback.Tests.Arrivals;

/// <summary>Arrivals out of a real ledger, on both databases.</summary>
public sealed class CountArrivalsTests
{
    public static TheoryData<StoreKind> Kinds => [StoreKind.Sqlite, StoreKind.Postgres];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Events_and_persons_are_counted_by_place_and_by_citizenship_as_recorded(StoreKind kind)
    {
        using var temp = new TempLedger(kind);
        Play(temp.Ledger);
        temp.Ledger.BringEdgesForward(cancel: TestContext.Current.CancellationToken);
        var byPlace = CountArrivals.Events(temp.Ledger.Views.Arrivals, temp.Ledger.Head, Question(Across.Place));
        Assert.Equal(["North", "South", CountTable.NotRecorded], byPlace.Table.Columns);
        Assert.Equal([3L, 2], byPlace.Table.Series(null));
        Assert.Equal((5, 1, 0), (byPlace.Distinct, byPlace.Undated, byPlace.Untold));
        var citizenships = CountArrivals.Events(temp.Ledger.Views.Arrivals, temp.Ledger.Head, Question(Across.Citizenship)).Table.Columns;
        Assert.Equal(["FR", "FR+UZ", CountTable.NotRecorded], citizenships);
        foreach (var rule in new[] { IdentityRule.SameDescription, IdentityRule.SamePerson })
        {
            var persons = CountArrivals.Persons(temp.Ledger, temp.Ledger.Head, Question(Across.Place) with { Identity = rule });
            // Ann is met three times: twice in January, once more in February; under another spelling only her document tells.
            Assert.Equal(rule == IdentityRule.SamePerson ? 3 : 4, persons.Distinct);
            Assert.Equal(4, persons.Table.Series(null).Sum());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whoever_is_erased_goes_on_being_counted_and_a_rebuilt_store_counts_the_same(StoreKind kind)
    {
        using var temp = new TempLedger(kind);
        Play(temp.Ledger);
        var before = Counts(temp.Ledger);
        var subject = Assert.Single(temp.Ledger.Views.Encounters.FindNamed("R-1", temp.Ledger.Head));
        temp.Ledger.Erase([new ErasureRequest(subject, ErasureCause.Request, "asked for it in writing, in person", "GDPR art. 17(1)(a)")]);
        Assert.Equal(before, Counts(temp.Ledger));
        temp.Ledger.RebuildViews();
        Assert.Equal(before, Counts(temp.Ledger));
    }

    [Fact]
    public void The_counting_key_counts_and_opens_nobody()
    {
        using var temp = new TempLedger();
        Play(temp.Ledger);
        var known = Counts(temp.Ledger);
        temp.Close();
        var key = temp.Path + ".counting";
        CountingStore.WriteKey(temp.Place.Location, key);
        File.Move(temp.Place.KeyFile, temp.Place.KeyFile + ".away");
        using (var store = CountingStore.Open(temp.Place.Location, key))
        {
            var table = CountArrivals.Events(store.Arrivals, store.HorizonAt(null, null), Question(Across.Place)).Table;
            Assert.Equal(known, string.Join(',', table.Columns) + ':' + string.Join(',', table.Series(null)));
        }

        Assert.Equal("no-key", Assert.Throws<RefusedException>(() => Ledger.OpenToRead(temp.Place.Location)).Refusal.Code);
        var pretended = temp.Place.Location with { KeyFile = key };
        Assert.Equal("wrong-key", Assert.Throws<RefusedException>(() => Ledger.OpenToRead(pretended)).Refusal.Code);
        // What it hands out is numbers and what they are told apart by.
        var members = typeof(CountingStore).GetProperties().Select(p => p.PropertyType).Concat(typeof(CountingStore).GetMethods().Select(m => m.ReturnType));
        Assert.DoesNotContain(members, t => t.Namespace is "Lookback.Core.Records" or "Lookback.Store.Tables");
    }

    [Fact]
    public void A_database_role_that_may_read_what_is_counted_counts_and_reads_nobody()
    {
        using var temp = new TempLedger(StoreKind.Postgres);
        using var folder = new TempFolder();
        Play(temp.Ledger);
        var known = Counts(temp.Ledger);
        temp.Close();
        CountingStore.WriteKey(temp.Place.Location, folder["counting.key"]);
        foreach (var grant in new[]
                 {
                     "CREATE ROLE counter LOGIN", "GRANT SELECT ON store, lookback_migration, arrival TO counter", "GRANT SELECT (position, known_at) ON entry TO counter",
                 })
            PostgresUrl.Ask(temp.Path, grant);
        var counter = new UriBuilder(temp.Path) { UserName = "counter" }.Uri.ToString();
        using (var store = CountingStore.Open(temp.Place.Location with { Address = counter }, folder["counting.key"]))
        {
            var table = CountArrivals.Events(store.Arrivals, store.HorizonAt(null, null), Question(Across.Place)).Table;
            Assert.Equal(known, string.Join(',', table.Columns) + ':' + string.Join(',', table.Series(null)));
        }

        foreach (var closed in new[] { "SELECT body FROM entry", "SELECT wrapped FROM subject_key", "SELECT subject FROM subject", "SELECT reference FROM encounter", "SELECT alert FROM alert", "SELECT case_id FROM case_file", "SELECT link FROM link" })
            Assert.Equal("42501", Assert.Throws<Npgsql.PostgresException>(() => PostgresUrl.Ask(counter, closed)).SqlState);
    }

    [Fact]
    public void Another_stores_counting_key_is_refused()
    {
        using var temp = new TempLedger();
        using var other = new TempLedger();
        Play(temp.Ledger);
        temp.Close();
        CountingStore.WriteKey(other.Place.Location, other.Path + ".counting");
        using var store = CountingStore.Open(temp.Place.Location, other.Path + ".counting");
        Assert.Equal(
            "wrong-key",
            Assert.Throws<RefusedException>(() => CountArrivals.Events(store.Arrivals, store.HorizonAt(null, null), Question(Across.Place))).Refusal.Code);
    }

    [Fact]
    public void A_store_from_before_is_read_anew_once()
    {
        using var temp = new TempLedger();
        Play(temp.Ledger);
        var known = Counts(temp.Ledger);
        temp.Ledger.Database.Execute("DELETE FROM arrival");
        temp.Close();
        using var reading = temp.OpenToRead();
        Assert.Equal(known, Counts(reading));
    }

    private static string Counts(Ledger ledger)
    {
        var table = CountArrivals.Events(ledger.Views.Arrivals, ledger.Head, Question(Across.Place)).Table;
        return string.Join(',', table.Columns) + ':' + string.Join(',', table.Series(null));
    }

    private static ArrivalQuestion Question(Across across) =>
        new() { Periods = new PeriodRule(PeriodKind.Month), Zone = TimeZoneInfo.Utc, Across = across };

    private static void Play(Ledger ledger)
    {
        foreach (var encounter in new[]
                 {
                     Met("Ann Archer", "R-1", "2024-01-05T10:00:00Z", "North", "FR8203917", "FR"),
                     Met("Ann Archer", "R-2", "2024-01-20T10:00:00Z", "North", "FR8203917", "FR"),
                     Met("Ben Baker", "R-3", "2024-01-31T23:30:00Z", "South", null, "UZ", "FR"),
                     Met("Ann Archerr", "R-4", "2024-02-07T10:00:00Z", "North", "FR8203917", "FR"),
                     Met("Cem Demir", "R-5", "2024-02-08T10:00:00Z", null, null),
                     Met("Dan Doe", "R-6", null, "South", null, "FR"),
                 })
            ledger.Append(new EntryBody.EncounterRecorded(encounter));
        ledger.Append(new EntryBody.EncounterRecorded(Encounter.Of(
            new PartyFacts { Schema = Schema.Vessel, Names = [new PartyName { Full = "Northern Pearl" }] }, "R-7", Some.Instant("2024-01-05"), "North")));
    }

    private static Encounter Met(string name, string reference, string? at, string? place, string? passport, params string[] citizenships) => Encounter.Of(
        Some.Person(name, "1980-01-01") with
        {
            Countries = [.. citizenships.Select(c => new CountryTie(Countries.Find(c)!.Value, CountryRole.Nationality))],
            Identifiers = passport is null ? [] : [new Identifier { Kind = IdentifierKind.Passport, Number = passport, Country = Countries.Find("FR") }],
        },
        reference,
        at is null ? null : Some.Instant(at),
        place);
}
