using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>Links, and who was one person, on record: as of any horizon, whoever was erased gone from all of it.</summary>
public abstract partial class LedgerContract
{
    private const string Phone = "+998 90 765 43 21";
    private const string Gul = "party:Gul";

    [Fact]
    public void What_links_somebody_goes_with_them_and_with_nobody_else()
    {
        using var temp = Linked(out var met);
        var before = (temp.Ledger.Views.Networks.Links.All(temp.Ledger.Head).Count, temp.Ledger.Edges.Count);
        Assert.Equal((4, 26), before);
        temp.Ledger.Erase([Request(met[0])]);
        temp.Close();

        // Its own encounter; two links, one of them withdrawn, its withdrawal; a designation and its end; two decisions; an exposure and its loss.
        var gone = temp.Ledger.Entries.From(1).Where(e => e.Body is EntryBody.NotReplayable).ToList();
        Assert.Equal(10, gone.Count);
        Assert.All(gone, e => Assert.Equal("not-replayable", Refused(() => temp.Ledger.Entries.Read<EntryBody.LinkStated>(e.Position))));
        var link = Assert.Single(temp.Ledger.Views.Networks.Links.All(temp.Ledger.Head), l => l.Link.From.ToString() == Gul);
        Assert.Equal("Desk 5", link.Link.Source);
        Assert.Single(temp.Ledger.Views.Networks.Designations.Standing(null, temp.Ledger.Head));
        Assert.Equal(0, temp.Place.Count($"SELECT COUNT(*) FROM edge WHERE node = {met[0]} OR other = {met[0]} OR subject = {met[0]}"));
        Assert.Equal(before.Item2 - 10, temp.Ledger.Edges.Count);
        // The findings of a run are counted as before, and nobody is named by them.
        Assert.Equal((2, 1), (temp.Ledger.Views.Networks.Exposures.Count(Run(temp.Ledger), temp.Ledger.Head), temp.Ledger.Views.Networks.Exposures.Erased(temp.Ledger.Head)));
        var standing = Assert.Single(temp.Ledger.Views.Networks.Exposures.Standing(temp.Ledger.Head));
        Assert.Equal(met[1], temp.Ledger.Views.Encounters.Find(standing.Finding.Encounter));
        Assert.Equal(1, temp.Ledger.Views.Erasures.Count(temp.Ledger.Head));
        Verified(temp, erased: 1);
        SameRebuilt(temp);
    }

    [Fact]
    public void What_was_decided_on_others_stays_decided()
    {
        using var temp = Linked(out var met);
        temp.Ledger.Erase([Request(met[0])]);
        var left = temp.Ledger.Views.Networks.Identities.After(0, temp.Ledger.Head);
        Assert.Equal([IdentityKind.Same, IdentityKind.Apart], left.Select(d => d.Kind));
        Assert.Equal([met[1], met[2]], left[0].Encounters.Order());
        Assert.Equal([met[2]], left[1].Encounters);
        Assert.All(left, d => Assert.Equal(Grade.Parse("B2"), d.Grade));
        // Erased together or one after another: of either nothing is left.
        temp.Ledger.Erase([Request(met[1]), Request(met[2])]);
        Assert.Empty(temp.Ledger.Views.Networks.Identities.After(0, temp.Ledger.Head));
        Assert.Equal(3, temp.Ledger.Views.Erasures.Count(temp.Ledger.Head));
        temp.Close();
        Verified(temp, erased: 3);
        SameRebuilt(temp);
    }

    [Fact]
    public void Two_who_are_linked_are_erased_at_once_as_one_after_another()
    {
        using var together = Linked(out var met);
        using var apart = together.Copy();
        together.Ledger.Erase([Request(met[0]), Request(met[1])]);
        apart.Ledger.Erase([Request(met[0])]);
        apart.Ledger.Erase([Request(met[1])]);
        together.Close();
        apart.Close();
        Assert.Equal(StoreDump.Views(apart.Place), StoreDump.Views(together.Place));
        Verified(together, erased: 2);
        SameRebuilt(together);
    }

    [Fact]
    public void Two_decisions_of_one_reason_in_one_append_go_each_with_whom_it_is_about()
    {
        using var temp = Linked(out var met);
        var position = temp.Ledger.Append(
            new EntryBody.IdentityDecided(Ties.Decision(IdentityKind.Same, "one face", met[1], met[2])),
            new EntryBody.IdentityDecided(Ties.Decision(IdentityKind.Same, "one face", met[0], met[2])));
        temp.Ledger.Erase([Request(met[0])]);
        Assert.IsType<EntryBody.IdentityDecided>(temp.Ledger.Entries.At(position).Body);
        Assert.IsType<EntryBody.NotReplayable>(temp.Ledger.Entries.At(position + 1).Body);
        temp.Ledger.Erase([Request(met[1])]);
        Assert.IsType<EntryBody.NotReplayable>(temp.Ledger.Entries.At(position).Body);
    }

    [Fact]
    public void A_copy_from_before_an_erasure_forgets_the_links_again()
    {
        using var temp = Linked(out var met);
        temp.Close();
        temp.Place.Save();
        temp.Ledger.Erase([Request(met[0])]);
        temp.Close();
        temp.Place.PutBack();
        using (var reader = temp.OpenToRead())
        {
            Assert.Equal(10, reader.Entries.From(1).Count(e => e.Body is EntryBody.NotReplayable));
            // The edges had been brought forward; what led to whoever was erased is gone from them as well.
            var phone = reader.Views.Networks.Nodes.Of(Node("phone:+998907654321"));
            Assert.Equal([met[1], met[2]], Around(reader, phone, reader.Edges.UpTo).Where(e => e.Other > 0).Select(e => e.Other));
        }

        Verified(temp, erased: 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Edges_brought_forward_in_steps_are_those_brought_forward_at_once(int step)
    {
        using var once = Linked(out var met);
        Some.Import(once.Ledger, "2025-02-01", [Some.Listing("9", "Nobody Atall")]);
        once.Ledger.Erase([Request(met[2])]);
        once.Ledger.RebuildViews();
        Ties.Forward(once.Ledger);
        var expected = Edges(once);
        Assert.NotEmpty(expected);

        using var steps = Linked(out _, ledger =>
        {
            if (ledger.Head % step == 0) Ties.Forward(ledger);
        });
        Some.Import(steps.Ledger, "2025-02-01", [Some.Listing("9", "Nobody Atall")]);
        Ties.Forward(steps.Ledger);
        steps.Ledger.Erase([Request(met[2])]);
        Ties.Forward(steps.Ledger);
        // A store numbers nodes by its own key, so that the two are compared by what they are made of.
        Assert.Equal(expected.Select(Shape).Order(), Edges(steps).Select(Shape).Order());
        Verified(steps, erased: 1);
        var live = Edges(steps);
        steps.Ledger.RebuildViews();
        Assert.Equal((0, 0), (steps.Ledger.Edges.UpTo, steps.Ledger.Edges.Count));
        Ties.Forward(steps.Ledger);
        Assert.Equal(live, Edges(steps));

        static string Shape(string row) => string.Join('|', row.Split('|').Select(c => c.StartsWith('-') ? "node" : c));
    }

    [Fact]
    public void Each_horizon_sees_the_links_that_stood_then()
    {
        using var temp = New();
        var ledger = temp.Ledger;
        ledger.Append(new EntryBody.EditionLoaded(EveryKind.Edition() with { Files = [] }));
        var before = ledger.Append(new EntryBody.ListingStated(WithPhone("1", "Listed Person")), new EntryBody.EncounterRecorded(Ties.Traveller("A", Phone)));
        var (link, party) = (Ties.Link("facilitated", Gul, $"listing:{Some.Watchlist}:1"), ledger.Views.Networks.Nodes.Of(Node(Gul)));
        var linked = ledger.Append(new EntryBody.LinkStated(link));
        Ties.Forward(ledger);
        var withdrawn = ledger.Append(new EntryBody.LinkWithdrawn(new LinkWithdrawal(link.Id, "taken back")));
        var changed = ledger.Append(new EntryBody.ListingStated(Some.Listing("1", "Listed Person")));
        Assert.Throws<InvalidOperationException>(() => ledger.Network(ledger.Head));
        Ties.Forward(ledger);
        var (phone, listing) = (ledger.Views.Networks.Nodes.Of(Node("phone:+998907654321")), ledger.Views.Networks.Nodes.Of(Node($"listing:{Some.Watchlist}:1")));

        Assert.Empty(Around(ledger, party, linked - 1));
        Assert.Equal(listing, Assert.Single(Around(ledger, party, linked)).Other);
        Assert.Equal([listing], Around(ledger, party, withdrawn - 1).Select(e => e.Other));
        Assert.Empty(Around(ledger, party, withdrawn));
        Assert.Equal([listing], Around(ledger, phone, before).Select(e => e.Other));
        Assert.Equal([listing, before + 1], Around(ledger, phone, changed - 1).Select(e => e.Other));
        Assert.Equal([before + 1], Around(ledger, phone, changed).Select(e => e.Other));
        Assert.Empty(Around(ledger, listing, changed));
        // A record leads to what it says, and what it says back to the record.
        Assert.All(Around(ledger, listing, before), e => Assert.True(e.IsForward && e.IsInferred));
        Assert.All(Around(ledger, phone, changed - 1), e => Assert.False(e.IsForward));
        Assert.True(Assert.Single(Around(ledger, party, linked)).IsForward);
        Assert.False(Around(ledger, listing, linked).Single(e => e.Other == party).IsForward);
        temp.Close();
        Verified(temp, erased: 0);
    }

    [Fact]
    public void Edges_of_other_rules_are_dropped_and_made_anew()
    {
        using var temp = Linked(out _);
        var live = Edges(temp);
        temp.Close();
        temp.Place.Do("UPDATE edge_mark SET rules = 'the rules of yesterday'");
        temp.Place.Do("UPDATE edge SET type = 0, grade = 0");
        temp.Place.Do("DELETE FROM edge WHERE subject = 0");
        Assert.Equal(0, temp.Ledger.Edges.UpTo);
        Assert.Throws<InvalidOperationException>(() => temp.Ledger.Network(temp.Ledger.Head));
        Ties.Forward(temp.Ledger);
        Assert.Equal(temp.Ledger.Head, temp.Ledger.Edges.UpTo);
        Assert.Equal(live, Edges(temp));
    }

    [Theory]
    [InlineData(3, 3, false)]
    [InlineData(3, 2, true)]
    public void Whoever_shares_a_node_is_counted_once_however_often_met(int people, int most, bool crowded)
    {
        using var temp = New();
        foreach (var reference in new[] { "r1", "r2", "r3", "r4" })
            temp.Ledger.Append(Enumerable.Range(0, people - 1).Select(i => (EntryBody)new EntryBody.EncounterRecorded(
                Ties.Traveller($"Somebody Number{i}", Phone, reference: reference))).ToArray());
        // The last is nobody met: a listing, twice stated.
        temp.Ledger.Append(new EntryBody.ListingStated(WithPhone("1", "Listed Person")), new EntryBody.EditionLoaded(EveryKind.Edition()));
        Ties.Forward(temp.Ledger);
        var phone = temp.Ledger.Views.Networks.Nodes.Of(Node("phone:+998907654321"));
        var around = temp.Ledger.Network(temp.Ledger.Head).Around([phone], EdgeScope.All, most);
        Assert.Equal(crowded, around.Crowded.Contains(phone));
        Assert.Equal(crowded ? 0 : (4 * (people - 1)) + 1, around.Edges.GetValueOrDefault(phone)?.Count ?? 0);
        // Fewer had been met then.
        Assert.False(temp.Ledger.Network(people - 1).Around([phone], EdgeScope.All, most).Crowded.Contains(phone));
    }

    [Fact]
    public void One_document_and_one_reference_and_decisions_say_who_was_one_person()
    {
        using var temp = New();
        var ledger = temp.Ledger;
        var first = ledger.Append(
            new EntryBody.EncounterRecorded(Ties.Traveller("Jahongir Testov", "+998 90 765 43 31", passport: "AA1234567", born: "1980-05-06")),
            new EntryBody.EncounterRecorded(Ties.Traveller("Jakhongir Testoff", "+998 90 765 43 32", passport: "AA1234567", born: "1980")),
            new EntryBody.EncounterRecorded(Ties.Traveller("Somebody Else", "+998 90 765 43 33", passport: "AA1234567", born: "1955")),
            new EntryBody.EncounterRecorded(Ties.Traveller("Known Client", "+998 90 765 43 34", reference: "C-1")),
            new EntryBody.EncounterRecorded(Ties.Traveller("Known Client", "+998 90 765 43 34", booking: "PNR-88", reference: "C-1")),
            new EntryBody.EncounterRecorded(Ties.Traveller("Known Client", "+998 90 765 43 34", booking: "PNR-99", reference: "C-2")));
        Ties.Forward(ledger);
        Assert.Equal([first + 1], Same(first));
        Assert.Empty(Same(first + 2));
        Assert.Equal([first + 4], Same(first + 3));
        Assert.Empty(Same(first + 5));
        var same = ledger.Append(new EntryBody.IdentityDecided(Ties.Decision(IdentityKind.Same, "one face", first + 1, first + 3)));
        Ties.Forward(ledger);
        Assert.Equal([first + 1, first + 3, first + 4], Same(first).Order());
        Assert.Equal([first + 1], Same(first, same - 1));
        var apart = ledger.Append(new EntryBody.IdentityDecided(Ties.Decision(IdentityKind.Apart, "two faces", first + 3, first + 4)));
        Ties.Forward(ledger);
        Assert.Equal([first + 1], Same(first));
        Assert.Equal([first + 4], Same(first + 3));
        Assert.Equal(3, Same(first, apart - 1).Count);

        List<long> Same(long encounter, long? at = null) =>
            ledger.Network(at ?? ledger.Head).SamePerson([encounter]).GetValueOrDefault(encounter)?.Select(b => b.Encounter).ToList() ?? [];
    }

    /// <summary>Three who were met, the links between them, and what was decided and found of them.</summary>
    private TempLedger Linked(out long[] met, Action<Ledger>? after = null)
    {
        var temp = New();
        void Add(params EntryBody[] bodies)
        {
            foreach (var body in bodies)
            {
                temp.Ledger.Append(body);
                after?.Invoke(temp.Ledger);
            }
        }

        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("9", "Nobody Atall"), Some.Listing("8", "Nobody Else")]);
        after?.Invoke(temp.Ledger);
        var people = new[]
        {
            Ties.Traveller("Jahongir Testov", Phone, "PNR-77", "AA1234567"),
            Ties.Traveller("Madina Testova", Phone, "PNR-77", "AA7654321"),
            Ties.Traveller("Sardor Testov", Phone, null, "AA1234568"),
        };
        var first = temp.Ledger.Head + 1;
        Add([.. people.Select(p => new EntryBody.EncounterRecorded(p))]);
        met = [first, first + 1, first + 2];
        var nodes = people.Select(p => NodeRef.Of(p.Id).ToString()).ToArray();
        var withdrawn = Ties.Link("travelled-with", nodes[0], nodes[1]);
        var designation = Ties.Designation(nodes[0]);
        Add(
            new EntryBody.LinkStated(Ties.Link("facilitated", Gul, nodes[0])),
            new EntryBody.LinkStated(Ties.Link("facilitated", Gul, nodes[1], "Desk 5")),
            new EntryBody.LinkStated(withdrawn),
            new EntryBody.LinkStated(Ties.Link("uses-phone", "party:Rustam", "phone:+998907654321")),
            new EntryBody.LinkStated(Ties.Link("belongs-to", "party:Rustam", $"listing:{Some.Watchlist}:8")),
            new EntryBody.LinkWithdrawn(new LinkWithdrawal(withdrawn.Id, "taken back")),
            new EntryBody.DesignationMade(designation),
            new EntryBody.DesignationMade(Ties.Designation(Gul)),
            new EntryBody.DesignationEnded(new DesignationEnd(designation.Id, "let go")),
            new EntryBody.IdentityDecided(Ties.Decision(IdentityKind.Same, "one face", met)),
            new EntryBody.IdentityDecided(Ties.Decision(IdentityKind.Apart, "two faces", met[0], met[2])),
            new EntryBody.NetworkRunStarted(Ties.RunStart(first)));
        var (run, gul) = (temp.Ledger.Head, temp.Ledger.Views.Networks.Nodes.Of(Node(Gul)));
        var exposures = people[..2].Select(p => Ties.Exposure(p, Node(Gul), gul, run, first + 3)).ToList();
        Add(
            new EntryBody.ExposureFound(exposures[0], people[0].Subject),
            new EntryBody.ExposureFound(exposures[1], people[1].Subject),
            new EntryBody.ExposureLost(new LostExposure(new RunId(run), exposures[0].Id, ExposureLoss.LinkEnded), people[0].Subject),
            new EntryBody.NetworkRunEnded(Ties.RunEnd(run)));
        Ties.Forward(temp.Ledger);
        return temp;
    }

    private static ListingText WithPhone(string key, string name)
    {
        var listing = Some.Listing(key, name);
        return listing with { Facts = listing.Facts with { Phones = [Phone] } };
    }

    private static NodeRef Node(string text) => NodeRef.Parse(text)!.Value;

    private static IReadOnlyList<Edge> Around(Ledger ledger, long node, long? at = null) =>
        ledger.Network(at ?? ledger.Head).Around([node], EdgeScope.All, int.MaxValue).Edges.GetValueOrDefault(node) ?? [];

    private static RunId Run(Ledger ledger) => ledger.Views.Networks.Exposures.LatestRun(ledger.Head)!.Id;

    private static List<string> Edges(TempLedger temp)
    {
        temp.Close();
        return temp.Place.Rows("SELECT node, subject, other, position, until_position, type, other_kind, origin, grade, handling, from_day, until_day, expires FROM edge")
            .Select(r => string.Join('|', r)).Order(StringComparer.Ordinal).ToList();
    }

    private static string Refused(Action read) => Assert.Throws<RefusedException>(read).Refusal.Code;

    private static void Verified(TempLedger temp, long erased)
    {
        temp.Close();
        using var reader = temp.OpenToRead();
        Assert.Equal(erased, new Verification(reader).Run([], ViewCheck.Compared, static (_, _) => { }).Erased);
    }

    private static void SameRebuilt(TempLedger temp)
    {
        temp.Close();
        var live = StoreDump.Views(temp.Place);
        temp.Ledger.RebuildViews();
        temp.Close();
        Assert.Equal(live, StoreDump.Views(temp.Place));
    }
}
