using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Networks.Import;

/// <summary>
/// Makes a link of the texts of one row. A text that is there and cannot be read costs the row: a link without its end date or its handling would be
/// another link. What is left out on purpose is told before anything else of the row is looked at.
/// </summary>
internal sealed class LinkCells(string file, LinkDefaults defaults, LinkMapping mapping, NodeTable nodes)
{
    private const int MostQuotes = 50;
    private static readonly int Fields = Enum.GetValues<LinkField>().Length;

    private readonly string?[] _texts = new string?[Fields];
    private LinkRow? _lost;
    private long _line;

    /// <summary>Begins a row.</summary>
    public void Begin(long line)
    {
        Array.Clear(_texts);
        (_lost, _line) = (null, line);
    }

    /// <summary>Takes a text; the first of a field counts.</summary>
    public void Add(LinkField field, string? text)
    {
        if (field != LinkField.Ignore) _texts[(int)field] ??= Blanks.Collapse(text);
    }

    /// <summary>The row, of which the file says the kind of link and the ends.</summary>
    /// <param name="isDirected">Whether the ends are told apart.</param>
    public LinkRow Row(bool isDirected = true)
    {
        if (_texts[(int)LinkField.Type] is not { } word) return Lost(LinkField.Type, "a kind of link", "nothing");
        if (mapping.Type(word) is not { } type)
        {
            return Lost(
                LinkField.Type,
                NetworkWords.IsOrigin(word)
                    ? "a kind of link: where somebody comes from, what they are called or believe ties them to nobody"
                    : "a kind of link such as facilitated, owns or uses-phone, or a word of the mapping's types",
                word);
        }

        if (type.Treatment == LinkTreatment.Excluded) return LinkRow.Left(_line, type.Word);
        if (_texts[(int)LinkField.From] is not { } from) return Lost(LinkField.From, "a node", "nothing");
        if (_texts[(int)LinkField.To] is not { } to) return Lost(LinkField.To, "a node", "nothing");
        if (!isDirected && !type.IsSymmetric)
        {
            var ends = (nodes.Of(from), nodes.Of(to));
            return (ends.Item1.Protected ?? ends.Item2.Protected) is { } protectedAs
                ? LinkRow.Left(_line, $"protected:{protectedAs}")
                : Lost(LinkField.Type, $"a directed edge, for {type.Word} says who does what to whom", "an undirected one");
        }

        return Row(type, nodes.Of(from), nodes.Of(to));
    }

    /// <summary>The row, of a kind and ends that are known.</summary>
    public LinkRow Row(LinkType type, NodeEnd from, NodeEnd to)
    {
        if (type.Treatment == LinkTreatment.Excluded) return LinkRow.Left(_line, type.Word);
        if ((from.Protected ?? to.Protected) is { } protectedAs) return LinkRow.Left(_line, $"protected:{protectedAs}");
        if (from.Node is not { } one) return Lost(LinkField.From, from.Expected, _texts[(int)LinkField.From] ?? "another");
        if (to.Node is not { } other) return Lost(LinkField.To, to.Expected, _texts[(int)LinkField.To] ?? "another");
        if (one == other) return LinkRow.Left(_line, LinkRow.SelfLoop);
        var (since, until, expires) = (Date(LinkField.Since), Date(LinkField.Until), Date(LinkField.Expires));
        if (since is { } begin && until is { } end && end.Latest < begin.Earliest) Lose(LinkField.Until, $"a date not before since, {begin}", $"{end}");
        var link = new Link
        {
            Id = default,
            Type = type.Word,
            From = one,
            To = other,
            FromName = Text(LinkField.FromName) ?? from.Name,
            ToName = Text(LinkField.ToName) ?? to.Name,
            Since = since,
            Until = until,
            Source = Text(LinkField.Source) ?? defaults.Source ?? Missing(LinkField.Source, "who says so, in the row or by --source"),
            Quotes = Quotes(),
            Document = Text(LinkField.Document),
            Grade = GradeOf(),
            LegalBasis = Text(LinkField.LegalBasis) ?? defaults.LegalBasis ?? Missing(LinkField.LegalBasis, "a law, in the row or by --legal-basis"),
            Handling = HandlingOf(),
            Expires = expires ?? defaults.Expires ?? PartialDate.OfDay(defaults.Day.AddYears(LinkDefaults.YearsKept)),
            Remark = Text(LinkField.Remark),
        };
        return _lost ?? (link.Expires.Latest < defaults.Day ? LinkRow.Left(_line, "expired") : new LinkRow { Line = _line, Link = link });
    }

    private string? Text(LinkField field)
    {
        var text = _texts[(int)field];
        if (text?.Length > Link.MaxText) Lose(field, FormattableString.Invariant($"at most {Link.MaxText} characters"), text);
        return text;
    }

    private PartialDate? Date(LinkField field)
    {
        if (_texts[(int)field] is not { } text) return null;
        if (PartialDate.TryParse(text, out var date)) return date;
        Lose(field, "a date as far as it is known, such as 2024-05-31, 2024-05, 2024 or 2024~", text);
        return null;
    }

    private List<string> Quotes()
    {
        var quotes = (_texts[(int)LinkField.Quotes] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        if (quotes.Count > MostQuotes || quotes.Exists(q => q.Length > Link.MaxText))
        {
            Lose(
                LinkField.Quotes, FormattableString.Invariant($"at most {MostQuotes} sources of at most {Link.MaxText} characters"),
                _texts[(int)LinkField.Quotes]!);
        }

        return quotes;
    }

    private Grade GradeOf()
    {
        if (_texts[(int)LinkField.Grade] is not { } text) return defaults.Grade;
        if (!Grade.TryParse(text, out var grade)) Lose(LinkField.Grade, "an Admiralty grade from A1 to F6", text);
        return grade;
    }

    private Handling HandlingOf()
    {
        if (_texts[(int)LinkField.Handling] is not { } text) return defaults.Handling;
        if (!Handling.TryParse(text, out var handling)) Lose(LinkField.Handling, $"a mark of TLP 2.0 ({string.Join(", ", Handling.Texts)})", text);
        return handling;
    }

    private string Missing(LinkField field, string expected)
    {
        Lose(field, expected, "nothing");
        return "";
    }

    // What is wrong first is told.
    private void Lose(LinkField field, string expected, string found) => _lost ??= Lost(field, expected, found);

    private LinkRow Lost(LinkField field, string expected, string found) => LinkRow.Lost(file, _line, LinkFields.Word(field), expected, found);
}
