using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>Something that has to be true before a step is taken: one of a closed vocabulary, see <see cref="GuardTable"/>.</summary>
public sealed class Guard
{
    internal Guard(string text, GuardRule rule, GuardCheck check) => (Text, Rule, Check) = (text, rule, check);

    /// <summary>As the definition writes it.</summary>
    public string Text { get; }

    /// <summary>The code of its refusals: <c>guard-stay</c>.</summary>
    public string Code => $"guard-{Rule.Name}";

    /// <summary>Whether it may ask for a second person.</summary>
    public bool MayNeedSecond => Rule.Second is not null;

    /// <summary>Whether it is about what the step itself says, so that it cannot be answered before that is written.</summary>
    internal bool IsOnDraft => Rule.IsOnDraft;

    /// <summary>The field it is about and what that may be, for those of the form FIELD=VALUE and FIELD in (...).</summary>
    internal (string Field, IReadOnlyList<string> Values)? Choice { get; init; }

    /// <summary>What the field may not be, for those of the form FIELD not in (...).</summary>
    internal IReadOnlyList<string>? Barred { get; init; }

    internal GuardRule Rule { get; }

    internal GuardCheck Check { get; }
}

/// <summary>What a guard is asked about.</summary>
internal sealed record GuardQuestion(CaseSetting Setting, CaseState State, Transition Step, Step Draft, Actor Actor, DateTimeOffset Now)
{
    /// <summary>A field: as the step gives it where it has to, else as a statement says now, else as the last step that had it gave it.</summary>
    public string? Look(string field)
    {
        if (Step.Requires.Contains(field)) return Draft.Fields.GetValueOrDefault(field);
        var topic = field.Replace('_', '-');
        return Topics.Find(topic) is null ? State.Field(field) : State.Value(topic);
    }
}

/// <summary>Why not, in a sentence that names the rule; <see langword="null"/> where nothing stands against it.</summary>
internal delegate string? GuardCheck(GuardQuestion question);

/// <summary>One row of the vocabulary.</summary>
/// <param name="Name">Its name, for codes.</param>
/// <param name="Shape">How it is written, as a pattern of the whole.</param>
/// <param name="IsOnDraft">Whether it is about what the step itself says.</param>
/// <param name="Check">The check, given what the pattern found.</param>
/// <param name="Second">Whether it asks for a second person.</param>
internal sealed record GuardRule(
    string Name, string Shape, bool IsOnDraft, Func<GuardQuestion, IReadOnlyList<string>, string?> Check, Func<CaseState, CaseSetting, bool>? Second = null);
