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

    private const int MaxHeight = 60;

    /// <summary>What is done about damaged nodes, which follow from the entries.</summary>
    internal const string Mending = "`lookback rebuild` makes the nodes anew from the entries";

    private static readonly TableShape Nodes = new("tree_node", "height", "number", "hash");
    private static readonly TableShape Heads = new("tree_head", "size", "clock_at", "root");
    private readonly Database _database;

    internal TreeTable(Database database) => _database = database;

    /// <summary>The head after the last append; the empty tree's where there was none.</summary>
    public TreeHead Head() => ReadHead("SELECT size, root FROM tree_head ORDER BY size DESC LIMIT 1") ?? TreeHead.Empty;

    /// <summary>The head after the append that ended at a position; <see langword="null"/> where none ended there.</summary>
    public TreeHead? HeadAt(long position) => ReadHead("SELECT size, root FROM tree_head WHERE size = @position", new { position });

    /// <summary>The head of the first <paramref name="size"/> entries, whether or not an append ended there.</summary>
    public TreeHead HeadOf(long size) => new(size, TreeProofs.Root(size, Node));

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

    /// <summary>Makes the kept nodes anew out of the entries' hashes, in the current transaction.</summary>
    /// <exception cref="CorruptLedgerException">They do not make the head on record.</exception>
    internal void Remake()
    {
        const int Page = 2_048;
        var head = Head();
        var (frontier, writes) = (new TreeFrontier(), new Writes());
        _database.Execute("DELETE FROM tree_node");
        for (var after = 0L; after < head.Size; after += Page)
        {
            foreach (var hash in _database.Query<byte[]>(
                "SELECT hash FROM entry WHERE position > @after AND position <= @to ORDER BY position", new { after, to = Math.Min(after + Page, head.Size) }))
            {
                Grow(frontier, TreeHash.From(hash), writes);
            }

            writes.Flush(_database);
        }

        if (frontier.Head != head) throw new CorruptLedgerException(1, $"entries that make the head on record, {head}", $"entries that make {frontier.Head}");
    }

    /// <summary>Records the head after an append.</summary>
    internal static void Close(TreeFrontier frontier, long clockAt, Writes writes) =>
        writes.Insert(Heads, frontier.Size, clockAt, frontier.Root.ToBytes());

    /// <summary>The nodes kept of a level, from the left; for whoever computes them again.</summary>
    internal IEnumerable<(long Number, TreeHash Hash)> Kept(int level) => _database
        .Rows("SELECT number, hash FROM tree_node WHERE height = @height ORDER BY number", ("height", (long)level))
        .Select(r => (Number: r.GetInt64(0), Hash: r.GetFieldValue<byte[]>(1)))
        .Select(r => (r.Number, HashOf(r.Hash, (r.Number << level) + 1)));

    /// <summary>The heads, oldest first; for whoever computes them again.</summary>
    internal IEnumerable<TreeHead> AllHeads() => _database
        .Rows("SELECT size, root FROM tree_head ORDER BY size")
        .Select(r => HeadOf(r.GetInt64(0), r.GetFieldValue<byte[]>(1)));

    /// <summary>The height of a node on record that stands above entries that are not there, or on no level that is kept.</summary>
    internal long? Astray()
    {
        var odd = _database.Scalar<long?>(
            "SELECT MIN(height) FROM tree_node WHERE height % @KeptEvery <> 0 OR height < @KeptEvery OR number < 0", new { KeptEvery });
        if (odd is not null) return odd;
        // Node and entries at one moment, since somebody may be writing.
        return _database
            .Query<(long Height, long Number, long Last)>(
                "SELECT height, MAX(number), (SELECT COALESCE(MAX(position), 0) FROM entry) FROM tree_node GROUP BY height ORDER BY height")
            .Where(n => n.Height > MaxHeight || n.Number >= n.Last >> (int)n.Height)
            .Select(n => (long?)n.Height)
            .FirstOrDefault();
    }

    /// <summary>A hash as it lies in a row.</summary>
    /// <exception cref="CorruptLedgerException">It has not the length of one.</exception>
    internal static TreeHash HashOf(byte[] bytes, long position) => bytes.Length == TreeHash.Length
        ? TreeHash.From(bytes)
        : throw new CorruptLedgerException(position, $"a hash of {TreeHash.Length} bytes", $"{bytes.Length}");

    private static TreeHead HeadOf(long size, byte[] root) => new(size, HashOf(root, size));

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
        return Fold(hashes.ConvertAll(h => HashOf(h, (from << kept) + 1)));
    }

    private static TreeHash Fold(List<TreeHash> hashes)
    {
        while (hashes.Count > 1) hashes = hashes.Chunk(2).Select(pair => TreeHash.Node(pair[0], pair[1])).ToList();
        return hashes[0];
    }

    private TreeHead? ReadHead(string sql, object? parameters = null) => _database
        .Query<(long Size, byte[] Root)>(sql, parameters)
        .ConvertAll(r => HeadOf(r.Size, r.Root))
        .FirstOrDefault();
}
