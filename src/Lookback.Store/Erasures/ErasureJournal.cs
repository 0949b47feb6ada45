using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Core.Proofs;
using Lookback.Core.Records;

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
    /// <summary>Names the erasure: one subject of one store is erased once.</summary>
    public string Id => new ContentHash().Add("erasure").Add(Store).Add(FirstEntry.ToString()).ToId();
}

/// <summary>The shape of a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;

/// <summary>
/// The erasures of a store, one a line, in a file beside it and not in it. A line is on disk before the store forgets the subject, so
/// a store that lacks an erasure of its journal (it was cut, or restored from before) makes it again before anybody reads it.
/// </summary>
internal sealed class ErasureJournal(string path)
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

    /// <summary>The lines from a byte on.</summary>
    /// <exception cref="RefusedException">A line is none: without the journal the store must not be read.</exception>
    public IReadOnlyList<JournalLine> From(long start)
    {
        var length = (int)(Length - start);
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
        var text = string.Concat(lines.Select(l => JsonSerializer.Serialize(l, JournalJson.Default.JournalLine) + "\n"));
        using var file = OpenToWrite();
        file.SetLength(whole);
        file.Position = whole;
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
        return file.Length;
    }

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
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalLine) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new RefusedException("bad-journal", $"the erasure journal {path} has a line that is none: {e.Message}");
        }
    }
}
