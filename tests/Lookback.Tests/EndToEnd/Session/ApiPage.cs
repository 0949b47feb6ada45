using System.Text;

namespace Lookback.Tests.EndToEnd.Session;

/// <summary>A line of the page that is run, what the page shows as its answer, and what it names of that.</summary>
/// <param name="Command">The line, behind its dollar.</param>
/// <param name="Shown">The answer that the page shows.</param>
/// <param name="Names">The comments behind it: <c># NAME is .path</c>.</param>
internal sealed record PageStep(string Command, string Shown, IReadOnlyList<string> Names);

/// <summary>A page of examples: its prose, its files and its blocks of lines to run.</summary>
internal sealed class ApiPage
{
    private readonly List<(string? Prose, List<PageStep>? Block)> _parts = [];

    /// <summary>The files it shows, by name.</summary>
    public Dictionary<string, string> Files { get; } = [];

    /// <summary>The lines that are run, in order.</summary>
    public IEnumerable<PageStep> Steps => _parts.SelectMany(p => p.Block ?? []);

    /// <summary>Reads it.</summary>
    public static ApiPage Read(string text)
    {
        var (page, prose, lines) = (new ApiPage(), new StringBuilder(), text.Split('\n'));
        for (var i = 0; i < lines.Length; i++)
        {
            prose.Append(lines[i]).Append('\n');
            if (!lines[i].StartsWith("```", StringComparison.Ordinal)) continue;
            var (kind, body) = (lines[i][3..], new List<string>());
            while (lines[++i] != "```") body.Add(lines[i]);
            if (kind == "console")
            {
                page._parts.Add((prose.ToString(), Block(body)));
                prose.Clear();
            }
            else
            {
                if (kind.Split(' ') is [_, var file]) page.Files[file] = string.Join('\n', body) + "\n";
                foreach (var line in body) prose.Append(line).Append('\n');
            }

            prose.Append("```\n");
        }

        page._parts.Add((prose.ToString()[..^1], null));
        return page;
    }

    /// <summary>Writes it anew, with other answers.</summary>
    public string Write(IReadOnlyDictionary<PageStep, string> answers)
    {
        var text = new StringBuilder();
        foreach (var (prose, block) in _parts)
        {
            text.Append(prose);
            foreach (var step in block ?? [])
            {
                text.Append("$ ").Append(step.Command).Append('\n');
                if (answers.TryGetValue(step, out var answer) && answer.Length > 0) text.Append(answer).Append('\n');
                foreach (var name in step.Names) text.Append(name).Append('\n');
            }
        }

        return text.ToString();
    }

    private static List<PageStep> Block(List<string> lines)
    {
        var steps = new List<PageStep>();
        for (var i = 0; i < lines.Count;)
        {
            Assert.StartsWith("$ ", lines[i], StringComparison.Ordinal);
            var command = lines[i++][2..];
            while (command.EndsWith('\\') || command.Count(c => c == '\'') % 2 == 1) command += "\n" + lines[i++];
            var (shown, names) = (new List<string>(), new List<string>());
            for (; i < lines.Count && !lines[i].StartsWith("$ ", StringComparison.Ordinal); i++) (lines[i].StartsWith("# ", StringComparison.Ordinal) ? names : shown).Add(lines[i]);
            steps.Add(new PageStep(command, string.Join('\n', shown), names));
        }

        return steps;
    }
}
