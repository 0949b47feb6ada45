using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>A case, known by its workflow and by what it is about: the same question is one case.</summary>
[JsonConverter(typeof(CaseIdConverter))]
public readonly record struct CaseId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;

    private const string Own = "case:";

    /// <summary>Under what a case is sealed that is about nobody who was met: itself.</summary>
    public SubjectId OwnSubject => new(Own + Value);

    /// <summary>The case whose <see cref="OwnSubject"/> a subject's id is; <see langword="null"/> where it is somebody's who was met.</summary>
    public static CaseId? OwnedBy(string subject) => subject.StartsWith(Own, StringComparison.Ordinal) ? new CaseId(subject[Own.Length..]) : null;
}

/// <summary>How soon somebody waits for an answer.</summary>
public enum CaseChannel
{
    /// <summary>Somebody stands there.</summary>
    Live,

    /// <summary>Nobody does.</summary>
    Batch,
}

/// <summary>
/// Work on one subject under a workflow, from its opening on: what it is about and which version of which definition it began under. Where it
/// stands follows from the steps and statements after it.
/// </summary>
public sealed record CaseFile
{
    /// <summary>Made of the content below.</summary>
    public required CaseId Id { get; init; }

    /// <summary>The workflow's id: <c>border-1</c>.</summary>
    public required string Workflow { get; init; }

    /// <summary>The definition's version.</summary>
    public required int Version { get; init; }

    /// <summary>The alert it is about.</summary>
    public AlertId? Alert { get; init; }

    /// <summary>The encounter it is about.</summary>
    public EncounterId? Encounter { get; init; }

    /// <summary>The form it began with, as its normal JSON: a request for redress, a nomination.</summary>
    public string? Form { get; init; }

    /// <summary>How soon somebody waits for an answer.</summary>
    public CaseChannel Channel { get; init; }

    /// <summary>The unit whose business it was: the one that met the subject.</summary>
    public string? Unit { get; init; }

    /// <summary>Since when, in the world.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A case with its id worked out.</summary>
    public static CaseFile Of(CaseFile file) => file with
    {
        Id = new CaseId(new ContentHash()
            .Add("case/1")
            .Add(file.Workflow)
            .Add(file.Alert?.Value)
            .Add(file.Encounter?.Value)
            .Add(file.Form)
            .ToId()),
    };
}
