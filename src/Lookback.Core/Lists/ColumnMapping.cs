using System.Text.Json;
using Lookback.Core.Lists.Mapped;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists;

/// <summary>
/// How the columns of a table, or the properties of JSON lines, become facts, written as JSON (<c>docs/mapping.md</c>):
/// <code>
/// { "delimiter": ";", "header": "named", "dates": "dmy", "names": "family-comma-given", "rows": "together", "empty": [ "n/a" ],
///   "columns": { "ID": "key", "Full Name": "name", "AKA": { "fact": "alias", "separator": "|" }, "Born": "birth_date" },
///   "constants": { "schema": "person", "programme": "INTERNAL" },
///   "ignore": [ "Row Number" ] }
/// </code>
/// <c>header</c> is <c>named</c>, or <c>none</c> where the first row is a listing already and columns are called by their numbers, the first <c>1</c>;
/// <c>dates</c> is the order of numeric dates (<c>iso</c>, <c>dmy</c>, <c>mdy</c>); <c>names</c> is <c>reading-order</c> or
/// <c>family-comma-given</c>, the latter for persons, and for parties of unknown kind where no company's form stands behind the one comma;
/// <c>rows</c> is <c>apart</c> (each row is a listing) or <c>together</c> (consecutive rows of one key are one); <c>empty</c> are words that say there is
/// no value. The facts are: key, name, given, family, name_kind, alias, weak_alias, former_name,
/// original_script_name, schema, birth_date, birth_place, gender, nationality, country, residence, registration_country, address, address_line,
/// phone, email, website, passport, national_id, tax_id, registration, lei, bic, imo, mmsi, aircraft_number, wallet, other_id, designated,
/// programme, title, remark, referent. Several columns of one fact are several values; several of <c>key</c> are one key; a
/// column may be several facts (<c>[ "key", "name" ]</c>). A column that is neither
/// mapped nor ignored refuses the file: a column nobody thought of may be the one with the names.
/// </summary>
public sealed record ColumnMapping
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly string[] Known = ["delimiter", "header", "dates", "names", "rows", "empty", "columns", "constants", "ignore"];

    private ColumnMapping()
    {
    }

    internal char Delimiter { get; private init; } = ',';

    internal bool HasHeader { get; private init; } = true;

    internal DateOrder Dates { get; private init; }

    internal bool FamilyFirst { get; private init; }

    internal bool Together { get; private init; }

    internal IReadOnlySet<string> Empty { get; private init; } = new HashSet<string>();

    internal IReadOnlyDictionary<string, MappedColumn> Columns { get; private init; } = new Dictionary<string, MappedColumn>();

    internal IReadOnlyList<MappedConstant> Constants { get; private init; } = [];

    internal IReadOnlySet<string> Ignored { get; private init; } = new HashSet<string>();

    /// <summary>The identity of the mapping: read through another one, the same bytes are another edition.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The mapping as it was written.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Reads a mapping file.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="fileName">Its name, for the refusal.</param>
    /// <exception cref="RefusedException"><c>bad-mapping</c>: the sentence names the word that is wrong.</exception>
    public static ColumnMapping Parse(string json, string fileName)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return Read(new MappingSource(document.RootElement, fileName)) with { Hash = new ContentHash().Add(json).ToId(), Text = json };
        }
        catch (JsonException wrong)
        {
            throw new RefusedException("bad-mapping", $"{fileName}, line {wrong.LineNumber + 1}: the mapping is not JSON.");
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair (\ud800 alone) only when the text is taken.
            throw new RefusedException("bad-mapping", $"{fileName}: expected whole characters, found half a surrogate pair");
        }
    }

    private static ColumnMapping Read(MappingSource source)
    {
        source.OnlyKnows(Known);
        var mapping = new ColumnMapping
        {
            Delimiter = source.Delimiter(),
            HasHeader = source.OneOf("header", ("named", true), ("none", false)),
            Dates = source.OneOf("dates", ("iso", DateOrder.YearFirst), ("dmy", DateOrder.DayFirst), ("mdy", DateOrder.MonthFirst)),
            FamilyFirst = source.OneOf("names", ("reading-order", false), ("family-comma-given", true)),
            Together = source.OneOf("rows", ("apart", false), ("together", true)),
            Empty = source.Texts("empty", "words that say there is no value", StringComparer.OrdinalIgnoreCase),
            Columns = source.Columns(),
            Constants = source.Constants(),
            Ignored = source.Texts("ignore", "column names", StringComparer.Ordinal),
        };
        source.Require(mapping.Columns, "key");
        source.Require(mapping.Columns, "name", "given", "family");
        return mapping;
    }
}
