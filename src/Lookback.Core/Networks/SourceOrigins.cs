namespace Lookback.Core.Networks;

/// <summary>Who says something, and on whose word.</summary>
/// <param name="Source">The source.</param>
/// <param name="Quotes">The sources that it repeats.</param>
/// <param name="Document">The document that it shows, where it shows one.</param>
public sealed record Attribution(string Source, IReadOnlyList<string> Quotes, string? Document);

/// <summary>
/// Which sources are independent of each other. Who repeats another is one with it, and so are two that show the same document, however many of them
/// stand between and in whatever circle they quote each other.
/// </summary>
public sealed class SourceOrigins
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes note of everything that is said.</summary>
    public SourceOrigins(IEnumerable<Attribution> said)
    {
        foreach (var one in said)
        {
            var source = Source(one.Source);
            foreach (var quoted in one.Quotes) Join(source, Source(quoted));
            if (one.Document is not null) Join(source, $"document {one.Document.Trim()}");
        }
    }

    /// <summary>What stands for everybody who says something on the same word.</summary>
    public string Of(Attribution said) => Root(Source(said.Source));

    /// <summary>How many independent sources several paths rest on, and whether all of them would go with one.</summary>
    /// <param name="paths">Who says what on each path; what our own records say is left out.</param>
    public static (int Independent, bool RestsOnOne) Count(IReadOnlyList<IReadOnlyList<Attribution>> paths)
    {
        var origins = new SourceOrigins(paths.SelectMany(p => p));
        var each = paths.Select(p => p.Select(origins.Of).ToHashSet(StringComparer.OrdinalIgnoreCase)).ToList();
        var all = each.SelectMany(p => p).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (all.Count, all.Count == 0 || all.Any(o => each.TrueForAll(p => p.Contains(o))));
    }

    /// <summary>Which of several paths to show, best first: what rests on another word comes before one more on the same.</summary>
    /// <param name="paths">Who says what on each path, best first.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<int> Spread(IReadOnlyList<IReadOnlyList<Attribution>> paths, int most)
    {
        var origins = new SourceOrigins(paths.SelectMany(p => p));
        var shown = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var others = new List<int>();
        var first = new List<int>();
        for (var i = 0; i < paths.Count; i++)
        {
            var words = paths[i].Select(origins.Of).ToList();
            if (i == 0 || words.Exists(w => !shown.Contains(w))) first.Add(i);
            else others.Add(i);
            shown.UnionWith(words);
        }

        return [.. first.Concat(others).Take(most).Order()];
    }

    private static string Source(string name) => $"source {name.Trim()}";

    private void Join(string one, string other) => _parents[Root(one)] = Root(other);

    private string Root(string name)
    {
        while (_parents.TryGetValue(name, out var parent) && !string.Equals(parent, name, StringComparison.OrdinalIgnoreCase)) name = parent;
        return name;
    }
}
