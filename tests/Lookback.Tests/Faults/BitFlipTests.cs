using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>
/// A bit of the store's file turns over at rest. It is said by whoever meets it, or it changes nothing that is on record: entries, keys,
/// tree and publishers' files have their hashes, and views, which have none, are compared with a replay.
/// </summary>
public sealed class BitFlipTests(ITestOutputHelper output) : IDisposable
{
    private const int Flips = 250;
    private readonly TempFolder _folder = TempFolder.InMemory();

    [Fact]
    public void A_bit_that_turns_over_is_said_or_changes_nothing()
    {
        var whole = Workload.From(Workload.Steps.Count, _folder["whole.db"]).Location.Address;
        var bits = new FileInfo(whole).Length * 8;
        var random = new Random(11);
        var tally = new DamageTally();
        Sweep.Over(Enumerable.Range(0, Flips).Select(_ => random.NextInt64(bits)), bit =>
        {
            var path = _folder["flipped.db"];
            foreach (var file in Directory.GetFiles(_folder.Root, "flipped.db*")) File.Delete(file);
            File.Copy(whole, path);
            File.Copy(whole + ".erasures", path + ".erasures");
            TornFile.FlipBit(path, bit);
            Damage.SaidOf(Workload.In(path), tally);
        });
        foreach (var (name, count) in tally.Said) output.WriteLine($"{name}: {count} of {Flips}");
        output.WriteLine($"unsaid, of columns that nothing covers: {string.Join(", ", tally.Unsaid)}");
        // Views have no hash of their own: some flips show in nothing else than the comparison.
        Assert.True(tally.Said.GetValueOrDefault(DamageTally.InViewsAlone) > 0, "no flip met a view");
    }

    public void Dispose() => _folder.Dispose();
}
