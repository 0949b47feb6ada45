using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Flows.Cases.Forms;

/// <summary>A nomination: whom an own list is to name, on which recorded information, by whom it was graded.</summary>
internal static class NominationForm
{
    /// <summary>The fields beside those of a person.</summary>
    public static IReadOnlyList<string> Own { get; } = ["basis", "source", "grade", "programme"];

    /// <summary>The form as it is handed out, to be filled in.</summary>
    public const string Blank =
        """
        # A nomination. A family name is needed and one of: a given name, a whole date of birth, the number of a document, or two lesser facts.
        given_name:
        family_name:
        alias:
        birth_date:
        birth_place:
        nationality:
        passport:
        # The recorded information relied on, by reference; never nationality, religion, opinion or mere association:
        basis:
        # Who says so, and its grade by the Admiralty system, such as B2:
        source:
        grade:
        programme:

        """;

    /// <summary>Reads one.</summary>
    /// <exception cref="RefusedException">Code <c>bad-form</c>, or <c>no-ground</c>.</exception>
    public static Form Read(SourceFile file, DateOnly today)
    {
        var form = Form.Read(file, Own, "basis", "source", "grade");
        form.Facts(file.Name, today);
        if (GroundRules.Check(form.Text("basis")) is { } ground) throw new RefusedException(ground.Code, $"{file.Name}, basis: {ground.Sentence}");
        if (!Grade.TryParse(form.Text("grade")!, out _))
            throw new RefusedException("bad-form", $"{file.Name}: expected an Admiralty grade from A1 to F6, found \"{ReadIssue.Cut(form.Text("grade")!)}\"");
        return form;
    }

    /// <summary>One as it was kept.</summary>
    public static Form Kept(CaseFile file) => Form.Kept(
        file.Form ?? throw new RefusedException("no-form", $"case {file.Id} did not begin with a form"), Own);

    /// <summary>
    /// Why somebody is not described well enough to be listed; <see langword="null"/> where they are: a family name, and a given name, a whole date of
    /// birth, the number of a document or two lesser facts. Who is listed by less is taken for others.
    /// </summary>
    public static Refusal? MinimumIdentity(PartyFacts facts)
    {
        if (facts.Schema is not (Schema.Person or Schema.Unknown))
            return facts.Names.Count > 0 ? null : new Refusal("minimum-identity", "expected a name of whatever is nominated, found none");
        var hasFamily = facts.Names.Any(n => n.Family is not null || n.Full.Trim().Contains(' ', StringComparison.Ordinal));
        var hasGiven = facts.Names.Any(n => n.Given is not null || n.Full.Trim().Contains(' ', StringComparison.Ordinal));
        var hasBirth = facts.BirthDates.Any(b => b.Earliest == b.Latest);
        var lesser = new[] { facts.BirthDates.Count > 0, facts.BirthPlaces.Count > 0, facts.Sex != Sex.Unknown, facts.Addresses.Count > 0,
            facts.Phones.Count > 0 }
            .Count(known => known);
        return hasFamily && (hasGiven || hasBirth || facts.Identifiers.Count > 0 || lesser >= 2)
            ? null
            : new Refusal(
                "minimum-identity",
                "expected a family name and one of a given name, a whole date of birth, the number of a document, or two lesser facts "
                + $"(year of birth, place of birth, sex, address, telephone), found {(hasFamily ? "a family name" : "no family name")} and {lesser} lesser");
    }
}
