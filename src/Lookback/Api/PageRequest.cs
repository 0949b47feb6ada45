using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Api;

/// <summary>
/// Which page of a list is asked for. Every page of it sees what the first one saw, so that nobody is met twice or passed over while others append.
/// </summary>
internal sealed class PageRequest
{
    private const int Usual = 100;
    private const int Most = 500;

    private static readonly string[] Beside = ["cursor", "limit", "purpose"];

    private readonly Inquiry _inquiry;
    private readonly string _question;
    private readonly PageCursor? _cursor;
    private long _position;

    private PageRequest(Inquiry inquiry, string question, PageCursor? cursor, int limit) =>
        (_inquiry, _question, _cursor, Limit) = (inquiry, question, cursor, limit);

    /// <summary>How many lines at the most.</summary>
    public int Limit { get; }

    /// <summary>What the list is ordered by of the last line of the page before; <see cref="long.MinValue"/> for the first page.</summary>
    public long After => _cursor?.Place ?? long.MinValue;

    /// <summary>Of the query: <c>limit</c>, from 1 to 500, and <c>cursor</c>, which is the page before's <c>next</c>.</summary>
    /// <exception cref="BadRequestException">Neither is one.</exception>
    public static PageRequest Of(Inquiry inquiry)
    {
        var limit = inquiry.Number("limit", Usual, 1, Most);
        var question = QuestionOf(inquiry);
        string? text = inquiry.Http.Request.Query["cursor"];
        if (string.IsNullOrEmpty(text)) return new PageRequest(inquiry, question, null, limit);
        var cursor = PageCursor.Read(text) is { } read && read.Question == question ? read : throw new BadRequestException(
            "cursor", $"expected what the page before says as \"next\", with the same questions beside it, found \"{ReadIssue.Cut(text)}\"");
        return new PageRequest(inquiry, question, cursor, limit);
    }

    /// <summary>How far it sees: as far as the first page did.</summary>
    public Horizon At(Ledger ledger)
    {
        var at = _inquiry.At(ledger);
        if (_cursor is { } cursor) at = ledger.HorizonAt(_inquiry.EffectiveAt, null).UpTo(cursor.Position);
        _position = at.Position;
        _inquiry.TellPosition(at.Position);
        return at;
    }

    /// <summary>The page out of the whole list.</summary>
    /// <param name="rows">The list, in any order.</param>
    /// <param name="place">What it is ordered by: a position, or an instant's microseconds.</param>
    /// <param name="id">What tells apart those of one place.</param>
    /// <param name="line">What is shown of one; <see langword="null"/> for one that is not.</param>
    public Page<TLine> Of<TRow, TLine>(IEnumerable<TRow> rows, Func<TRow, long> place, Func<TRow, string> id, Func<TRow, TLine?> line)
        where TLine : class
    {
        var (lines, last) = (new List<TLine>(), default(TRow));
        var ordered = rows.Where(r => IsAfter(place(r), id(r))).OrderBy(place).ThenBy(id, StringComparer.Ordinal);
        foreach (var row in ordered)
        {
            if (line(row) is not { } shown) continue;
            if (lines.Count == Limit) return new Page<TLine>(_position, lines, Cursor(place(last!), id(last!)));
            lines.Add(shown);
            last = row;
        }

        return new Page<TLine>(_position, lines, null);
    }

    private bool IsAfter(long place, string id) => _cursor is not { } cursor
        || place > cursor.Place || (place == cursor.Place && string.CompareOrdinal(id, cursor.Id) > 0);

    private string Cursor(long place, string id) => new PageCursor(_question, _position, place, id).Write();

    // The path and whatever narrows the list, in one short word.
    private static string QuestionOf(Inquiry inquiry)
    {
        var asked = inquiry.Http.Request.Query.Where(q => !Beside.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal);
        var text = string.Join('&', asked.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{inquiry.Http.Request.Path}?{text}"))[..8]);
    }
}
