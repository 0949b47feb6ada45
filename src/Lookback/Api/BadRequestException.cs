namespace Lookback.Api;

/// <summary>A request that makes no sense as it was sent: answered with 400 and this sentence.</summary>
/// <param name="where">The parameter, header or part of the body.</param>
/// <param name="sentence">What was expected, and what was found.</param>
internal sealed class BadRequestException(string where, string sentence) : Exception($"{where}: {sentence}")
{
    /// <summary>The parameter, header or part of the body.</summary>
    public string Where { get; } = where;
}
