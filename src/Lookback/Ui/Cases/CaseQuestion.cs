using Lookback.Api;

namespace Lookback.Ui.Cases;

/// <summary>Which cases somebody wants to see, and how, as the address of the page says.</summary>
/// <param name="View"><c>board</c> or <c>table</c>.</param>
/// <param name="Whose"><c>mine</c>, <c>unit</c> or <c>all</c> that the caller sees.</param>
/// <param name="Workflow">Those under one workflow.</param>
/// <param name="State">Those in one state.</param>
/// <param name="WithClosed">Closed ones too.</param>
/// <param name="IsOverdue">Only those of which a time has passed.</param>
internal sealed record CaseQuestion(string View, string Whose, string? Workflow, string? State, bool WithClosed, bool IsOverdue)
{
    /// <summary>Of the address.</summary>
    /// <exception cref="BadRequestException">A word in it is none of those there are.</exception>
    public static CaseQuestion Of(Inquiry inquiry) => new(
        inquiry.OneOf("view", "board", "table"),
        inquiry.OneOf("whose", "all", "mine", "unit"),
        inquiry.Text("workflow"),
        inquiry.Text("state"),
        inquiry.Flag("all"),
        inquiry.Flag("overdue"));

    /// <summary>Whether a case is one of those asked for.</summary>
    public bool Wants(StandingRow row, Caller caller) => Whose switch
    {
        "mine" => IsOf(row.Folded?.Field("owner"), caller) || IsOf(row.Folded?.Field("reviewer"), caller),
        "unit" => caller.Unit is not null && row.File.File.Unit == caller.Unit,
        _ => true,
    } && (State is null || row.State == State) && (!IsOverdue || row.IsOverdue);

    private static bool IsOf(string? who, Caller caller) => who is not null
        && (who.Equals(caller.Account, StringComparison.OrdinalIgnoreCase) || who.Equals(caller.Person.Value, StringComparison.OrdinalIgnoreCase));
}
