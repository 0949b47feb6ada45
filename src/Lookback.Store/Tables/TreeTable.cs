using Lookback.Core.Proofs;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>
/// The Merkle tree over the entries. Leaves stand with the entries; of the nodes above, every fourth level is kept, so that any node is
/// made of at most eight rows and a proof of O(log n) of them.
/// </summary>
public sealed class TreeTable
{
    /// <summary>Every how many levels the nodes are kept.</summary>
    internal const int KeptEvery = 4;

    private static readonly TableShape Nodes = new("tree_node", "height", "number", "hash");
    private static readonly TableShape Heads = new("tree_head", "size", "clock_at", "root");
    private readonly Database _database;

    internal TreeTable(Database database) => _database = database;

    /// <summary>The head after the last append; the empty tree's where there was none.</summary>
    public TreeHead Head() => ReadHead("SELECT size, root FROM tree_head ORDER BY size DESC LIMIT 1") ?? TreeHead.Empty;

    /// <summary>The head after the append that ended at a position; <see langword="null"/> where none ended there.</summary>
    public TreeHead? HeadAt(long position) => ReadHead("SELECT size, root FROM tree_head WHERE size = @position", new { position });

    /// <summary>The proof that an entry is in the tree of a size.</summary>
    public IReadOnlyList<TreeHash> Inclusion(long position, long size) => TreeProofs.Inclusion(position - 1, size, Node);

    /// <summary>The proof that the tree of one size begins with the tree of another.</summary>
    public IReadOnlyList<TreeHash> Consistency(long first, long second) => TreeProofs.Consistency(first, second, Node);

    /// <summary>The growing edge after the first <paramref name="size"/> entries.</summary>
    internal TreeFrontier Frontier(long size) => new(size, TreeProofs.Peaks(size, Node));

    /// <summary>Adds leaves to the edge, and the nodes that they fill to what is to be written.</summary>
    internal static void Grow(TreeFrontier frontier, TreeHash leaf, Writes writes) => frontier.Add(leaf, (level, index, root) =>
    {
        if (level > 0 && level % KeptEvery == 0) writes.Insert(Nodes, (long)level, index, root.ToBytes());
    });

    /// <summary>Records the head after an append.</summary>
    internal static void Close(TreeFrontier frontier, long clockAt, Writes writes) =>
        writes.Insert(Heads, frontier.Size, clockAt, frontier.Root.ToBytes());

    /// <summary>The nodes kept of a level, from the left; for whoever computes them again.</summary>
    internal IEnumerable<(long Number, TreeHash Hash)> Kept(int level) => _database
        .Rows("SELECT number, hash FROM tree_node WHERE height = @height ORDER BY number", ("height", (long)level))
        .Select(r => (r.GetInt64(0), TreeHash.From(r.GetFieldValue<byte[]>(1))));

    /// <summary>The heads, oldest first; for whoever computes them again.</summary>
    internal IEnumerable<TreeHead> AllHeads() => _database
        .Rows("SELECT size, root FROM tree_head ORDER BY size")
        .Select(r => new TreeHead(r.GetInt64(0), TreeHash.From(r.GetFieldValue<byte[]>(1))));

    private TreeHash Node(int level, long index)
    {
        var kept = level / KeptEvery * KeptEvery;
        var count = 1L << (level - kept);
        var (from, to) = (index * count, (index * count) + count);
        var hashes = kept == 0
            ? _database.Query<byte[]>("SELECT hash FROM entry WHERE position > @from AND position <= @to ORDER BY position", new { from, to })
            : _database.Query<byte[]>(
                "SELECT hash FROM tree_node WHERE height = @kept AND number >= @from AND number < @to ORDER BY number", new { kept = (long)kept, from, to });
        if (hashes.Count != count) throw new CorruptLedgerException((from << kept) + 1, $"{count} hashes of the tree", $"{hashes.Count}");
        return Fold(hashes.ConvertAll(h => TreeHash.From(h)));
    }

    private static TreeHash Fold(List<TreeHash> hashes)
    {
        while (hashes.Count > 1) hashes = hashes.Chunk(2).Select(pair => TreeHash.Node(pair[0], pair[1])).ToList();
        return hashes[0];
    }

    private TreeHead? ReadHead(string sql, object? parameters = null) => _database
        .Query<(long Size, byte[] Root)>(sql, parameters)
        .ConvertAll(r => new TreeHead(r.Size, TreeHash.From(r.Root)))
        .FirstOrDefault();
}
