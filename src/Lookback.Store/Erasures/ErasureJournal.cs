using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Keys;

namespace Lookback.Store.Erasures;

/// <summary>A line of the journal: an erasure, told apart from the store so that no copy of the store can take it back.</summary>
/// <param name="Store">The store's id.</param>
/// <param name="Subject">The position of the first entry about the subject.</param>
/// <param name="FirstEntry">That entry's leaf hash: a store holds the same subject there if and only if it holds this entry.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">The reason.</param>
/// <param name="LegalBasis">The legal basis.</param>
/// <param name="RetentionClass">The class that expired, if one did.</param>
internal sealed record JournalLine(
    string Store, long Subject, TreeHash FirstEntry, ErasureCause Cause, string Reason, string LegalBasis, string? RetentionClass)
{
    /// <summary>A keyed mark of all the rest (base64), made as the line is written: only whoever has the store's key can have written it.</summary>
    public string? Mark { get; init; }

    /// <summary>Names the erasure: one subject of one store is erased once.</summary>
    [JsonIgnore]
    public string Id => new ContentHash().Add("erasure").Add(Store).Add(FirstEntry.ToString()).ToId();

    /// <summary>The line with its mark.</summary>
    public JournalLine Marked(KeyRing ring) => this with { Mark = Convert.ToBase64String(ring.Mark(Content)) };

    /// <summary>Whether the mark is of this line.</summary>
    public bool IsMarked(KeyRing ring) => Mark == Marked(ring).Mark;

    private string Content => new ContentHash()
        .Add("journal")
        .AddAll([Store, FormattableString.Invariant($"{Subject}"), FirstEntry.ToString(), Cause.ToString(), Reason, LegalBasis])
        .Add(RetentionClass)
        .ToId();
}

/// <summary>The shape of a line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;

/// <summary>
/// The erasures of a store, one a line, in a file beside it and not in it. A line is on disk before the store forgets the subject, so
/// a store that lacks an erasure of its journal (it was cut, or restored from before) makes it again before anybody reads it.
/// </summary>
internal sealed class ErasureJournal(string path, KeyRing? ring)
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Whether there is one.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Bytes of whole lines. A last line without its end was never acknowledged.</summary>
    public long Length
    {
        get
        {
            if (!Exists) return 0;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var length = file.Length;
            for (; length > 0; length--)
            {
                file.Position = length - 1;
                if (file.ReadByte() == LineEnd) break;
            }

            return length;
        }
    }

    /// <summary>Refuses what must not be read: no journal, or one that others can write.</summary>
    /// <exception cref="RefusedException">Codes <c>no-journal</c>, <c>journal-open-to-others</c>.</exception>
    public void Require()
    {
        if (!Exists)
        {
            throw new RefusedException(
                "no-journal",
                $"there is no erasure journal at {path}: whoever was erased, and came back with an older copy of the store, would be shown; "
                + "put it there or name it by LOOKBACK_ERASURES; an empty file says that it is lost, and erasures on record are written into it");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
        {
            throw new RefusedException(
                "journal-open-to-others", $"the erasure journal {path} can be written by others: expected permissions 600; `chmod 600` closes it");
        }
    }

    /// <summary>Every line.</summary>
    /// <exception cref="RefusedException">A line is none, or not of this store's key: without the journal the store must not be read.</exception>
    public IReadOnlyList<JournalLine> All() => Lines(0);

    /// <summary>The last line; <see langword="null"/> where there is none.</summary>
    /// <inheritdoc cref="All"/>
    public JournalLine? Last()
    {
        var length = Length;
        if (length == 0) return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var start = length - 1;
        for (; start > 0; start--)
        {
            file.Position = start - 1;
            if (file.ReadByte() == LineEnd) break;
        }

        return Lines(start)[0];
    }

    private List<JournalLine> Lines(long start)
    {
        var length = checked((int)(Length - start));
        if (length <= 0) return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = start;
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
    }

    /// <summary>Makes an empty one: that nobody was erased is said, and not left open.</summary>
    public void Create() => OpenToWrite().Dispose();

    /// <summary>Adds lines; they are on disk when this returns the new length.</summary>
    public long Add(IReadOnlyList<JournalLine> lines)
    {
        var whole = Length;
        var text = string.Concat(lines.Select(l => JsonSerializer.Serialize(l.Marked(Ring), JournalJson.Default.JournalLine) + "\n"));
        using var file = OpenToWrite();
        file.SetLength(whole);
        file.Position = whole;
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
        return file.Length;
    }

    private KeyRing Ring => ring ?? throw new InvalidOperationException("this journal was opened without the store's key");

    private FileStream OpenToWrite()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        return new FileStream(path, options);
    }

    private JournalLine Read(string line)
    {
        try
        {
            var read = JsonSerializer.Deserialize(line, JournalJson.Default.JournalLine) ?? throw new JsonException("null");
            if (read.IsMarked(Ring)) return read;
            throw new RefusedException("bad-journal", $"the erasure journal {path} has a line that was not written under this store's key: \"{line}\"");
        }
        catch (JsonException e)
        {
            throw new RefusedException("bad-journal", $"the erasure journal {path} has a line that is none: {e.Message}");
        }
    }
}
