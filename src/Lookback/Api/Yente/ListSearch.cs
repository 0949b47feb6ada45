using System.Collections.Frozen;
using AnyAscii;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Views;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace Lookback.Api.Yente;

/// <summary>
/// The listings by their words: what a person types into a field for searching, in Lucene's syntax, over names and everything else that a listing says. It is
/// no screening: words are found as they are written, and in Latin letters.
/// </summary>
internal sealed class ListSearch
{
    private const int MostQuery = 2_000;
    private readonly SearchedRow[] _rows;
    private readonly IndexSearcher _searcher;
    private readonly NumericDocValues? _ordinals;

    private ListSearch(SearchedRow[] rows, DirectoryReader reader)
    {
        (_rows, _searcher) = (rows, new IndexSearcher(reader));
        _ordinals = MultiDocValues.GetNumericValues(reader, SearchWords.Ordinal);
    }

    /// <summary>Indexes listings.</summary>
    public static ListSearch Of(IEnumerable<ListedEntity> listings)
    {
        var (directory, rows) = (new RAMDirectory(), new List<SearchedRow>());
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(SearchWords.Version, SearchWords.Analyzer)))
        {
            foreach (var listed in listings)
            {
                writer.AddDocument(Document(listed, rows.Count));
                rows.Add(SearchedRow.Of(listed));
            }
        }

        return new ListSearch([.. rows], DirectoryReader.Open(directory));
    }

    /// <summary>Everything found, best first.</summary>
    /// <param name="text">What was typed; nothing finds everybody.</param>
    /// <param name="question">What narrows it.</param>
    /// <exception cref="YenteFaultException">It is no query.</exception>
    public IReadOnlyList<SearchedRow> Find(string text, SearchQuestion question)
    {
        var every = new BooleanQuery { { Parse(text, question), Occur.MUST } };
        foreach (var filter in question.Filters.GroupBy(f => f.Field))
        {
            var any = new BooleanQuery();
            foreach (var (field, value) in filter)
                any.Add(new TermQuery(new Term(field, value.ToLowerInvariant())), question.IsAll ? Occur.MUST : Occur.SHOULD);
            every.Add(any, Occur.MUST);
        }

        return [.. Collect(every).Where(f => question.Wants(f.Row)).OrderByDescending(f => f.Score).ThenBy(f => f.Row.Id.ToString(), StringComparer.Ordinal)
            .Select(f => f.Row)];
    }

    /// <summary>Those of which a word of a name begins so.</summary>
    public IReadOnlyList<SearchedRow> Beginning(string prefix, Func<SearchedRow, bool> wants)
    {
        var every = new BooleanQuery();
        var words = SearchWords.Of(prefix);
        for (var i = 0; i < words.Count; i++)
        {
            var term = new Term(SearchWords.Names, words[i]);
            every.Add(i == words.Count - 1 ? new PrefixQuery(term) : new TermQuery(term), Occur.MUST);
        }

        if (words.Count == 0) return [];
        return [.. Collect(every).Select(f => f.Row).Where(wants).OrderBy(r => r.Caption.Length).ThenBy(r => r.Caption, StringComparer.Ordinal)];
    }

    /// <summary>The one listing that a publisher says was known by an id.</summary>
    public ListingId? Named(string id, IReadOnlyList<WatchlistId> among) =>
        Collect(new TermQuery(new Term(SearchWords.Referents, id.ToLowerInvariant())))
            .Select(f => f.Row)
            .Where(r => among.Contains(r.Id.Watchlist))
            .ToList() is [var only]
            ? only.Id
            : null;

    private List<(SearchedRow Row, float Score)> Collect(Query query)
    {
        var collector = new EveryHit();
        _searcher.Search(query, collector);
        return collector.Hits.ConvertAll(h => (_rows[_ordinals!.Get(h.Document)], h.Score));
    }

    private static Query Parse(string text, SearchQuestion question)
    {
        if (text.Trim() is "" or "*" or "*:*") return new MatchAllDocsQuery();
        if (text.Length > MostQuery) throw Wrong(FormattableString.Invariant($"expected at most {MostQuery} characters"));
        var parser = new WordQueryParser { DefaultOperator = Operator.AND };
        try
        {
            return parser.Parse(question.IsSimple || question.IsFuzzy ? Escaped(text, question.IsFuzzy) : text);
        }
        catch (Exception e) when (e is ParseException or BooleanQuery.TooManyClausesException)
        {
            throw Wrong(ReadIssue.Cut(text));
        }
    }

    private static string Escaped(string text, bool isFuzzy) => string.Join(
        ' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => QueryParserBase.Escape(w) + (isFuzzy ? "~1" : "")));

    private static YenteFaultException Wrong(string found) => YenteFaultException.BadRequest($"Search error: Failed to parse query [{found}]");

    private static Document Document(ListedEntity listed, int ordinal)
    {
        var document = new Document
        {
            new NumericDocValuesField(SearchWords.Ordinal, ordinal), Exact("id", listed.Entity.Id), Exact("datasets", listed.Text.Id.Watchlist.Value),
        };
        foreach (var name in listed.Text.Facts.Names)
        {
            document.Add(new TextField(SearchWords.Names, name.Full, Field.Store.NO));
            if (name.Full.Any(c => c > 0x24f)) document.Add(new TextField(SearchWords.Names, name.Full.Transliterate(), Field.Store.NO));
        }

        foreach (var schema in FtmModel.Current.Find(listed.Entity.Schema)!.Line) document.Add(Exact("schema", schema));
        foreach (var referent in listed.Text.Referents) document.Add(Exact(SearchWords.Referents, referent));
        var row = SearchedRow.Of(listed);
        foreach (var (field, values) in row.Facets.Where(f => f.Key is not "schema" and not "datasets"))
            foreach (var value in values) document.Add(Exact(field, value));
        foreach (var (property, values) in listed.Entity.Properties)
        {
            foreach (var value in values)
            {
                document.Add(new TextField(SearchWords.Text, value, Field.Store.NO));
                foreach (var exact in Exactly(property, value)) document.Add(Exact($"properties.{property}", exact));
            }
        }

        return document;
    }

    // A day is found by its month and year, too.
    private static IEnumerable<string> Exactly(string property, string value) =>
        property == "birthDate" && value.Length is 7 or 10 && PartialDate.TryParse(value, out _) ? [value, value[..4], value[..7]] : [value];

    private static StringField Exact(string field, string value) =>
        new(field, value.Length <= 1_000 ? value.ToLowerInvariant() : value[..1_000].ToLowerInvariant(), Field.Store.NO);

    private sealed class WordQueryParser() : MultiFieldQueryParser(
        SearchWords.Version, [SearchWords.Names, SearchWords.Text], SearchWords.Analyzer,
        new Dictionary<string, float> { [SearchWords.Names] = 3, [SearchWords.Text] = 1 })
    {
        // Any number of states can be made of a few characters.
        protected override Query GetRegexpQuery(string field, string termStr) => throw new ParseException("regular expressions are not taken");
    }

    private sealed class EveryHit : ICollector
    {
        private Scorer _scorer = null!;
        private int _base;

        public List<(int Document, float Score)> Hits { get; } = [];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) => _scorer = scorer;

        public void Collect(int doc) => Hits.Add((_base + doc, _scorer.GetScore()));

        public void SetNextReader(AtomicReaderContext context) => _base = context.DocBase;
    }
}

/// <summary>A listing as searches narrow, count and sort it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Caption">Its name.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="LastChange">When it last changed.</param>
/// <param name="IsTarget">Whether it is a target.</param>
/// <param name="Facets">The values of each facet.</param>
internal sealed record SearchedRow(
    ListingId Id, string Caption, string Schema, DateTimeOffset LastChange, bool IsTarget, FrozenDictionary<string, IReadOnlyList<string>> Facets)
{
    private static readonly (string Facet, string Type)[] ByType =
        [("countries", "country"), ("topics", "topic"), ("identifiers", "identifier"), ("genders", "gender")];

    /// <summary>Of a listing.</summary>
    public static SearchedRow Of(ListedEntity listed)
    {
        var schema = FtmModel.Current.Find(listed.Entity.Schema)!;
        var facets = ByType.Select(f => KeyValuePair.Create(f.Facet, (IReadOnlyList<string>)[.. listed.Entity.Properties
                .Where(p => schema.Properties[p.Name].Type == f.Type).SelectMany(p => p.Values).Distinct(StringComparer.Ordinal)]))
            .Append(KeyValuePair.Create("schema", (IReadOnlyList<string>)[schema.Name]))
            .Append(KeyValuePair.Create("datasets", (IReadOnlyList<string>)[listed.Text.Id.Watchlist.Value]));
        return new SearchedRow(
            listed.Text.Id, listed.Caption, schema.Name, listed.LastChange, listed.IsTarget, facets.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
