namespace Lookback.Core.Proofs;

/// <summary>One entry as a receipt carries it: its leaf's fields, what opens it, and the proof that it is in the tree of the receipt's head.</summary>
public sealed record ReceiptEntry
{
    /// <summary>See <see cref="EntryLeaf.Position"/>.</summary>
    public required long Position { get; init; }

    /// <summary>See <see cref="EntryLeaf.KnownAt"/>: microseconds since 1970-01-01 UTC, the number that is hashed.</summary>
    public required long KnownAt { get; init; }

    /// <summary>See <see cref="EntryLeaf.Actor"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>See <see cref="EntryLeaf.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>See <see cref="EntryLeaf.Subject"/>.</summary>
    public required long Subject { get; init; }

    /// <summary>See <see cref="EntryLeaf.Format"/>.</summary>
    public required int Format { get; init; }

    /// <summary>See <see cref="EntryLeaf.Body"/>; base64 in JSON.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Of a sealed body alone: the 32 bytes that open its commitment; base64 in JSON.</summary>
    public ReadOnlyMemory<byte>? Opening { get; init; }

    /// <summary>Of a sealed body alone: its plaintext, the record's JSON.</summary>
    public string? Text { get; init; }

    /// <summary>The hashes beside its way up to the root, from the leaf: RFC 9162, section 2.1.3.</summary>
    public required IReadOnlyList<TreeHash> Proof { get; init; }

    /// <summary>A plain entry with its proof; a sealed one is made of it by adding its opening and its text.</summary>
    public static ReceiptEntry Of(EntryLeaf leaf, IReadOnlyList<TreeHash> proof) => new()
    {
        Position = leaf.Position,
        KnownAt = leaf.KnownAt,
        Actor = leaf.Actor,
        Kind = leaf.Kind,
        Subject = leaf.Subject,
        Format = leaf.Format,
        Body = leaf.Body,
        Proof = proof,
    };

    /// <summary>The leaf that it states.</summary>
    public EntryLeaf ToLeaf() => new()
    {
        Position = Position,
        KnownAt = KnownAt,
        Actor = Actor,
        Kind = Kind,
        Subject = Subject,
        Format = Format,
        Body = Body,
    };

    /// <summary>Whether it is in the tree of a head.</summary>
    public bool IsIn(TreeHead head) => Position >= 1 && ProofCheck.Includes(ToLeaf().Hash(), Position - 1, head, Proof);
}
