namespace Lookback.Core.Matching;

/// <summary>The code that makes keys and scores.</summary>
public static class Engine
{
    /// <summary>Raised by hand whenever the same facts under the same policy may get another score, other keys or other reasons.</summary>
    public const string Version = "2";
}
