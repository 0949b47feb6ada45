namespace Lookback.Cli;

/// <summary>
/// The clock by which verbs say when something is known: the wall's. The demo alone puts another in its place, so that forty-four months pass in a
/// minute; no option and no variable does.
/// </summary>
internal static class ProgramClock
{
    private static readonly AsyncLocal<TimeProvider?> Told = new();

    /// <summary>The clock.</summary>
    public static TimeProvider Time => Told.Value ?? TimeProvider.System;

    /// <summary>Runs verbs by another clock; the wall's is back once they have ended.</summary>
    public static T By<T>(TimeProvider clock, Func<T> act)
    {
        Told.Value = clock;
        try
        {
            return act();
        }
        finally
        {
            Told.Value = null;
        }
    }
}
