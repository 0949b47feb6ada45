using System.Text;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Story.World;
using Lookback.Views.Briefings;

namespace Lookback.Cli.Story;

/// <summary>Who counts, by a written rule, and numbers that add up.</summary>
internal static class CohortChapter
{
    /// <summary>The cohort's name.</summary>
    public const string Name = "C-0007";

    /// <summary>The moment at which it is counted, as commands say it.</summary>
    public const string CountedAt = "2024-06-25T18:00:00Z";

    private const string Earlier = "2024-06-15T18:00:00Z";

    private static readonly DateTimeOffset Then = new(2024, 6, 15, 18, 0, 0, TimeSpan.Zero);

    private static readonly (string Figure, long Value, string Qualifier, string Words)[] Published =
    [
        ("members", 400, "at-least", "at least 400 people"), ("arrested", 150, "at-least", "at least 150 arrested"),
        ("no-confirmed-contact", 50, "about", "about 50 whose whereabouts are not known"), ("charged:terrorism", 0, "exact", "none charged with terrorism"),
    ];

    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "Numbers that hold",
        [
            "On 25 June a newspaper prints numbers. Each of them depends on who is counted, so the rule is written down, has versions, and each version",
            "counts what it counted. Every member is in exactly one class, and the classes sum to the members at any moment; what nobody recorded is",
            "unknown, and never no.",
        ],
        Tell);

    /// <summary>The first two versions of the rule, adopted when cases are opened.</summary>
    public static void FirstRules(Walk walk)
    {
        walk.Say("", "Who belongs to the cohort is a rule, in words and as the program reads it (rules/rule-1.json): first those to whom one link leads ...");
        Adopt(walk, 1, "Everybody whose journey the facilitator is said to have arranged, by one link graded C3 or better.", "\"E1\"", "");
        walk.Say("... then those to whom two do, by a booking or a telephone:");
        Adopt(walk, 2, "Everybody to whom one or two links lead from the facilitator, each graded C3 or better.", "\"E1\", \"E2\"", "");
    }

    /// <summary>The third version, which leaves out who was met too early.</summary>
    public static void ThirdRule(Walk walk)
    {
        walk.Say(
            "Six of the people in these 448 cases have two of them, for they were met twice: two persons agreed, and made the two one. The network",
            "is said to have begun in October 2021, so version 3 leaves out who was met before, and says how many that are. That makes 404 persons:");
        Adopt(
            walk, 3, "Everybody to whom one or two links lead from the facilitator, each graded C3 or better, who was met from October 2021 on.",
            "\"E1\", \"E2\"",
            $$$$"""{"reason": "met before the network began", "where": {"met": {"to": "{{{{InventedWorld.NetworkBegan.AddDays(-1):yyyy-MM-dd}}}}"}}}""");
    }

    private static void Adopt(Walk walk, int version, string rule, string levels, string unless)
    {
        var file = $"rules/rule-{version}.json";
        walk.Write(file, Encoding.UTF8.GetBytes(
            $$$"""
            {
              "cohort": "{{{Name}}}",
              "title": "reached from the facilitator",
              "rule": "{{{rule}}}",
              "where": {"all": [{"workflow": "border-1"}, {"exposed_to": {"node": "listing:{{{walk.World.Facilitator}}}", "levels": [{{{levels}}}]}}]},
              "unless": [{{{unless}}}]
            }

            """));
        walk.Show($"cohort rule DEMO/{file} --reason \"Adopted at the meeting of 10 June.\" --actor sue", most: 10);
    }

    private static void Tell(Walk walk)
    {
        walk.Clock.ReachJune(25, 17);
        walk.Show($"cohort source {Name} --source \"prosecutor's office\" --topic charge --complete-to 2024-06-25 --actor sue");
        foreach (var (figure, value, qualifier, words) in Published)
            walk.Show($"claim add {Name} --figure {figure} --value {value} --qualifier {qualifier} --unit persons --source \"an evening paper\" "
                + $"--date 2024-06-25 --text \"{words}\" --actor sue");
        walk.Clock.ReachJune(25, 18);
        // The claims are checked below.
        walk.Show($"cohort ledger {Name} --as-of {CountedAt}", most: 20, without: IsClaim);
        walk.Say("Where they stood ten days earlier, as it was known on that day:");
        walk.Show($"cohort ledger {Name} --as-of {Earlier}", most: 3, without: IsClaim);
        walk.Say("And where they stood on that same day, as it is known now:");
        walk.Show($"cohort ledger {Name} --as-of {Earlier} --known {CountedAt}", most: 3, without: IsClaim);
        walk.Say(
            $"The two differ by {Show.Many(Casework.ReportedLate, "person")}, met by a field office on 14 June and reported on 17 June: on 15 June it was so,",
            "and nobody here could know it yet. Both answers stay.",
            "",
            "Do the published numbers hold?");
        walk.Show($"claim check --cohort {Name}");
        Reconcile(walk);
    }

    private static bool IsClaim(string line) => line.StartsWith("claim ", StringComparison.Ordinal);

    private static void Reconcile(Walk walk)
    {
        using var ledger = walk.Read();
        var counted = new CohortReading(ledger).Count(new CohortQuestion(new CohortId(Name), null, walk.Clock.GetUtcNow(), ledger.Head));
        var (report, figures, members) = (CohortLedgerReport.Of(ledger, counted), walk.Figures, walk.World.Members);
        figures.Members = report.Members;
        figures.Classes = report.Classes.ToDictionary(c => c.What, c => c.Persons);
        figures.ArrestedEver = report.ArrestedEver;
        figures.ChargedTerrorism = report.Charges.Single(c => c.Category == "terrorism").Charged;
        figures.ProtectionPending = report.ProtectionPending;
        figures.Duplicates = report.Duplicates;
        figures.Excluded = report.Excluded.Sum(e => e.Persons);
        figures.Claims = report.Claims.ToDictionary(c => c.Figure, c => c.Verdict!.Value.ToString().ToLowerInvariant());
        walk.Reconcile("located on 15 June and reported later", Casework.ReportedLate, Located(walk.Clock.GetUtcNow()) - Located(Then));
        Class("removed", MemberFate.Removed);
        Class("in custody", MemberFate.InCustody);
        Class("released, in proceedings", MemberFate.InProceedings);
        Class("located, not arrested", MemberFate.Located);
        Class("no confirmed contact", MemberFate.NoContact);
        walk.Reconcile("members", members.Count(m => m.Fate is not (MemberFate.Duplicate or MemberFate.Excluded)), report.Members);
        walk.Reconcile("arrested ever", members.Count(m => m.ArrestedOn is not null), report.ArrestedEver);
        walk.Reconcile("charged with terrorism", 0, figures.ChargedTerrorism);
        walk.Reconcile("claims of protection", members.Count(m => m.HasClaim), report.ProtectionPending);
        walk.Reconcile("duplicates", members.Count(m => m.Fate == MemberFate.Duplicate), report.Duplicates);
        walk.Reconcile("excluded", members.Count(m => m.Fate == MemberFate.Excluded), figures.Excluded);
        walk.Reconcile("claims that hold", Published.Length, figures.Claims.Values.Count(v => v == "consistent"));

        // Of those on 15 June, by what was known at a moment.
        long Located(DateTimeOffset known)
        {
            var then = new CohortReading(ledger).Count(new CohortQuestion(new CohortId(Name), null, Then, ledger.PositionAt(known)));
            return CohortLedgerReport.Of(ledger, then).Classes.Single(c => c.What == "located, not arrested").Persons;
        }

        void Class(string what, MemberFate fate) => walk.Reconcile(what, members.Count(m => m.Fate == fate), figures.Classes.GetValueOrDefault(what));
    }
}
