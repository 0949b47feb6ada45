using System.Globalization;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Mapped;

/// <summary>What one column is, by its name and by its values, each of which may contradict the other.</summary>
internal static class ColumnGuess
{
    /// <summary>Share of values that have to fit the fact that a column's name says; below <see cref="Contradicted"/> the name is not believed.</summary>
    private const double Confirmed = 0.8;

    private const double Contradicted = 0.5;

    /// <summary>Share of values that have to tell a fact where the column's name says nothing.</summary>
    private const double Told = 0.9;

    /// <summary>Fewer values tell nothing by themselves.</summary>
    private const int EnoughToTell = 3;

    public static ProposedColumn Of(SampleColumn column, IReadOnlySet<string> empty)
    {
        var cells = column.Cells.Where(c => Blanks.Collapse(c) is { } text && !empty.Contains(text)).ToList();
        return ColumnWords.FindWay(column.Name) switch
        {
            { Fact: null, Fit: > WordFit.Within } none => Left(column.Name, Sureness.Likely, $"\"{none.Word}\" is no fact of a listing"),
            { Fact: { } fact } named => Named(column.Name, fact, named, cells),
            _ => ByValues(column.Name, cells),
        };
    }

    /// <summary>So many of so many, in words.</summary>
    public static string Of(int some, int all, string what) =>
        some == all ? string.Create(CultureInfo.InvariantCulture, $"all {all} values are {what}")
        : string.Create(CultureInfo.InvariantCulture, $"{some} of {all} values are {what}");

    private static ProposedColumn Named(string column, string fact, NamedFact named, List<string> cells)
    {
        var isSure = named.Fit == WordFit.Whole;
        var because = isSure ? $"it is named \"{named.Word}\"" : $"its name {(named.Fit == WordFit.End ? "ends in" : "has")} \"{named.Word}\"";
        if (cells.Count == 0)
        {
            return named.Fit == WordFit.Within
                ? Left(column, Sureness.Unsure, $"{because}, and no row has a value")
                : new ProposedColumn(column, [fact], null, Sureness.Likely, $"{because}; no row has a value");
        }

        var separator = CellSeparator.Of(fact, cells);
        if (!ValueShapes.Has(fact))
        {
            return named.Fit == WordFit.Within
                ? Left(column, Sureness.Unsure, $"{because}, which may be {fact}")
                : new ProposedColumn(column, [fact], separator, isSure ? Sureness.Sure : Sureness.Likely, because + CellSeparator.Words(separator));
        }

        var parts = CellSeparator.Parts(cells, separator);
        var fitting = parts.Count(p => ValueShapes.Fits(fact, p));
        var share = fitting / (double)parts.Count;
        var told = Of(fitting, parts.Count, Plural(fact));
        var isDoubtful = share < Contradicted || (named.Fit == WordFit.Within && (share < Confirmed || !IsStrict(fact)));
        if (isDoubtful) return ByValues(column, cells) is { Facts.Count: > 0 } other ? other : Left(column, Sureness.Unsure, $"{because}, but {told}");
        var sureness = isSure && share >= Confirmed ? Sureness.Sure : Sureness.Likely;
        return new ProposedColumn(column, [fact], separator, sureness, $"{because}, and {told}{CellSeparator.Words(separator)}");
    }

    private static bool IsStrict(string fact) =>
        fact is not ("name" or "given" or "family" or "phone" or "mmsi" or "alias" or "weak_alias" or "former_name" or "original_script_name");

    private static ProposedColumn ByValues(string column, List<string> cells)
    {
        foreach (var fact in ValueShapes.Telling)
        {
            var separator = CellSeparator.Of(fact, cells);
            var parts = CellSeparator.Parts(cells, separator);
            var telling = parts.Count(p => ValueShapes.Tells(fact, p));
            if (parts.Count < EnoughToTell || telling < Told * parts.Count) continue;
            return new ProposedColumn(column, [fact], separator, Sureness.Likely, Of(telling, parts.Count, Plural(fact)) + CellSeparator.Words(separator));
        }

        var dates = cells.Count(ValueShapes.IsDate);
        var because = cells.Count == 0 ? "no row has a value"
            : dates >= Told * cells.Count ? $"{Of(dates, cells.Count, "dates")}, but of what?"
            : "neither its name nor its values say what it is";
        return Left(column, Sureness.Unsure, because);
    }

    private static ProposedColumn Left(string column, Sureness sureness, string because) => new(column, [], null, sureness, because);

    private static string Plural(string fact) => fact switch
    {
        "email" => "e-mail addresses",
        "website" => "web sites",
        "wallet" => "addresses of wallets",
        "lei" => "LEI with the right check digits",
        "imo" => "IMO numbers with the right check digit",
        "bic" => "codes of banks",
        "mmsi" => "numbers of nine digits",
        "phone" => "telephone numbers",
        "gender" => "words for a sex",
        "schema" => "kinds of party",
        "name_kind" => "kinds of name",
        "birth_date" or "designated" => "dates",
        "nationality" or "country" or "residence" or "registration_country" => "countries",
        _ => "like names",
    };
}
