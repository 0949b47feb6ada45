using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Lookback.Core.Records;

namespace Lookback.Tests.Tidy;

/// <summary>The house of ARCHITECTURE.md: who may use whom. A new arrow is a decision, not an accident.</summary>
public sealed class ModuleArrowTests
{
    private static readonly Dictionary<string, string[]> InCore = new()
    {
        ["Time"] = [],
        ["Records"] = ["Time"],
        ["Retention"] = ["Time", "Records"],
        ["Cases"] = ["Time", "Records", "Names"],
        ["Proofs"] = ["Time", "Records"],
        ["Sources"] = ["Records"],
        ["Lists"] = ["Time", "Records", "Sources"],
        ["Documents"] = ["Time", "Records", "Sources"],
        ["Names"] = ["Time", "Records"],
        ["Particulars"] = ["Time", "Records", "Names"],
        ["Indexing"] = ["Time", "Records", "Names", "Particulars"],
        ["Matching"] = ["Time", "Records", "Names", "Particulars", "Indexing"],
        ["Screenings"] = ["Time", "Records", "Names", "Particulars", "Indexing", "Matching"],
        ["Networks"] = ["Time", "Records", "Sources", "Lists", "Names", "Particulars"],
        ["Briefings"] = ["Time", "Records", "Cases"],
        ["Arrivals"] = ["Time", "Records"],
        ["Access"] = ["Time", "Records"],
        ["Lookbacks"] = ["Time", "Records", "Names", "Particulars", "Indexing", "Matching", "Screenings"],
    };

    private static readonly Dictionary<string, string[]> InTheProgram = new()
    {
        ["Flows"] = [],
        ["Views"] = ["Flows"],
        ["Bench"] = [],
        ["Story"] = ["Flows", "Views", "Bench"],
        ["Serving"] = ["Flows", "Views"],
        ["Pages"] = ["Flows", "Views"],
        ["Api"] = ["Flows", "Views", "Serving", "Pages"],
        ["Exports"] = ["Flows", "Views", "Pages"],
        ["Ui"] = ["Flows", "Views", "Serving", "Pages", "Exports", "Api"],
        ["Cli"] = ["Flows", "Views", "Bench", "Story", "Api", "Pages", "Exports", "Ui"],
    };

    private static readonly Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(Entry).Assembly, typeof(Lookback.Store.Ledger).Assembly, typeof(Lookback.Flows.ImportEdition).Assembly)
        .Build();

    private static readonly string[] Doors =
    [
        "System.IO.File", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.Directory", "System.IO.DirectoryInfo", "System.Console",
        "System.Environment", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.TimeProvider", "System.Random",
        "System.Threading.Thread", "System.Threading.Timer",
    ];

    [Fact]
    public void Modules_of_Core_use_only_what_stands_left_of_them() => Holds("Lookback.Core.", InCore);

    [Fact]
    public void Folders_of_the_program_use_only_what_stands_left_of_them() => Holds("Lookback.", InTheProgram);

    /// <summary>Counts come in as numbers and go out as numbers: from here nothing can raise an alert, a priority, a listing or a link, nor write any entry.</summary>
    [Fact]
    public void Arrivals_know_nobody_and_of_Records_only_how_to_refuse()
    {
        string[] refusing = [typeof(Refusal).FullName!, typeof(RefusedException).FullName!];
        Assert.Empty(Arrows(
            t => ModuleOf(t, "Lookback.Core.") == "Arrivals",
            t => t.StartsWith("Lookback.", StringComparison.Ordinal) && ModuleOf(t, "Lookback.Core.") is not ("Arrivals" or "Time") && !refusing.Contains(t)));
        // What is asked of it and what it answers is its own: a refusal is all that it says in the words of Records.
        var spoken = typeof(Lookback.Core.Arrivals.CountTable).Assembly.GetExportedTypes()
            .Where(t => t.Namespace!.StartsWith("Lookback.Core.Arrivals", StringComparison.Ordinal))
            .SelectMany(t => t.GetMembers().Where(m => m.DeclaringType == t).SelectMany(m => Said(m).SelectMany(Parts).Select(s => (Member: $"{t}.{m.Name}", Said: s))))
            .ToList();
        Assert.Contains(spoken, s => s.Said == typeof(Lookback.Core.Arrivals.CountingPeriod));
        Assert.DoesNotContain(spoken, s => s.Said.Namespace == typeof(Entry).Namespace && s.Said != typeof(Refusal));
    }

    private static IEnumerable<System.Type> Said(MemberInfo member) => member switch
    {
        MethodBase method => [.. method.GetParameters().Select(p => p.ParameterType), .. method is MethodInfo { ReturnType: var answer } ? [answer] : System.Type.EmptyTypes],
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<System.Type> Parts(System.Type type) =>
        [type, .. type.HasElementType ? Parts(type.GetElementType()!) : [], .. type.GetGenericArguments().SelectMany(Parts)];

    [Fact]
    public void Core_uses_nothing_of_ours_and_Store_only_Core()
    {
        Assert.Empty(Arrows(t => t.StartsWith("Lookback.Core", StringComparison.Ordinal), t => t.StartsWith("Lookback.", StringComparison.Ordinal) && !t.StartsWith("Lookback.Core", StringComparison.Ordinal)));
        Assert.Empty(Arrows(
            t => t.StartsWith("Lookback.Store", StringComparison.Ordinal),
            t => t.StartsWith("Lookback.", StringComparison.Ordinal) && !t.StartsWith("Lookback.Core", StringComparison.Ordinal) && !t.StartsWith("Lookback.Store", StringComparison.Ordinal)));
    }

    [Fact]
    public void Core_opens_no_file_reads_no_clock_and_draws_no_number() =>
        Assert.Empty(Arrows(t => t.StartsWith("Lookback.Core", StringComparison.Ordinal), t => Doors.Contains(t) || t.StartsWith("System.Net.", StringComparison.Ordinal)));

    private static void Holds(string prefix, Dictionary<string, string[]> allowed)
    {
        var broken = new SortedSet<string>();
        foreach (var (from, to) in Dependencies().Where(d => ModuleOf(d.From, prefix) is not null && ModuleOf(d.To, prefix) is not null))
        {
            var (module, used) = (ModuleOf(from, prefix)!, ModuleOf(to, prefix)!);
            if (!allowed.ContainsKey(module) || !allowed.ContainsKey(used)) continue;
            if (module != used && !allowed[module].Contains(used)) broken.Add($"{from} -> {to}");
        }

        Assert.Empty(broken);
        // The table must not rot: each module in it exists.
        Assert.All(allowed.Keys, module => Assert.Contains(House.Types, t => ModuleOf(t.FullName, prefix) == module));
    }

    [Fact]
    public void Every_folder_of_Core_stands_in_the_table()
    {
        var folders = Directory.GetDirectories(Path.Combine(Support.Repository.Root, "src/Lookback.Core"))
            .Where(f => Directory.EnumerateFiles(f, "*.cs", SearchOption.AllDirectories).Any())
            .Select(f => Path.GetFileName(f)!)
            .Order();
        Assert.Equal(InCore.Keys.Order(), folders);
    }

    private static IEnumerable<string> Arrows(Func<string, bool> from, Func<string, bool> to) =>
        Dependencies().Where(d => from(d.From) && to(d.To)).Select(d => $"{d.From} -> {d.To}").Distinct();

    private static IEnumerable<(string From, string To)> Dependencies() => House.Types
        .Where(t => t.FullName.StartsWith("Lookback", StringComparison.Ordinal))
        .SelectMany(t => t.GetTypeDependencies().Select(d => (t.FullName, d.FullName)));

    private static string? ModuleOf(string type, string prefix) =>
        type.StartsWith(prefix, StringComparison.Ordinal) && type[prefix.Length..].Split('.') is { Length: > 1 } parts ? parts[0] : null;
}
