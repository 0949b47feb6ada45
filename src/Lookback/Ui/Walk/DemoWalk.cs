namespace Lookback.Ui.Walk;

/// <summary>The guided walk through the demonstration: pages in an order, each looked at by somebody whose work it is.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="People">Everybody whom the visitor may be.</param>
internal sealed record DemoWalk(IReadOnlyList<WalkStep> Steps, IReadOnlyList<WalkPerson> People)
{
    /// <summary>The cookie that says at which step a browser is, from 1.</summary>
    public const string StepCookie = "lookback-walk";

    /// <summary>The step that a browser is at.</summary>
    public int At(Viewer viewer) =>
        int.TryParse(viewer.Http.Request.Cookies[StepCookie], out var step) && step >= 1 && step <= Steps.Count ? step : 1;
}

/// <summary>A step of the walk.</summary>
/// <param name="Name">The name of its texts.</param>
/// <param name="Account">Who looks.</param>
/// <param name="Address">At what.</param>
internal sealed record WalkStep(string Name, string Account, string Address);

/// <summary>Somebody whom the visitor may be.</summary>
/// <param name="Account">The account.</param>
/// <param name="Role">What it was appointed to.</param>
internal sealed record WalkPerson(string Account, string Role);
