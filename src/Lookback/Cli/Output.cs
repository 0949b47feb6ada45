using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Lookback.Cli;

/// <summary>Where a verb's result goes: tables and sentences for a person, or one JSON value. Progress and errors go to standard error.</summary>
internal sealed class Output(bool json)
{
    /// <summary>Whether the caller wants JSON.</summary>
    public bool IsJson { get; } = json;

    /// <summary>Prints a result: as JSON, or the way <paramref name="tell"/> tells it.</summary>
    public void Write<T>(T result, Action<T> tell)
    {
        if (!IsJson)
        {
            tell(result);
            return;
        }

        Console.Out.WriteLine(JsonSerializer.Serialize(result, (JsonTypeInfo<T>)CliJson.Rules.GetTypeInfo(typeof(T))));
    }

    /// <summary>Prints one result of several, of work that may never end: as JSON on a line of its own, or the way <paramref name="tell"/> tells it.</summary>
    public void WriteOne<T>(T result, Action<T> tell)
    {
        if (IsJson) Console.Out.WriteLine(JsonSerializer.Serialize(result, (JsonTypeInfo<T>)CliJson.Lines.GetTypeInfo(typeof(T))));
        else tell(result);
    }

    /// <summary>Prints a line for a person.</summary>
    public static void Line(string text = "") => Console.Out.WriteLine(text);

    /// <summary>Prints a table for a person; cells are plain text.</summary>
    public static void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => Table(columns, rows, Justify.Left);

    /// <summary>Prints a table of figures: what each row is about on the left, figures under each other by their last digit.</summary>
    public static void Figures(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => Table(columns, rows, Justify.Right);

    private static void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, Justify rest)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        // Ids stand first; cut inside, they could not be copied.
        for (var i = 0; i < columns.Count; i++)
            table.AddColumn(new TableColumn(new Text(columns[i])) { NoWrap = i == 0, Alignment = i == 0 ? Justify.Left : rest });
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(Visible(cell))));
        // Redirected output has no width of its own; a wide one keeps every row on a line, so that it can be searched.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected) console.Profile.Width = 400;
        console.Write(table);
    }

    /// <summary>Makes characters that steer a terminal or turn text round visible instead of obeyed.</summary>
    public static string Visible(string text) => Show.Visible(text);
}
