using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Mapped;

/// <summary>Which columns are the name of a listing: one written name, or given and family names.</summary>
internal static partial class NameGuess
{
    /// <summary>Share of persons that have to be written as <c>FAMILY, Given</c>.</summary>
    private const double MostWithComma = 0.7;

    private const int EnoughToTell = 3;

    /// <exception cref="RefusedException"><c>no-name</c>.</exception>
    public static void Settle(TableSample sample, List<ProposedColumn> columns, string file)
    {
        One(columns, "name", "name");
        SplitOff(sample, columns);
        if (columns.Exists(c => c.Is("name"))) return;
        var (given, family) = (columns.Exists(c => c.Is("given")), columns.Exists(c => c.Is("family")));
        if (!given && !family)
        {
            throw new RefusedException(
                "no-name",
                $"{file} has no column that is known to hold names: expected one, such as \"name\", or \"first name\" and \"last name\"; map it by hand");
        }

        // "Nom" and "Nombre" are half of a name only where the other half stands beside them.
        if (given && family) return;
        var alone = columns.FindIndex(c => c.Is("given") || c.Is("family"));
        columns[alone] = new(columns[alone].Column, ["name"], null, Sureness.Likely, $"{columns[alone].Because}; no other column has a name");
        for (var i = alone + 1; i < columns.Count; i++)
            if (columns[i].Is("given") || columns[i].Is("family")) columns[i] = columns[i].Ignored("part of a name whose other part is missing");
    }

    /// <summary>"Name" beside "Vorname" is the family name, unless it holds the given name, too.</summary>
    private static void SplitOff(TableSample sample, List<ProposedColumn> columns)
    {
        var (name, given) = (columns.FindIndex(c => c.Is("name")), columns.FindIndex(c => c.Is("given")));
        if (name < 0 || given < 0 || columns.Exists(c => c.Is("family"))) return;
        var rows = sample.Columns[name].Rows.Zip(sample.Columns[given].Rows).Where(r => r.First.Length > 0 && r.Second.Length > 0).ToList();
        var whole = rows.Count(r => r.First[0].Contains(r.Second[0].Trim(), StringComparison.OrdinalIgnoreCase));
        if (rows.Count == 0 || whole * 2 >= rows.Count) return;
        var because = $"{columns[name].Because}, and the given name stands in another column";
        columns[name] = columns[name] with { Facts = ["family"], Separator = null, Because = because };
    }

    /// <summary>Leaves one column that is a fact, the surest and then the first; the others are ignored.</summary>
    public static void One(List<ProposedColumn> columns, string fact, string what)
    {
        var best = columns.Where(c => c.Is(fact)).OrderByDescending(c => c.Sureness).FirstOrDefault();
        for (var i = 0; i < columns.Count; i++)
        {
            if (!columns[i].Is(fact) || columns[i] == best) continue;
            columns[i] = columns[i].Ignored($"{columns[i].Because}, but \"{best!.Column}\" is the {what} already");
        }
    }

    /// <summary>Whether a name of somebody of unknown kind is written as a person's, family name first: <c>Nordhavn, Inc.</c> is not.</summary>
    public static bool IsTurned(string name)
    {
        var comma = name.IndexOf(", ", StringComparison.Ordinal);
        return comma > 0 && comma == name.LastIndexOf(',') && !Form().IsMatch(name[(comma + 2)..]);
    }

    /// <summary>Whether persons are written family name first with a comma.</summary>
    public static bool IsFamilyFirst(TableSample sample, List<ProposedColumn> columns)
    {
        var (name, schema) = (columns.FindIndex(c => c.Is("name")), columns.FindIndex(c => c.Is("schema")));
        if (name < 0) return false;
        if (schema < 0)
        {
            var all = sample.Columns[name].Cells.Select(Blanks.Collapse).OfType<string>().ToList();
            return all.Count >= EnoughToTell && all.Count(IsTurned) >= MostWithComma * all.Count;
        }

        var persons = sample.Columns[name].Rows.Zip(sample.Columns[schema].Rows)
            .Where(r => r.Second.Length > 0 && MappedFacts.SchemaOf(Blanks.Collapse(r.Second[0]) ?? "") == Schema.Person)
            .SelectMany(r => r.First)
            .ToList();
        return persons.Count >= EnoughToTell && persons.Count(p => p.IndexOf(", ", StringComparison.Ordinal) > 0) >= MostWithComma * persons.Count;
    }

    // What stands behind a comma and is no given name.
    [GeneratedRegex(
        @"^(?:inc|ltd|limited|llc|l\.l\.c|llp|lp|co|corp|corporation|company|s\.?a|s\.?p\.?a|s\.?r\.?l|a\.?s|ag|se|kg|gmbh|plc|ao|oao|zao|ooo|pao|pjsc"
        + @"|jsc|fze|fzco|pte|pty|b\.?v|n\.?v|jr|sr|ii|iii|iv)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
