using System.Globalization;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Views;

namespace Lookback.Tests.Networks;

/// <summary>Traces of invented people, put together by hand.</summary>
internal static class SomeTrace
{
    public static readonly NodeLine Facilitator = new(new NodeRef(NodeKind.Listing, "test-list:77"), "Oleg VARKONYEV");
    public static readonly NodeLine Phone = new(new NodeRef(NodeKind.Phone, "+998907312846"), "+998907312846");
    public static readonly NodeLine Booking = new(new NodeRef(NodeKind.Booking, "QX7T2P"), "QX7T2P");
    public static readonly NodeLine Agency = new(new NodeRef(NodeKind.Party, "case-12/7"), "Silk Gate Travel");
    public static readonly NodeLine Passport = new(new NodeRef(NodeKind.Document, "passport/UZ/AA1234567"), "passport UZ AA1234567");

    public static NodeLine Met(string id, string name) => new(NodeRef.Of(new EncounterId(id)), name);

    public static HopLine Hop(
        NodeLine from, NodeLine to, string type, string grade, Overlap? times = null, Tlp tlp = Tlp.AmberStrict, string? rule = null, string source = "Liaison report 4",
        string[]? quotes = null, bool stays = false, string? since = "2021-03", string? until = "2022")
    {
        var known = LinkType.Find(type);
        return new HopLine(
            $"{from.Name} {known?.Forward ?? "is, as far as is known, the same person as"} {to.Name}.",
            from,
            to,
            type,
            since is null ? null : PartialDate.Parse(since),
            until is null ? null : PartialDate.Parse(until),
            times,
            Grade.Parse(grade),
            rule is null ? source : $"encounter {to.Node.Key}",
            quotes ?? [],
            rule is null && known is not null ? "LR-4, page 2" : null,
            rule,
            rule is null && known is not null ? new LinkId($"link-{from.Node.Key}-{to.Node.Key}-{source}") : null,
            new DateTimeOffset(2023, 5, 1, 8, 0, 0, TimeSpan.Zero),
            new Handling(tlp),
            "Border Act, section 9",
            known?.Innocent ?? "two people may share a document's number by a slip in copying it",
            stays);
    }

    public static PathLine Path(params HopLine[] hops) => new(
        hops.Length == 0 ? Grade.Parse("A1") : hops.Select(h => h.Grade).Aggregate(Grade.Weaker),
        hops.Count(h => h.Type != ExposureHop.SamePerson) < 2 ? null : hops.Select(h => h.Times).Contains(Overlap.Unknown) ? Overlap.Unknown : Overlap.Together,
        hops);

    public static ExposureLine Exposure(
        ExposureLevel level, NodeLine met, string reference, IReadOnlyList<PathLine> paths, int sources = 1, bool one = true, string? person = null) => new(
        level, Facilitator, reference, new EncounterId(met.Node.Key), new SubjectId("subject-" + met.Node.Key), met.Name,
        new DateTimeOffset(2022, 2, 3, 10, 0, 0, TimeSpan.Zero), "Termez crossing", new EncounterId(person ?? met.Node.Key),
        paths.Count == 0 ? Grade.Parse("A1") : paths[0].Weakest, sources, one, paths);

    public static TraceReport Report(params ExposureLine[] exposures) => new(
        TraceReport.Association, Facilitator, PartialDate.Parse("2024-06-01"), 4711, new DateOnly(2026, 11, 26), 3, exposures,
        exposures.Select(e => e.Person).Distinct().Count(), 3,
        new LeftOut { Crowded = 2, Public = 1, Hidden = 0, Restricted = 0, Expired = 4, NotYet = 0, WrongTimes = 1 }, 1, 0, 18, 240, 3, Truncated: false);

    /// <summary>Every kind of line and of end, two paths to one person, a person met twice, and one link that few may see.</summary>
    public static TraceReport Small()
    {
        var (ana, ngozi, ali, eva, twin) = (Met("enc-ana", "Ana QUISPE"), Met("enc-ngozi", "Ngozi OKORO"), Met("enc-ali", "علي رضا"), Met("enc-eva", "Eva LIND"), Met("enc-eva2", "LIND Eva"));
        var phone = Hop(Facilitator, Phone, "uses-phone", "B2");
        var agency = Hop(Facilitator, Agency, "owns", "A1", source: "Company register", since: "2019-05-02", until: null, stays: true);
        var booking = Hop(Agency, Booking, "booked-on", "C3", Overlap.Together, source: "Agency's books", stays: true);
        var evaPaths = Path(agency, booking, Hop(Booking, eva, "booked-on", "B2", Overlap.Unknown, rule: "recorded-booking", since: null, until: null));
        return Report(
            Exposure(ExposureLevel.E0, Met("enc-oleg", "VARKONYEV Oleg"), "R-1", [Path()], sources: 0, one: false),
            Exposure(ExposureLevel.E1, ana, "R-2", [
                Path(Hop(Facilitator, ana, "facilitated", "B2", stays: true)),
                Path(phone, Hop(Phone, ana, "uses-phone", "B2", Overlap.Together, rule: "recorded-phone", stays: true))], sources: 2, one: false),
            Exposure(ExposureLevel.E1, ngozi, "R-3", [Path(Hop(Facilitator, ngozi, "paid", "B3", tlp: Tlp.Red, source: "Informant K", quotes: ["Liaison report 4"]))]),
            Exposure(ExposureLevel.E2, ali, "R-4", [Path(phone, Hop(Phone, ali, "uses-phone", "B2", Overlap.Together, rule: "recorded-phone"))]),
            Exposure(ExposureLevel.E2, eva, "=R-5", [evaPaths], person: "enc-eva"),
            Exposure(ExposureLevel.E2, twin, "R-6", [Path([.. evaPaths.Hops, Hop(eva, twin, ExposureHop.SamePerson, "D4")])], person: "enc-eva"),
            Exposure(ExposureLevel.E2, Met("enc-pass", "Tomas BREK"), "R-7", [
                Path(Hop(Facilitator, Passport, "bears-document", "C3"), Hop(Passport, Met("enc-pass", "Tomas BREK"), "bears-document", "B2", Overlap.Together, rule: "recorded-document"))]));
    }

    /// <summary>So many people behind so many telephones, bookings and addresses, each a different number of them.</summary>
    public static TraceReport Large(int people, int connectors)
    {
        NodeKind[] kinds = [NodeKind.Phone, NodeKind.Booking, NodeKind.Address, NodeKind.Email];
        string[] types = ["uses-phone", "booked-on", "lives-at", "uses-email"];
        string[] first = ["Ana", "Ngozi", "Li", "Marta", "Tomas", "Ibrahim", "Sefa", "Jun", "Olena", "Pavel"];
        string[] last = ["QUISPE", "OKORO", "WEI", "HELVARAINEN", "BREK", "KOROMA", "TUIASOSOPO", "HAN", "SAVCHUK", "DVORSKY"];
        string[] grades = ["B2", "C3", "A1", "C2", "B3"];
        var exposures = new List<ExposureLine>();
        for (var i = 0; i < people; i++)
        {
            // Squares leave remainders of very different number, as hubs and the many small ones beside them do.
            var c = i * i * 7 % connectors;
            var name = string.Create(CultureInfo.InvariantCulture, $"{first[i % 10]} {last[i / 10 % 10]}");
            var met = Met(string.Create(CultureInfo.InvariantCulture, $"enc-{i:000}"), name);
            var thing = new NodeLine(new NodeRef(kinds[c % 4], string.Create(CultureInfo.InvariantCulture, $"thing-{c}")), string.Create(CultureInfo.InvariantCulture, $"{kinds[c % 4]} {c}"));
            exposures.Add(i % 9 == 0
                ? Exposure(ExposureLevel.E1, met, $"R-{i}", [Path(Hop(Facilitator, met, "facilitated", grades[i % 5]))])
                : Exposure(ExposureLevel.E2, met, $"R-{i}", [Path(
                    Hop(Facilitator, thing, types[c % 4], grades[c % 5]),
                    Hop(thing, met, types[c % 4], "B2", Overlap.Together, rule: "recorded-" + kinds[c % 4].ToString().ToLowerInvariant()))]));
        }

        return Report([.. exposures.OrderBy(e => e.Level)]);
    }
}
