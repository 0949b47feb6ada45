using System.Reflection;
using Lookback.Fuzz;
using Lookback.Tests.Support;

namespace Lookback.Tests.Fuzzing;

/// <summary>
/// The invented files that the readers' tests show, as seeds: the tests are run on this thread and what they make is kept, so that no file has to be
/// written twice and a new test is a new seed.
/// </summary>
internal static class Fixtures
{
    /// <summary>Larger ones are generated, and have in them many times what a small one has once.</summary>
    private const int MostBytes = 12 * 1024;

    /// <summary>Tests of many or of large files, or of publishers' own.</summary>
    private static readonly Type[] Without =
    [
        typeof(Lists.EveryFileTests), typeof(Lists.RealEditionTests), typeof(Lists.ListPropertyTests), typeof(Lists.FlatMemoryTests),
        typeof(Lists.OfacAdvancedMemoryTests), typeof(Lists.HostileFileTests), typeof(Lists.EditionDiffTests), typeof(Lists.EditionHealthTests),
        typeof(Lists.JsonRecordsTests),
    ];

    public static IReadOnlyList<IReadOnlyList<NamedBytes>> All { get; } = Read();

    private static List<IReadOnlyList<NamedBytes>> Read()
    {
        var tests = typeof(Fixtures).Assembly.GetTypes()
            .Where(t => t.Namespace is "Lookback.Tests.Lists" or "Lookback.Tests.Documents" && !Without.Contains(t) && t.GetConstructor([]) is not null)
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .SelectMany(t => t.GetMethods().Where(m => m.ReturnType == typeof(void)).OrderBy(m => m.Name, StringComparer.Ordinal).SelectMany(Runs));
        var receipt = new NamedBytes("receipt.json", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Formats/Fixtures/format-1/receipt.json")));
        return
        [
            .. tests.SelectMany(t => Sources.MadeBy(() => Quietly(t)))
                .Select(files => files.Select(f => new NamedBytes(f.Name, Whole(f.Open()))).ToList())
                .Where(files => files.Sum(f => (long)f.Bytes.Length) <= MostBytes)
                .DistinctBy(files => Convert.ToBase64String(Bundle.Of(files))),
            [receipt],
        ];
    }

    private static IEnumerable<Action> Runs(MethodInfo test)
    {
        if (test.GetCustomAttribute<FactAttribute>() is null) return [];
        if (test.GetParameters().Length == 0) return [() => test.Invoke(Activator.CreateInstance(test.DeclaringType!), null)];
        return test.GetCustomAttributes<InlineDataAttribute>().Select(d => (Action)(() => test.Invoke(Activator.CreateInstance(test.DeclaringType!), d.Data)));
    }

    /// <summary>Whether a test holds is not asked here; where the runner runs it, it is.</summary>
    private static void Quietly(Action test)
    {
        try
        {
            test();
        }
        catch (Exception e) when (e is TargetInvocationException or ArgumentException or TargetParameterCountException)
        {
            // A test that is skipped, that makes more than it shows, or whose parameters the runner converts.
        }
    }

    private static byte[] Whole(Stream stream)
    {
        using (stream)
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
