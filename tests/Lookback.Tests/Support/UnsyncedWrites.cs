using static Lookback.Tests.Support.SqliteVfs;

namespace Lookback.Tests.Support;

/// <summary>
/// What files held before the writes that no sync has yet made durable, so that a power cut can take these back. Used under its plan's gate.
/// </summary>
internal sealed class UnsyncedWrites
{
    private readonly List<Before> _befores = [];

    /// <summary>Notes what a write or a truncation is about to change: bytes from an offset on, or the rest of the file.</summary>
    public unsafe void Remember(string path, Methods* disk, OpenFile* file, long offset, int? bytes)
    {
        long size;
        if (disk->FileSize(file, &size) != Ok) return;
        var held = new byte[Math.Max(0, Math.Min(size - offset, bytes ?? int.MaxValue))];
        fixed (byte* into = held)
            if (held.Length > 0 && disk->Read(file, into, held.Length, offset) != Ok) return;
        _befores.Add(new Before(path, size, offset, held));
    }

    /// <summary>A sync made a file's writes durable, or the file is gone.</summary>
    public void Forget(string path)
    {
        _befores.RemoveAll(b => b.Path == path);
    }

    /// <summary>Undoes them, the last first.</summary>
    public void TakeBack()
    {
        foreach (var before in Enumerable.Reverse(_befores))
        {
            // By path, as the file may be closed by now. This frees SQLite's locks on it, which after a power cut nobody holds.
            using var file = new FileStream(before.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            file.SetLength(before.Size);
            file.Position = before.Offset;
            file.Write(before.Held);
        }

        _befores.Clear();
    }

    private sealed record Before(string Path, long Size, long Offset, byte[] Held);
}
