using Lookback.Core.Records;

namespace Lookback.Cli;

/// <summary>Evidence for a person: one sentence a line, marked for or against.</summary>
internal static class EvidenceLines
{
    /// <summary>Says the reasons.</summary>
    public static void Tell(IEnumerable<Evidence> evidence)
    {
        foreach (var reason in evidence)
        {
            var sign = reason.Direction switch
            {
                Direction.For => "+",
                Direction.Against => "-",
                Direction.Neutral => " ",
                _ => throw new InvalidOperationException($"no sign for {reason.Direction}"),
            };
            Output.Line($"    {sign} {Output.Visible(reason.Sentence)}");
        }
    }
}
