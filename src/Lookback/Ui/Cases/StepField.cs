using Lookback.Core.Cases;
using Lookback.Flows.Cases;

namespace Lookback.Ui.Cases;

/// <summary>What a field of a step is filled in with.</summary>
internal enum FieldKind
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Text,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A day and a time.</summary>
    Moment,

    /// <summary>One of several words.</summary>
    Choice,

    /// <summary>The facts by which two parties are told apart.</summary>
    Facts,
}

/// <summary>A field that a step demands, or that may stand beside what it demands.</summary>
/// <param name="Name">Its name, as the workflow's definition has it.</param>
/// <param name="Kind">What it is filled in with.</param>
/// <param name="Values">The words, of a choice.</param>
/// <param name="IsNeeded">Whether the step is refused without it.</param>
internal sealed record StepField(string Name, FieldKind Kind, IReadOnlyList<string> Values, bool IsNeeded)
{
    private static readonly string[] Asked = ["reason_code", "reason_text"];

    // The program works them out itself, whatever is said.
    private static readonly string[] Computed = ["minimum_identity", "expected_hits_estimate", "redress_number"];

    private static readonly string[] Long =
    [
        "question", "rfi_text", "release_terms", "contact_attempts", "evidence_refs", "unresolved_question", "defects", "answer_or_no_answer", "return_reason",
        "correction_refs", "recipient_acks", "departure_evidence",
    ];

    // What says more of a field that is there, as the statement that follows from it takes it.
    private static readonly Dictionary<string, string[]> Beside = new(StringComparer.Ordinal)
    {
        ["recipient"] = ["recipient_country"],
        ["basis_kind"] = ["statute"],
        ["charge_stage"] = ["category"],
        ["forum"] = ["next_event"],
        ["release_terms"] = ["custody"],
        ["verification_kind"] = ["encounter"],
        ["correction_refs"] = ["alert", "discriminators"],
    };

    /// <summary>The fields of a step, in the order of its definition, those that may be left out last.</summary>
    /// <param name="workflow">The definition.</param>
    /// <param name="step">The step.</param>
    /// <param name="requires">What it requires as the case stands.</param>
    /// <param name="reviewers">Who may be named as a reviewer.</param>
    public static IReadOnlyList<StepField> Of(Workflow workflow, Transition step, IReadOnlyList<string> requires, IReadOnlyList<string> reviewers)
    {
        var needed = requires.Except(Asked).Except(Computed).ToList();
        var beside = needed.SelectMany(n => Beside.GetValueOrDefault(n, [])).Except(needed).Distinct();
        return [.. needed.Select(n => Field(n, true)), .. beside.Select(n => Field(n, false))];

        StepField Field(string name, bool isNeeded)
        {
            var values = ValuesOf(workflow, step, name, reviewers);
            return new StepField(name, values.Count > 0 ? FieldKind.Choice : KindOf(step, name), values, isNeeded);
        }
    }

    private static FieldKind KindOf(Transition step, string name) =>
        name == "discriminators" ? FieldKind.Facts
        : name == "due_at" || name == step.Clock?.DueField ? FieldKind.Moment
        : name.EndsWith("_date", StringComparison.Ordinal) || name is "review_by" or "next_event" ? FieldKind.Day
        : Long.Contains(name) ? FieldKind.Text
        : FieldKind.Line;

    private static IReadOnlyList<string> ValuesOf(Workflow workflow, Transition step, string name, IReadOnlyList<string> reviewers)
    {
        if (workflow.Choices(step, name) is { Count: > 0 } choices) return choices;
        return name switch
        {
            "letter_mode" => AnswerRedress.Modes,
            "reviewer" => reviewers,
            "charge_stage" => step.To == "CHARGED" ? ["charged", "convicted"] : WordsOf("charge"),
            "category" => Topics.Find("charge")!.Fields.Single(f => f.Name == "category").Values,
            "basis_kind" => WordsOf("arrest"),
            "custody" => WordsOf("custody"),
            "protection_claim" => WordsOf("protection-claim"),
            "represented" => WordsOf("represented"),
            "in_absentia" => ["yes", "no"],
            _ => [],
        };
    }

    private static IReadOnlyList<string> WordsOf(string topic) => Topics.Find(topic)?.Values ?? [];
}
