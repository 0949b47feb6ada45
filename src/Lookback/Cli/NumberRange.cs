using System.CommandLine;
using System.Globalization;

namespace Lookback.Cli;

/// <summary>Holds an option to a range of whole numbers; what is no number at all is said by the parser itself.</summary>
internal static class NumberRange
{
    /// <summary>The option, refused outside of the range.</summary>
    public static Option<int> Within(this Option<int> option, int least, int most, string expected)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [var token] || !int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)) return;
            if (number < least || number > most) result.AddError($"{option.Name}: expected {expected}, found {number}");
        });
        return option;
    }
}
