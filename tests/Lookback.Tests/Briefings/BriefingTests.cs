using System.Xml.Linq;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Tests.Support;

namespace Lookback.Tests.Briefings;

[Collection(nameof(Alone))]
public sealed class BriefingTests
{
    private const string Purpose = "For the hearing of the second of July.";

    [Fact]
    public void A_briefing_is_what_it_was_in_markdown_and_as_a_page()
    {
        using var past = Small();
        past.Temp.Close();
        using var folder = new TempFolder();
        foreach (var ending in new[] { "md", "html" })
        {
            CohortLedgerTests.Run(past, "briefing", "show", "C-0007", "2", "--out", folder[$"b.{ending}"]).Expect(0);
            Golden.Check($"briefing.{ending}", File.ReadAllText(folder[$"b.{ending}"]));
        }
    }

    [Fact]
    public void The_page_is_xml_asks_for_nothing_from_elsewhere_and_its_pictures_are_told_in_words()
    {
        using var past = Small();
        past.Temp.Close();
        using var folder = new TempFolder();
        CohortLedgerTests.Run(past, "briefing", "show", "C-0007", "2", "--out", folder["b.html"]).Expect(0);
        var text = File.ReadAllText(folder["b.html"]);
        var page = XDocument.Parse(text);
        var svgs = page.Descendants().Where(e => e.Name.LocalName == "svg").ToList();
        Assert.Equal(2, svgs.Count);
        Assert.All(svgs, s => Assert.Equal(["title", "desc"], s.Elements().Take(2).Select(e => e.Name.LocalName)));
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "img" or "link" or "iframe" or "image" or "use");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => !a.IsNamespaceDeclaration && a.Value.Contains("//", StringComparison.Ordinal));
        Assert.DoesNotContain("url(", text.Replace("url(#", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_position_and_moment_give_the_same_bytes_whatever_comes_later()
    {
        using var past = Small();
        using var folder = new TempFolder();
        var first = Written(past, folder, 2);
        past.Later(48);
        foreach (var one in past.Cases) past.Say(one, "custody", "none");
        past.Say(past.Open("Latecomer Invented"), "facilitated-by", "F-12");
        past.Adopt(CohortPast.Facilitated.Replace("\"grade\":\"C3\"", "\"grade\":\"A1\"", StringComparison.Ordinal));
        new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(), null);
        Assert.Equal(first, Written(past, folder, 2));
        Assert.Equal(Written(past, folder, 3), Written(past, folder, 3));
    }

    [Fact]
    public void Nothing_by_which_somebody_is_named_stands_in_it_unless_it_was_asked_for_with_a_purpose_which_is_recorded()
    {
        using var past = Small();
        using var folder = new TempFolder();
        var plain = Written(past, folder, 2);
        foreach (var word in new[] { "Invented", "REF-", "Secretname" }) Assert.DoesNotContain(word, plain, StringComparison.Ordinal);
        past.Later(1);
        Assert.Throws<RefusedException>(() => new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(), "too short"));
        var made = new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(), Purpose).Body;
        Assert.Equal(Purpose, made.NamesFor);
        var named = Written(past, folder, 3);
        Assert.Contains("Person3 Invented", named, StringComparison.Ordinal);
        Assert.Contains("REF-3", named, StringComparison.Ordinal);
        Assert.Contains(Purpose, named, StringComparison.Ordinal);
        Assert.DoesNotContain("Secretname", named, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_was_erased_is_gone_from_every_briefing_and_it_says_what_is_no_longer_as_pinned()
    {
        using var past = Small();
        using var folder = new TempFolder();
        past.Later(1);
        new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(), Purpose);
        Assert.Contains("Person3 Invented", Written(past, folder, 3), StringComparison.Ordinal);
        past.Erase(past.Cases[3]);
        var after = Written(past, folder, 3);
        Assert.DoesNotContain("Person3 Invented", after, StringComparison.Ordinal);
        Assert.Contains("Changed since it was made", after, StringComparison.Ordinal);
        Assert.Contains("| members | 6 | 5 |", after, StringComparison.Ordinal);
        past.Later(1);
        new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(), null);
        Assert.Contains("6 opening - 1 erased since + 0 joined - 0 left = 5 closing", Written(past, folder, 4), StringComparison.Ordinal);
    }

    [Fact]
    public void A_briefing_before_the_last_one_is_refused_and_over_the_verb_each_has_its_number()
    {
        using var past = Small();
        var refused = Assert.Throws<RefusedException>(() => new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(past.Clock.Now.AddDays(-9)), null));
        Assert.Equal("before-last-briefing", refused.Refusal.Code);
        past.Temp.Close();
        var made = CohortLedgerTests.Run(past, "briefing", "new", "C-0007", "--json").Expect(0).Json;
        Assert.Equal((3, 2), (made.GetProperty("number").GetInt32(), made.GetProperty("bridge_from").GetInt32()));
        Assert.Equal(3, CohortLedgerTests.Run(past, "briefing", "ls", "C-0007", "--json").Expect(0).Json.GetArrayLength());
    }

    /// <summary>Two briefings, between which one joined, one left by an exclusion and one was merged.</summary>
    private static CohortPast Small()
    {
        var past = new CohortPast();
        for (var i = 0; i < 7; i++)
        {
            var one = past.Open($"Person{i} Invented");
            past.Say(one, "facilitated-by", "F-12", kind: (StatementKind)(i % 3), grade: i % 2 == 0 ? "B2" : "A1");
            past.Walk(one, "ALERTED", "UNDER_REVIEW");
            if (i > 3) past.Walk(one, "CONFIRMED_IDENTITY", "REFERRED", "ACKNOWLEDGED", "LOCATED");
            if (i > 4) past.Walk(one, "ARRESTED");
            if (i == 5) past.Say(one, "charge", "charged", category: "immigration", statute: "8 U.S.C. 1182");
            if (i == 2) past.Say(one, "protection-claim", "confidential");
        }

        past.Clock.Now = Some.Instant("2024-06-10T09:00:00Z");
        past.Adopt();
        new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(), null);
        past.Clock.Now = Some.Instant("2024-06-20T09:00:00Z");
        past.Say(past.Open("Joined Invented"), "facilitated-by", "F-12", kind: StatementKind.Allegation);
        past.Say(past.Cases[0], "note", null, grade: "A1");
        past.Walk(past.Cases[1], "CLOSED_DUPLICATE");
        CohortLedgerTests.Claim(past, "members", Qualifier.About, 7, "2024-06-12");
        past.Clock.Now = Some.Instant("2024-06-25T09:00:00Z");
        new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(), null);
        return past;
    }

    private static string Written(CohortPast past, TempFolder folder, int number)
    {
        past.Temp.Close();
        CohortLedgerTests.Run(past, "briefing", "show", "C-0007", $"{number}", "--out", folder["w.md"]).Expect(0);
        CohortLedgerTests.Run(past, "briefing", "show", "C-0007", $"{number}", "--out", folder["w.html"]).Expect(0);
        return File.ReadAllText(folder["w.md"]) + File.ReadAllText(folder["w.html"]);
    }
}
