using System.Globalization;
using Lookback.Core.Records;
using Lookback.Flows.Cases.Forms;
using Lookback.Tests.Support;
using static Lookback.Tests.EndToEnd.CaseOffice;

namespace Lookback.Tests.EndToEnd;

/// <summary>An institution's own list: whom it names was drafted, told from others, estimated, approved by another person, and published.</summary>
[Collection(nameof(Alone))]
public sealed class NominationStoryTests
{
    private const string Form =
        """
        given_name: Ana
        family_name: Quispemayta
        birth_date: 1985-02-03
        basis: report 12
        source: police of X
        grade: B2

        """;

    private static CaseOffice Office()
    {
        var office = new CaseOffice();
        office.Appoint("boss", "nia", "nominator");
        office.Appoint("boss", "lou", "list_officer");
        office.Appoint("boss", "liv", "list_officer");
        return office;
    }

    private static string Drafted(CaseOffice office, string form = Form) =>
        office.Json("nia", "nomination", "draft", office.Write("form.txt", form)).GetProperty("case").GetProperty("case").GetString()!;

    private static string[] Submit(string file) =>
        ["nomination", "submit", file, "--code", "report", "--reason", "Report 12 names her with her date of birth.", "--legal-basis", "Police Act s. 7"];

    private static string[] Active(string file, string reviewBy) => Step(
        file, "ACTIVE", "Report 12 is graded B2 and names her fully.", Set($"review_by={reviewBy}", "legal_basis=Police Act s. 7", "authority=List office"));

    private static string Day(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public void A_nomination_is_active_by_two_who_did_not_make_it_and_the_list_follows()
    {
        using var office = Office();
        office.Refused("wrong-role", "ann", "nomination", "draft", office.Write("form.txt", Form));
        var file = Drafted(office);
        Assert.Equal("Ana Quispemayta", office.Case(file).GetProperty("case").GetProperty("subject_name").GetString());
        office.Refused("nobody-nominated", "lou", "nomination", "publish", "own-list");
        office.Do("nia", Submit(file));
        office.Do("lou", "nomination", "check", file, "--code", "taken-up", "--reason", "Taken up by the list office for its check.");
        Assert.Contains("2 of 5 encounters so far, of 1 subject", office.Do("lou", "case", "show", file), StringComparison.Ordinal);
        office.Refused("wrong-field", "lou", Active(file, Day(400)));
        office.Refused("wrong-role", "nia", Active(file, Day(200)));
        office.Do("lou", Active(file, Day(200)));
        Assert.Equal("QUALITY_CHECK", office.State(file));
        office.Refused("same-person", "lou", "case", "approve", file);
        office.Do("boss", "staff", "appoint", "nia", "--person", "nia", "--role", "list_officer", "--reason", "Nia moves to the list office this month.");
        Assert.Contains("nobody decides on their own nomination, and nia made this one", office.Refused("guard-nominator", "nia", "case", "approve", file), StringComparison.Ordinal);
        office.Do("liv", "case", "approve", file);
        Assert.Equal("ACTIVE", office.State(file));

        Assert.Equal(1, office.Json("liv", "nomination", "publish", "own-list").GetProperty("counts").GetProperty("listings").GetInt64());
        Assert.Contains("unchanged", office.Do("liv", "nomination", "publish", "own-list"), StringComparison.Ordinal);
        Assert.Contains("Ana Quispemayta", office.Do("liv", "list", "show", $"own-list:{file}"), StringComparison.Ordinal);
        office.Do("lou", Step(file, "WITHDRAWN", "Report 12 was withdrawn by whoever made it.", Set("downstream_recall_ref=letter 3")));
        Assert.Equal(0, office.Json("liv", "nomination", "publish", "own-list").GetProperty("counts").GetProperty("listings").GetInt64());
        office.Refused("wrong-role", "ann", "nomination", "publish", "own-list");
    }

    [Fact]
    public void Nobody_is_nominated_for_nationality_religion_or_ethnicity()
    {
        const string text = "given_name: Ana\nfamily_name: Quispemayta\nbasis: goes to a mosque\nsource: police of X\ngrade: B2\n";
        var refused = Assert.Throws<RefusedException>(() => NominationForm.Read(Sources.Text("n.txt", text), DateOnly.MaxValue));
        Assert.Equal(
            ("no-ground", "n.txt, basis: nationality, religion and ethnicity are never a ground, and here stands \"mosque\""),
            (refused.Refusal.Code, refused.Message));
    }

    [Fact]
    public void Whoever_cannot_be_told_from_others_is_not_nominated()
    {
        using var office = Office();
        var file = Drafted(office, "family_name: Quispemayta\nnationality: pe\nbasis: report 12\nsource: police of X\ngrade: B2\n");
        var refused = office.Refused("minimum-identity", "nia", Submit(file));
        Assert.Contains("expected a family name and one of a given name, a whole date of birth, the number of a document, or two lesser facts", refused, StringComparison.Ordinal);
        Assert.Contains("found a family name and 0 lesser", refused, StringComparison.Ordinal);
    }
}
