using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Views;

/// <summary>A node as it is shown: what it is, and what it is called.</summary>
internal sealed record NodeLine(NodeRef Node, string Name);

/// <summary>
/// One step of a path, with everything needed to judge it. A step without <paramref name="Link"/> and <paramref name="Rule"/> leads to another encounter
/// of the same person and is no link.
/// </summary>
/// <param name="Sentence">The step in plain words.</param>
/// <param name="From">The nearer end.</param>
/// <param name="To">The end it leads to.</param>
/// <param name="Type">The kind of link; <c>same-person</c> where it is none.</param>
/// <param name="Since">Since when it held, as far as is known; of an inferred one, from when it is taken to have held.</param>
/// <param name="Until">Until when.</param>
/// <param name="Times">Whether it held at the time of the link before it; <see langword="null"/> of the first.</param>
/// <param name="Grade">How good it is.</param>
/// <param name="Source">Who says so; of an inferred one, which record.</param>
/// <param name="Quotes">Whom the source repeats.</param>
/// <param name="Document">The document that says so.</param>
/// <param name="Rule">The rule that inferred it; <see langword="null"/> where a source asserts it.</param>
/// <param name="Link">The link that is asserted; <see langword="null"/> where it is inferred.</param>
/// <param name="KnownAt">When it was recorded here.</param>
/// <param name="Handling">Who may see it.</param>
/// <param name="LegalBasis">The law under which it is kept; of an inferred one, that of the record.</param>
/// <param name="Innocent">What else could explain it.</param>
/// <param name="StillReachedWithout">Whether another path of a reported level remains without this step.</param>
internal sealed record HopLine(
    string Sentence,
    NodeLine From,
    NodeLine To,
    string Type,
    PartialDate? Since,
    PartialDate? Until,
    Overlap? Times,
    Grade Grade,
    string Source,
    IReadOnlyList<string> Quotes,
    string? Document,
    string? Rule,
    LinkId? Link,
    DateTimeOffset KnownAt,
    Handling Handling,
    string? LegalBasis,
    string Innocent,
    bool StillReachedWithout);

/// <summary>One way from a designation to an encounter.</summary>
/// <param name="Weakest">The weakest grade on it.</param>
/// <param name="Times">Whether all its links held at one time, as far as is on record.</param>
/// <param name="Hops">Its steps, from the designation on.</param>
internal sealed record PathLine(Grade Weakest, Overlap? Times, IReadOnlyList<HopLine> Hops);

/// <summary>An encounter within reach of a designation: a label and the paths that are its reason. Association, not evidence of conduct.</summary>
/// <param name="Level">The label.</param>
/// <param name="Start">The designation it leads from.</param>
/// <param name="Reference">The client's own word for the encounter.</param>
/// <param name="Encounter">The encounter.</param>
/// <param name="Subject">Whose.</param>
/// <param name="SubjectName">What the subject is called.</param>
/// <param name="MetAt">When.</param>
/// <param name="Place">Where.</param>
/// <param name="Person">The first encounter of the same person: encounters with the same one are of one person, as far as is known.</param>
/// <param name="Weakest">The weakest grade on the best path.</param>
/// <param name="IndependentSources">How many sources independent of each other the paths rest on; our own records are none.</param>
/// <param name="RestsOnOneSource">Whether nothing would remain if one source were wrong.</param>
/// <param name="Paths">The best paths, best first.</param>
internal sealed record ExposureLine(
    ExposureLevel Level,
    NodeLine Start,
    string? Reference,
    EncounterId Encounter,
    SubjectId Subject,
    string SubjectName,
    DateTimeOffset? MetAt,
    string? Place,
    EncounterId Person,
    Grade Weakest,
    int IndependentSources,
    bool RestsOnOneSource,
    IReadOnlyList<PathLine> Paths);

/// <summary>Whom does a designation touch, or what touches somebody met, through what, how good is it, and what else could explain it?</summary>
/// <param name="Caveat">What none of this means: it goes wherever the report goes.</param>
/// <param name="Start">What was traced from.</param>
/// <param name="DesignatedOn">Since when it is listed or designated; <see langword="null"/> of somebody who is neither.</param>
/// <param name="Position">The last position looked at.</param>
/// <param name="Day">The day whose links and designations hold.</param>
/// <param name="Depth">Links that a path may have.</param>
/// <param name="Exposures">Encounters labelled E0 to E2, by label and then oldest first.</param>
/// <param name="Persons">How many persons those are, as far as is known.</param>
/// <param name="NotReported">Encounters further away, or over what is weaker or older: counted, and not named (E3).</param>
/// <param name="LeftOut">What was met and not followed.</param>
/// <param name="NotReplayable">Paths that cannot be told any more, because somebody on them was erased.</param>
/// <param name="ErasedSubjects">Subjects erased in this ledger: whom the network led to through them cannot be told, whatever moment is asked about.</param>
/// <param name="Nodes">Nodes walked from.</param>
/// <param name="Edges">Edges looked at.</param>
/// <param name="CompleteTo">Links within which nothing was missed.</param>
/// <param name="Truncated">Whether the trace stopped before its end.</param>
internal sealed record TraceReport(
    string Caveat,
    NodeLine Start,
    PartialDate? DesignatedOn,
    long Position,
    DateOnly Day,
    int Depth,
    IReadOnlyList<ExposureLine> Exposures,
    int Persons,
    int NotReported,
    LeftOut LeftOut,
    int NotReplayable,
    long ErasedSubjects,
    int Nodes,
    int Edges,
    int CompleteTo,
    bool Truncated)
{
    /// <summary>The caveat.</summary>
    public const string Association =
        "Association is not evidence of conduct. A label says that records lead from one to the other and how good they are; it is no hit, no score and no "
        + "suspicion, and nobody may be decided on by it. Each step has an innocent explanation beside it.";
}
