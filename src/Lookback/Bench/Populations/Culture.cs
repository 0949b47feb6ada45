using System.Globalization;

namespace Lookback.Bench.Populations;

/// <summary>How people of one culture are named: <c>data/population</c> says what a row of its files means.</summary>
internal sealed class Culture
{
    // In a hundred family names: those of the list; of the others some have a piece more.
    private const double Listed = 65;
    private const double Longer = 30;

    // In a hundred given names, where they are freely made of two elements.
    private const double MadeGiven = 80;

    private readonly Dictionary<string, NameStock> _stocks;
    private readonly string[][] _patterns;
    private readonly bool _runTogether;

    private Culture(string[] row)
    {
        (Share, NativeShare) = (int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture));
        _runTogether = row[3] == "yes";
        Countries = row[4].Split(' ');
        _patterns = Array.ConvertAll(row[5].Split('|'), pattern => pattern.Split(' '));
        _stocks = NamingCustoms.Rows(row[0]).GroupBy(r => r[0]).ToDictionary(
            kind => kind.Key,
            kind => new NameStock([.. kind.Select(r => (new InventedWord(r[1], r[2]), new InventedWord(Or(r[3], r[1]), Or(r[4], r[2]))))]));
    }

    /// <summary>Every culture.</summary>
    public static IReadOnlyList<Culture> All { get; } = [.. NamingCustoms.Rows("cultures").Select(row => new Culture(row))];

    /// <summary>How many bear such names, among all.</summary>
    public int Share { get; }

    /// <summary>How many in a hundred are written in the script of home.</summary>
    public int NativeShare { get; }

    /// <summary>Where they come from.</summary>
    public IReadOnlyList<string> Countries { get; }

    /// <summary>A name.</summary>
    public InventedName Name(ref Draw draw, bool isWoman)
    {
        var pattern = Order(ref draw);
        var (words, family) = (new InventedWord[pattern.Length], -1);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "family" && family < 0) family = i;
            words[i] = Word(ref draw, pattern[i], isWoman);
        }

        return new InventedName(words, family, _runTogether);
    }

    // The usual order is twice as usual as the next.
    private string[] Order(ref Draw draw)
    {
        var at = 0;
        while (at < _patterns.Length - 1 && draw.Happens(40)) at++;
        return _patterns[at];
    }

    private InventedWord Word(ref Draw draw, string kind, bool isWoman) => kind switch
    {
        "given" => Given(ref draw, isWoman),
        "father" => Given(ref draw, isWoman: false),
        "family" => Family(ref draw, isWoman),
        "patronymic" => Stock("patronymic").Draw(ref draw, isWoman),
        _ => kind.Split('/') is [var latin, var native] ? new InventedWord(latin, native) : throw new InvalidDataException($"no words for {kind}"),
    };

    private InventedWord Given(ref Draw draw, bool isWoman) =>
        _stocks.ContainsKey("given-start") && draw.Happens(MadeGiven)
            ? Stock("given-start").Draw(ref draw, isWoman).With(Stock("given-end").Draw(ref draw, isWoman))
            : SpellingVariants.Of(Stock(isWoman ? "female" : "male").Draw(ref draw, isWoman), ref draw);

    private InventedWord Family(ref Draw draw, bool isWoman)
    {
        if (!_stocks.ContainsKey("family-start") || draw.Happens(Listed)) return Stock("family").Draw(ref draw, isWoman);
        var start = Stock("family-start").DrawEvenly(ref draw, isWoman);
        if (draw.Happens(Longer)) start = start.With(Stock("family-start").DrawEvenly(ref draw, isWoman).Inside());
        return start.With(Stock("family-end").Draw(ref draw, isWoman));
    }

    private NameStock Stock(string kind) => _stocks[kind];

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
