using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>
/// A small day of work that faults are let loose on: an edition imported, encounters screened in several appends, an alert decided, a
/// subject erased, and one screening more. Done again from the top it adds only what is missing: like a feed, it sends nobody who was erased.
/// </summary>
internal sealed class Workload(StoreLocation location, TimeProvider? time = null)
{
    /// <summary>The store key; the same for every store, so that keyed marks can be compared.</summary>
    public const string Key = "9f3c1ad7e05b8842c6f1702be9d4a35518c07e6fb2913d4a86e5f0c37d1b29a4";

    /// <summary>What the erased subject is known by.</summary>
    public const string Erased = "R4";

    /// <summary>The steps, in their order.</summary>
    public static readonly IReadOnlyList<Action<Ledger>> Steps =
    [
        Import,
        ledger => Screen(ledger, ("Oleg Varkonyev", "1961-03-04", "R1"), ("Hiroshi Kurosagi", "1970-01-01", "R2"), ("Dario Marchettini", null, "R3")),
        ledger => Screen(ledger, ("Marta Helvarainen", "1958-07-12", Erased), ("Amaru Quispemayta", "1984-11-30", "R5")),
        ledger => Screen(ledger, ("Oleg Varkonyev", "1961-03-04", "R6"), ("Marta Helvarainen", "1958-07-12", Erased + "-again"), ("Suleiman Tashbulat", null, "R7")),
        Decide,
        Erase,
        ledger => Screen(ledger, ("Agnieszka Wojtanek", "1990-02-02", "R8"), ("Ifeoma Okonjebal", "1977-05-05", "R9")),
    ];

    /// <summary>The step that erases.</summary>
    public const int Erasing = 5;

    private static readonly string[] Listed =
        ["Oleg Varkonyev", "Marta Helvarainen", "Behruz Qasemizadeh", "Yevgenia Shadrova", "Dario Marchettini", "Olga Varkonyeva", "Tashbulat Suleiman"];

    // Stores in which the first steps are done: made once, copied often.
    private static readonly Lazy<(byte[] Store, byte[]? Journal)>[] Begun =
        [.. Enumerable.Range(0, Steps.Count + 1).Select(step => new Lazy<(byte[] Store, byte[]? Journal)>(() => Begin(step)))];

    /// <summary>The store it is done in.</summary>
    public StoreLocation Location => location;

    /// <summary>Done in an SQLite file.</summary>
    public static Workload In(string path, TimeProvider? time = null) => new(new StoreLocation { Address = path, Key = Key }, time);

    /// <summary>Done in an SQLite file in which the steps before one are done already.</summary>
    public static Workload From(int step, string path)
    {
        if (step > 0)
        {
            var (store, journal) = Begun[step].Value;
            File.WriteAllBytes(path, store);
            if (journal is not null) File.WriteAllBytes(path + ".erasures", journal);
        }

        return In(path);
    }

    /// <summary>What it asks of the disk from a step on.</summary>
    public static OperationCounts Costs(int from, string path)
    {
        var work = From(from, path);
        using var plan = FaultyVfs.Arm(path, new Fault.Nothing());
        Assert.Null(work.Run(from).Failure);
        return plan.Counts;
    }

    /// <summary>Opens the store.</summary>
    public Ledger Open() => Ledger.OpenToAppend(location, time ?? Clock.At("2026-01-05T09:00:00Z"), "tester");

    /// <summary>Does steps one after another until one fails or the power is gone, as a program would; tells what was acknowledged.</summary>
    /// <param name="from">The first step.</param>
    /// <param name="isDark">Whether the power is gone, of which the program itself notices nothing.</param>
    /// <param name="tries">How often a step is tried on the same open ledger, as a server would.</param>
    public Told Run(int from = 0, Func<bool>? isDark = null, int tries = 1)
    {
        var told = new Told { Step = from };
        isDark ??= static () => false;
        try
        {
            using var ledger = Open();
            told.Hear(ledger);
            for (; told.Step < Steps.Count && !isDark(); told.Step++) Do(ledger, told, isDark, tries);
        }
        catch (Exception e)
        {
            // Of a program without power nobody hears how it ends.
            if (!isDark()) told.Failure = e;
        }

        return told;
    }

    private static (byte[] Store, byte[]? Journal) Begin(int steps)
    {
        using var folder = TempFolder.InMemory();
        var path = folder["begun.db"];
        // On from the one before it: all are states of one store.
        using (var ledger = From(steps - 1, path).Open()) Steps[steps - 1](ledger);
        return (File.ReadAllBytes(path), File.Exists(path + ".erasures") ? File.ReadAllBytes(path + ".erasures") : null);
    }

    private static void Do(Ledger ledger, Told told, Func<bool> isDark, int tries)
    {
        for (var left = tries; ; left--)
        {
            try
            {
                Steps[told.Step](ledger);
                if (!isDark()) told.Hear(ledger);
                return;
            }
            catch (Exception e)
            {
                if (isDark()) throw;
                // The step failed; appends that came before its last one stand.
                told.Count(ledger);
                if (left == 1 || !Invariants.IsClear(e)) throw;
            }
        }
    }

    private static void Import(Ledger ledger) =>
        Some.Import(ledger, "2026-01-01", Listed.Select((name, i) => Some.Listing($"L{i}", name, i % 2 == 0 ? null : "1958", $"remark {i}")));

    private static void Screen(Ledger ledger, params (string Name, string? Born, string Reference)[] people) => Some.Screen(
        ledger,
        people.Where(p => ledger.Views.Erasures.KnownBy(p.Reference).Count == 0)
            .Select(p => Some.Encounter(p.Name, p.Born, p.Reference, "2026-01-05"))
            .ToArray());

    private static void Decide(Ledger ledger)
    {
        foreach (var alert in ledger.Views.Alerts.All(ledger.Head).Where(a => !a.IsErased && a.Listing.Key is "L0" or "L1"))
        {
            try
            {
                Decided.As(ledger, alert, Decision.FalsePositive, "Seen in person, papers compared by hand.");
            }
            catch (RefusedException e) when (e.Refusal.Code == "already-decided")
            {
                // By the run before.
            }
        }
    }

    private static void Erase(Ledger ledger)
    {
        if (ledger.Views.Erasures.KnownBy(Erased).Count == 0) EraseSubject(ledger, Erased);
    }

    /// <summary>Erases whoever a reference names.</summary>
    public static void EraseSubject(Ledger ledger, string reference) =>
        new EraseSubject(ledger).Run(reference, "asked for in person and in writing", "GDPR art. 17(1)(a)");
}
