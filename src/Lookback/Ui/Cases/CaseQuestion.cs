using Lookback.Api;
using Lookback.Core.Cases;
using Lookback.Core.Records;

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

    /// <summary>Whether a case belongs to whoever asks, as far as that is asked.</summary>
    public bool Wants(CaseState state, CaseFile file, Caller caller) => Whose switch
    {
        "mine" => IsOf(state.Field("owner"), caller) || IsOf(state.Field("reviewer"), caller),
        "unit" => caller.Unit is not null && file.Unit == caller.Unit,
        _ => true,
    } && (State is null || state.State == State);

    private static bool IsOf(string? who, Caller caller) => who is not null
        && (who.Equals(caller.Account, StringComparison.OrdinalIgnoreCase) || who.Equals(caller.Person.Value, StringComparison.OrdinalIgnoreCase));
}
