namespace Lookback.Ui.Cases;

/// <summary>Words of a workflow's definition as a person reads them: <c>UNDER_REVIEW</c> is "Under review".</summary>
internal static class StateWord
{
    /// <summary>Of a state.</summary>
    public static string Of(string state) => state.Any(char.IsLower) ? state : Sentence(state.ToLowerInvariant());

    /// <summary>Of a field: the text of the resources, else its name in words.</summary>
    public static string OfField(Words words, string field) => words.Find("cases.field-" + field) ?? Sentence(field);

    /// <summary>Of what is due: the text of the resources, else its name.</summary>
    public static string OfClock(Words words, string clock) => words.Find("cases.clock-" + clock) ?? Of(clock);

    private static string Sentence(string word)
    {
        var text = word.Replace('_', ' ').Replace('-', ' ').Trim();
        return text.Length == 0 ? word : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
