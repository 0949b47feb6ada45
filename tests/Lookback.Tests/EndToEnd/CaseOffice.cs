using System.Text.Json;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>An office with staff: whoever acts is named by account, and every refusal is shown to leave the ledger as it was.</summary>
internal sealed class CaseOffice : IDisposable
{
    /// <summary>The listed party was dead before: nothing the listing need say, so that any reviewer may have found it.</summary>
    public const string DiedBefore = "deceased-before=met in 2025/died in 1999";

    private readonly Office _office = new();

    public CaseOffice()
    {
        Appoint("root", "boss", "admin");
        foreach (var (person, role) in ((string, string)[])[
            ("ann", "analyst"), ("ben", "analyst"), ("sue", "supervisor"), ("sam", "supervisor"), ("cal", "caseworker"), ("cho", "caseworker"), ("pat", "partner")])
            Appoint("boss", person, role);
    }

    public TempFolder Folder => _office.Folder;

    public void Appoint(string by, string person, string role, params string[] more) => Do(
        by, ["staff", "appoint", person, "--person", person, "--role", role, "--reason", "Works here from today on, by the office's order.", .. more]);

    /// <summary>Runs a verb as an account.</summary>
    public Ran As(string account, params string[] arguments) => _office.Run([.. arguments, "--actor", account]);

    /// <summary>Runs a verb that must not be refused, and gives what it prints.</summary>
    public string Do(string account, params string[] arguments) => As(account, arguments).Expect(0).Output;

    /// <summary>The same as JSON.</summary>
    public JsonElement Json(string account, params string[] arguments) => As(account, [.. arguments, "--json"]).Expect(0).Json;

    /// <summary>Runs a verb that must be refused with a code and leave nothing behind; gives the sentence.</summary>
    public string Refused(string code, string account, params string[] arguments)
    {
        var head = Head;
        var ran = As(account, arguments).Expect(3);
        Assert.StartsWith($"refused ({code}): ", ran.Error, StringComparison.Ordinal);
        Assert.Equal(head, Head);
        return ran.Error;
    }

    public string Head => _office.Run("head").Expect(0).Output;

    /// <summary>The alert on a reference.</summary>
    public string Alert(string reference) => Json("ann", "alert", "ls", "--all").EnumerateArray()
        .Single(a => a.GetProperty("references").EnumerateArray().Any(r => r.GetString() == reference)).GetProperty("alert").GetString()!;

    /// <summary>Opens a case; gives its id.</summary>
    public string Open(string account, string what, params string[] more) =>
        Json(account, ["case", "open", what, .. more]).GetProperty("case").GetProperty("case").GetString()!;

    /// <summary>The words of a step.</summary>
    public static string[] Step(string file, string to, string reason, params string[] more) =>
        ["case", "step", file, to, "--code", "as-found", "--reason", reason, .. more];

    /// <summary>A field.</summary>
    /// <summary>A day by which an answer may be due: the program's clock is the wall's.</summary>
    public static DateOnly Soon { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30);

    public static string[] Set(params string[] fields) => [.. fields.SelectMany(f => (string[])["--set", f])];

    public JsonElement Case(string file, string account = "ann") => Json(account, "case", "show", file);

    public string State(string file) => Case(file).GetProperty("case").GetProperty("state").GetString()!;

    /// <summary>A case taken up by Ann, of whoever has a reference.</summary>
    public string Reviewed(string reference)
    {
        var file = Open("ann", Alert(reference), "--live");
        Do("ann", Step(file, "UNDER_REVIEW", $"Taken up at the counter, {reference} waits there.", Set("owner=ann")));
        return file;
    }

    /// <summary>Writes a file into the office's folder.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(Folder[name], text);
        return Folder[name];
    }

    /// <summary>Runs a verb on the store's ledger directly.</summary>
    public Ran Run(params string[] arguments) => _office.Run(arguments);

    public void Dispose() => _office.Dispose();
}
