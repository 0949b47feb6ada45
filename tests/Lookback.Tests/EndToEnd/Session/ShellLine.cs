using System.Text;

namespace Lookback.Tests.EndToEnd.Session;

/// <summary>A line of a shell as pages have it: words, quotes, variables, and nothing else.</summary>
internal static class ShellLine
{
    /// <summary>The words of a line.</summary>
    public static IReadOnlyList<string> Words(string line, IReadOnlyDictionary<string, string> variables)
    {
        var (words, word, isWord, quote) = (new List<string>(), new StringBuilder(), false, '\0');
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && quote != '\'' && i + 1 < line.Length && line[i + 1] == '\n')
            {
                i++;
            }
            else if (c == '\\' && quote == '"' && i + 1 < line.Length)
            {
                word.Append(line[++i]);
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isWord) words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else if (c is '\'' or '"' && (quote == '\0' || quote == c))
            {
                (quote, isWord) = (quote == c ? '\0' : c, true);
            }
            else if (c == '$' && quote != '\'' && Name(line, i + 1) is { Length: > 0 } name)
            {
                Assert.True(variables.ContainsKey(name), $"${name} is not known at: {line}");
                word.Append(variables[name]);
                (i, isWord) = (i + name.Length, true);
            }
            else
            {
                word.Append(c);
                isWord = true;
            }
        }

        Assert.True(quote == '\0', $"an open quote: {line}");
        if (isWord) words.Add(word.ToString());
        return words;
    }

    private static string Name(string line, int from)
    {
        var end = from;
        while (end < line.Length && (char.IsAsciiLetterUpper(line[end]) || line[end] == '_')) end++;
        return line[from..end];
    }
}
