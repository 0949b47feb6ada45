using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>
/// A bit of the store's file turns over at rest. It is said by whoever meets it, or it changes nothing that is on record: entries, keys,
/// tree and publishers' files have their hashes, and views, which have none, are compared with a replay.
/// </summary>
public sealed class BitFlipTests(ITestOutputHelper output) : IDisposable
{
    private const int Flips = 200;
    private const int Block = 64;
    private readonly TempFolder _folder = TempFolder.InMemory();

    [Fact]
    public void A_bit_that_turns_over_is_said_or_changes_nothing()
    {
        var whole = Workload.From(Workload.Steps.Count, _folder["whole.db"]).Location.Address;
        // Most of a small file is empty, and nobody misses anything there.
        var used = File.ReadAllBytes(whole).Chunk(Block).Index().Where(b => b.Item.Any(x => x != 0)).Select(b => b.Index * 8L * Block).ToList();
        var random = new Random(11);
        var tally = new DamageTally();
        Sweep.Over(Enumerable.Range(0, Flips).Select(_ => used[random.Next(used.Count)] + random.Next(8 * Block)), bit =>
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
        // Views and indexes have no hash of their own: many flips show in nothing else than their comparison.
        Assert.True(tally.Said.GetValueOrDefault(DamageTally.InViewsAlone) > 0, "no flip met a view");
    }

    public void Dispose() => _folder.Dispose();
}
