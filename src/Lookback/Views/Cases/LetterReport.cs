using Lookback.Core.Records;

namespace Lookback.Views.Cases;

/// <summary>The letter that answers a request, in Markdown.</summary>
internal sealed record LetterReport(CaseId Case, string Letter);
