using Lookback.Core.Cases;
using Lookback.Ui.Cases;

namespace Lookback.Tests.Ui;

/// <summary>What a step is asked for with: exactly what its definition requires, each as what it is.</summary>
public sealed class StepFieldTests
{
    private static IReadOnlyList<StepField> Of(string workflow, string from, string to, params string[] reviewers)
    {
        var definition = Workflow.Shipped.Single(w => w.Id == workflow);
        var step = definition.Find(from, to)!;
        return StepField.Of(definition, step, step.Requires, reviewers);
    }

    [Fact]
    public void Dates_choices_and_texts_are_told_apart()
    {
        var fields = Of("border-1", "UNDER_REVIEW", "INCONCLUSIVE");
        Assert.Equal(
            [("question", FieldKind.Text), ("addressee_unit", FieldKind.Line), ("due_at", FieldKind.Moment), ("legal_basis", FieldKind.Line), ("authority", FieldKind.Line)],
            fields.Select(f => (f.Name, f.Kind)));
        Assert.All(fields, f => Assert.True(f.IsNeeded));
        Assert.Equal(FieldKind.Facts, Assert.Single(Of("border-1", "UNDER_REVIEW", "CLEARED")).Kind);
        Assert.Equal(FieldKind.Day, Of("border-1", "LOCATED", "ARRESTED").Single(f => f.Name == "arrest_date").Kind);
        Assert.Equal(["charged", "convicted"], Of("border-1", "ARRESTED", "CHARGED").Single(f => f.Name == "charge_stage").Values);
    }

    [Fact]
    public void A_field_on_which_every_way_on_depends_is_a_choice_of_what_leads_on()
    {
        Assert.Equal(
            ["not_a_match", "record_wrong", "record_withdrawn", "match_correct"],
            Of("redress-1", "ASSIGNED", "FINDING").Single(f => f.Name == "finding").Values);
        Assert.Equal(["rex"], Of("redress-1", "IDENTITY_VERIFIED", "ASSIGNED", "rex").Single(f => f.Name == "reviewer").Values);
    }

    [Fact]
    public void What_the_program_works_out_is_asked_of_nobody_and_what_may_be_left_out_stands_last()
    {
        Assert.Equal(["letter_mode"], Of("redress-1", "DOWNSTREAM_NOTIFIED", "ANSWERED").Select(f => f.Name));
        Assert.Equal([("verification_kind", true), ("encounter", false)], Of("redress-1", "RECEIVED", "IDENTITY_VERIFIED").Select(f => (f.Name, f.IsNeeded)));
    }
}
