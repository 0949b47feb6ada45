using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Lookback.Api.Yente;

/// <summary>How texts become words for searching, and what the fields are called.</summary>
internal static class SearchWords
{
    /// <summary>The rules in force.</summary>
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>The words of names.</summary>
    public const string Names = "names";

    /// <summary>The words of everything.</summary>
    public const string Text = "text";

    /// <summary>Ids that a listing was known by.</summary>
    public const string Referents = "referents";

    /// <summary>Which row a document is.</summary>
    public const string Ordinal = "ordinal";

    /// <summary>Words in small letters without accents; in any field but these two a value is one word.</summary>
    public static Analyzer Analyzer { get; } = new ByField();

    /// <summary>The words of a text.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        using var stream = Analyzer.GetTokenStream(Names, text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) words.Add(term.ToString());
        stream.End();
        return words;
    }

    private sealed class ByField() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        private static readonly Analyzer Words = Analyzer.NewAnonymous((_, reader) =>
        {
            var parts = new StandardTokenizer(Version, reader);
            return new TokenStreamComponents(parts, new ASCIIFoldingFilter(new LowerCaseFilter(Version, parts)));
        });

        private static readonly Analyzer Whole = Analyzer.NewAnonymous((_, reader) =>
        {
            var whole = new KeywordTokenizer(reader);
            return new TokenStreamComponents(whole, new LowerCaseFilter(Version, whole));
        });

        protected override Analyzer GetWrappedAnalyzer(string fieldName) => fieldName is Names or Text ? Words : Whole;
    }
}
