using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Networks;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Networks;

/// <summary>
/// The story: 404 people are met in 2023, nothing hits, and they go on. In 2024 a list names a facilitator, and a graded source links the facilitator to
/// bookings, telephones and addresses. Whom does that touch, and whom does it not?
/// </summary>
public sealed class FacilitatorStoryTests
{
    private readonly List<Encounter> _met = [];
    private readonly SortedSet<string> _direct = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _byThings = new(StringComparer.Ordinal);

    [Fact]
    public void Of_404_encounters_exactly_those_are_found_that_the_evidence_leads_to()
    {
        using var past = new NetworkPast("2022-01-01");
        past.Delist("2022-02-01", "F1");
        var links = Plan();
        Assert.Equal(404, _met.Count);
        past.Meet(_met);
        Assert.Empty(past.Ledger.Views.Alerts.All(past.Ledger.Head));
        past.List("2024-02-01", Some.Listing("F1", "Facilitator Vorell", null, "named by a court in January"));
        past.Ledger.Append([.. links.Select(l => new EntryBody.LinkStated(l(past)))]);
        new DecideIdentity(past.Ledger).Run(
            IdentityKind.Apart, ["SPLIT-0-B"], Grade.Parse("A1"), "the passport had been reported stolen before that journey");

        var run = past.Run()!.End!;
        Assert.Equal((1L, 330L), (run.Starts, run.Findings));
        Assert.Equal((404, 404, 0, 0), (run.Expected, run.Evaluated, run.Skipped.Count, run.Failed));
        Assert.Equal(_direct.Select(r => $"E1 {r}").Concat(_byThings.Select(r => $"E2 {r}")).Order(StringComparer.Ordinal), past.Standing());
        Assert.Equal((15, 315), (_direct.Count, _byThings.Count));
        Assert.Equal(past.Standing(), past.Labels());

        // Nobody could have known: every one was met before the listing.
        var findings = ExposureList.Of(past.Ledger, null, past.Ledger.Head);
        Assert.All(findings, f => Assert.Equal(ExposureVerdict.NotDesignatedThen, f.Verdict));
        Assert.All(findings, f => Assert.Equal(Some.Instant("2024-02-01"), f.DesignatedAt));
        Assert.All(findings, f => Assert.True(f.KnowableAt >= f.DesignatedAt && f.KnownAt >= f.KnowableAt));
        // Three reports that quote each other are one source.
        Assert.All(findings.Where(f => f.Found.Reference!.StartsWith("CIRCLE", StringComparison.Ordinal)), f => Assert.Equal((1, true), (f.Found.IndependentSources, f.Found.RestsOnOneSource)));
        // Association raises nothing.
        Assert.Empty(past.Ledger.Views.Alerts.All(past.Ledger.Head));

        var left = past.Trace().LeftOut;
        Assert.Equal((1, 8, 2), (left.Crowded, left.WrongTimes, left.Hidden));
        Assert.Equal(2, past.Trace().NotReported);
        Assert.Null(past.Run());
        var again = past.Run(RunMode.Full)!.End!;
        Assert.Equal((0, 0), (again.Findings, again.Lost));

        // The source is taken back: whoever stood on it alone is touched no longer, and that is on record.
        new WithdrawLinks(past.Ledger).Of("case-1", "the informant admitted to having made it all up");
        Assert.Equal(_direct.Count + _byThings.Count - 5, past.Run()!.End!.Lost);
        Assert.Equal(_direct.Where(r => r.StartsWith("CIRCLE", StringComparison.Ordinal)).Select(r => $"E1 {r}"), past.Standing());
        past.List("2024-08-01", Some.Listing("Z8", "Yolanda Birkeland"));
        past.Delist("2024-09-01", "F1");
        past.Run();
        Assert.Empty(past.Standing());
    }

    private List<Func<NetworkPast, Link>> Plan()
    {
        var links = new List<Func<NetworkPast, Link>>();
        void Said(string type, string to, string grade = "B2", string source = "case-1", string[]? quotes = null, string since = "2023-01", string until = "2023-12") =>
            links.Add(p => p.Link(NetworkPast.Listed, type, to, grade, since, until, source, quotes));

        for (var b = 0; b < 50; b++)
        {
            Said("booked-on", $"booking:QX7R{b:00}");
            for (var i = 0; i < 3; i++) _byThings.Add(Met($"BOOK-{b}-{i}", booking: $"qx7r {b:00}"));
        }

        for (var t = 0; t < 20; t++)
        {
            Said("uses-phone", $"phone:{Phone(t)}");
            for (var i = 0; i < 5; i++) _byThings.Add(Met($"PHONE-{t}-{i}", phone: Phone(t).Replace(" ", i % 2 == 0 ? "" : "-", StringComparison.Ordinal)));
        }

        for (var h = 0; h < 12; h++)
        {
            Said("lives-at", $"address:{h + 1} Navoi Street, Tashkent");
            for (var i = 0; i < 5; i++) _byThings.Add(Met($"HOUSE-{h}-{i}", address: i % 2 == 0 ? $"{h + 1} Navoi St., Tashkent" : $"Navoi street {h + 1}, Tashkent, Uzbekistan"));
        }

        for (var i = 0; i < 10; i++)
        {
            var reference = Met($"DIRECT-{i}");
            _direct.Add(reference);
            Said("facilitated", $"encounter:{reference}");
        }

        // A hostel: everybody has been there.
        Said("lives-at", "address:7 Hostel Lane, Samarkand");
        for (var i = 0; i < 60; i++) Met($"HOSTEL-{i}", address: "7 Hostel Lane, Samarkand");
        // Numbers that were somebody else's two years later.
        Said("uses-phone", $"phone:{Phone(90)}", since: "2023-01", until: "2023-03");
        for (var i = 0; i < 8; i++) Met($"RECYCLED-{i}", phone: Phone(90), metAt: "2025-05-01");
        // A coincidence: the same family name, the same town.
        Met("NAMESAKE", name: "Vorella Facilitator", address: "Tashkent");
        for (var i = 0; i < 5; i++)
        {
            var reference = Met($"CIRCLE-{i}");
            _direct.Add(reference);
            Said("facilitated", $"encounter:{reference}", "C3", "paper-a", ["paper-b"]);
            Said("paid", $"encounter:{reference}", "C3", "paper-b", ["paper-c"]);
            Said("employs", $"encounter:{reference}", "C3", "paper-c", ["paper-a"]);
        }

        // One person met twice each; of the first pair a person found out that they are two.
        for (var i = 0; i < 3; i++)
        {
            Said("booked-on", $"booking:SPL1T{i}");
            _byThings.Add(Met($"SPLIT-{i}-A", booking: $"SPL1T{i}", passport: $"AB40711{i}3"));
            var second = Met($"SPLIT-{i}-B", passport: $"AB40711{i}3");
            if (i > 0) _byThings.Add(second);
        }

        for (var i = 0; i < 2; i++)
        {
            Said("family", $"encounter:{Met($"FAMILY-{i}")}", "A1");
            Said("facilitated", $"encounter:{Met($"RUMOUR-{i}")}", "F6", "rumour");
        }

        return links;
    }

    private static string Phone(int number) => FormattableString.Invariant($"+998 90 73{number / 10} 2{number % 10} 46");

    private string Met(
        string reference,
        string? name = null,
        string? phone = null,
        string? booking = null,
        string? address = null,
        string? passport = null,
        string metAt = "2023-05-10")
    {
        var facts = Some.Person(name ?? $"Guest{_met.Count} Traveller{_met.Count}") with
        {
            Phones = phone is null ? [] : [phone],
            Addresses = address is null ? [] : [address],
            Identifiers = passport is null ? [] : [new Identifier { Kind = IdentifierKind.Passport, Number = passport, Country = new CountryCode("UZ") }],
        };
        _met.Add(Encounter.Of(facts, reference, Some.Instant(metAt), "Port of entry", booking));
        return reference;
    }
}
