using Lookback.Core.Documents;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows;

/// <summary>Whoever was given a redress number is spared the same false alarm; whoever found it is not.</summary>
public sealed class RedressMemoryTests : IDisposable
{
    private const string Number = "RN-7Q4K-0001";
    private const string OfPassport = "RN-7Q4K-0003";
    private static readonly ListingText Listed = Some.Listing("1", "Oleg Varkonyev", "1961-02-14");
    private readonly Clock _clock = Clock.At("2026-01-10T09:00:00Z");
    private readonly TempLedger _temp;

    public RedressMemoryTests()
    {
        _temp = new TempLedger(_clock);
        Some.Import(_temp.Ledger, "2026-01-01", [Listed]);
        Grant(Number, Met("Oleg Varkonyev", "1961-11-30", number: null), Listed);
    }

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("Oleg Varkonyev", "1961-11-30")]
    [InlineData("Oleg Varkonjev", "1961-11-30")]
    public void Whoever_is_like_whom_it_was_given_to_is_on_record_and_raises_no_alert(string name, string born)
    {
        var outcome = Met(name, born, Number);
        Assert.Equal((Outcome.NoHit, "1 spared by the redress number"), (outcome.Outcome, outcome.Reason));
        Assert.IsType<EntryBody.RedressGranted>(_temp.Ledger.Entries.At(Assert.Single(outcome.Hits).SuppressedBy!.Value).Body);
        Assert.Equal("1 spared by the redress number", Met(name, born, Number).Reason);
    }

    [Theory]
    [InlineData("Oleg Varkonyev", "1961-02-14", Number, "the redress number was given to somebody described otherwise")]
    [InlineData("Oleg Varkonyev", "1961-11-30", "RN-0000", "the redress number is none that was given here")]
    public void Anybody_else_is_alerted_as_ever_and_told_why(string name, string born, string number, string why)
    {
        var outcome = Met(name, born, number);
        Assert.Equal((Outcome.Hit, why), (outcome.Outcome, outcome.Reason));
        Assert.Null(Assert.Single(outcome.Hits).SuppressedBy);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("1961", null, null)]
    [InlineData("1961-11", "Z9035716", null)]
    [InlineData("1961-05-17", "A4821957", null)]
    [InlineData("1961-02-14", "A4821957", null)]
    [InlineData("1961-11-30", "L5730914", null)]
    [InlineData("1961-11-30", "Z9035716", null)]
    [InlineData("1961-11-30", null, "1961-02-14")]
    public void A_name_a_year_and_what_is_the_listed_partys_spare_nobody(string? born, string? passport, string? bornToo)
    {
        WithPassports();
        var outcome = Shown(born, passport, bornToo);
        Assert.Equal((Outcome.Hit, "the redress number was given to somebody described otherwise"), Told(outcome));
    }

    [Theory]
    [InlineData("1961-11-30", null)]
    [InlineData("1961-11-30", "A4821957")]
    [InlineData("1961", "a 482-1957")]
    [InlineData(null, "A4821957")]
    public void A_whole_birth_date_or_the_number_of_a_document_spares(string? born, string? passport)
    {
        WithPassports();
        Assert.Equal((Outcome.NoHit, "1 spared by the redress number"), Told(Shown(born, passport, null)));
    }

    [Fact]
    public void Where_nothing_but_a_name_was_recorded_of_whom_it_was_given_to_it_spares_nobody()
    {
        var first = Met("Oleg Varkonyev", null, number: null);
        Grant("RN-7Q4K-0002", first, Listed);
        Assert.Equal(Outcome.Hit, Met("Oleg Varkonyev", null, "RN-7Q4K-0002").Outcome);
    }

    [Fact]
    public void Past_its_day_it_spares_nobody()
    {
        _clock.Now = Some.Instant("2027-01-01");
        Assert.Equal((Outcome.Hit, "the redress number held until 2026-12-31"), Told(Met("Oleg Varkonyev", "1961-11-30", Number)));
    }

    [Fact]
    public void Another_listing_of_the_same_name_is_another_question()
    {
        Some.Import(_temp.Ledger, "2026-01-02", [Listed, Some.Listing("2", "Oleg Varkonyev")]);
        var outcome = Met("Oleg Varkonyev", "1961-11-30", Number);
        Assert.Equal((Outcome.Hit, "1 spared by the redress number; the redress number was given for another listing"), Told(outcome));
        Assert.Equal("2", Assert.Single(outcome.Alerting).Listing.Key);
    }

    [Fact]
    public void A_lookback_respects_it_until_the_list_says_otherwise_and_then_finds_whom_it_spared()
    {
        Met("Oleg Varkonyev", "1961-11-30", Number);
        Some.Run(_temp.Ledger, RunMode.Full);
        Assert.Empty(Some.Findings(_temp.Ledger));
        Some.Import(_temp.Ledger, "2026-01-02", [Some.Listing("1", "Oleg Varkonyev", "1961-02-14", "a remark")]);
        Some.Run(_temp.Ledger);
        Assert.Empty(Some.Findings(_temp.Ledger));
        Some.Import(_temp.Ledger, "2026-01-03", [Some.Listing("1", "Oleg Varkonyev", "1961-11-30")]);
        Some.Run(_temp.Ledger);
        var found = Assert.Single(Some.Findings(_temp.Ledger), f => f.Hindsight.Verdict == Verdict.Suppressed);
        Assert.Null(found.Hit.SuppressedBy);
        Some.Run(_temp.Ledger, RunMode.Full);
        Assert.Single(Some.Findings(_temp.Ledger), f => f.Hindsight.Verdict == Verdict.Suppressed);
    }

    [Theory]
    [InlineData("name,Redress Number\nAna Quispe, RN-1 \n")]
    [InlineData("""{"name": "Ana Quispe", "redress_number": "RN-1"}""")]
    public void It_is_read_from_a_file(string text)
    {
        var file = Sources.Text(text.StartsWith('{') ? "e.jsonl" : "e.csv", text);
        var encounter = Assert.Single(EncounterReader.Read(file, EncounterMapping.None, DateOnly.MaxValue)).Encounter!;
        Assert.Equal("RN-1", encounter.RedressNumber);
    }

    private static (Outcome Outcome, string? Reason) Told(RowOutcome outcome) => (outcome.Outcome, outcome.Reason);

    /// <summary>The number given anew to somebody with a passport, beside a listing with one.</summary>
    private void WithPassports()
    {
        var listed = Listed with { Facts = With(Listed.Facts, "L5730914") };
        Some.Import(_temp.Ledger, "2026-01-02", [listed]);
        var first = Assert.Single(Some.Screen(
            _temp.Ledger, Encounter.Of(With(Some.Person("Oleg Varkonyev", "1961-11-30"), "A4821957", new CountryCode("UZ")), null, null, null)));
        Grant(OfPassport, first, _temp.Ledger.Views.Listings.At(Listed.Id, _temp.Ledger.Head)!.Text);
    }

    private void Grant(string number, RowOutcome first, ListingText listed)
    {
        var file = CaseFile.Of(new CaseFile { Id = default, Workflow = "redress", Version = 1, Encounter = first.Encounter!.Id, At = _clock.Now });
        var grant = new RedressGrant
        {
            Number = number, Case = file.Id, Listing = listed.Id, ListingFacts = FactsHash.Of(listed.Facts), Until = PartialDate.Parse("2026-12-31"),
        };
        _temp.Ledger.Append(new EntryBody.CaseOpened(file, first.Encounter.Subject), new EntryBody.RedressGranted(grant, first.Encounter.Subject));
    }

    private RowOutcome Shown(string? born, string? passport, string? bornToo)
    {
        var facts = With(Some.Person("Oleg Varkonyev", born), passport, new CountryCode("UZ"));
        if (bornToo is not null) facts = facts with { BirthDates = [.. facts.BirthDates, PartialDate.Parse(bornToo)] };
        return Assert.Single(Some.Screen(_temp.Ledger, Encounter.Of(facts, null, null, null, null, OfPassport)));
    }

    private static PartyFacts With(PartyFacts facts, string? passport, CountryCode? issuer = null) => passport is null
        ? facts
        : facts with { Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = passport, Country = issuer }] };

    private RowOutcome Met(string name, string? born, string? number) => Assert.Single(Some.Screen(
        _temp.Ledger, Encounter.Of(Some.Person(name, born), null, null, null, null, number)));
}
