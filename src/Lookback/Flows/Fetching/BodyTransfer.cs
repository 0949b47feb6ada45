using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.Http;
using System.Security.Cryptography;
using Lookback.Core.Records;

namespace Lookback.Flows.Fetching;

/// <summary>
/// Brings an answer's body to disk, a buffer at a time: as it came, and then unpacked where the server packed it. Both within the size limit, so that
/// a few packed bytes cannot fill the disk.
/// </summary>
/// <param name="what">The file, as messages name it.</param>
/// <param name="most">The largest it may be, packed and unpacked.</param>
/// <param name="limits">How long its next bytes are waited for.</param>
internal sealed class BodyTransfer(string what, long most, FetchLimits limits)
{
    private const int BufferLength = 1 << 16;
    private const int GzipEnd = 4;

    /// <summary>The refusal of what is too large.</summary>
    public RefusedException TooLarge(string found) =>
        new("too-large", FormattableString.Invariant($"{what}: expected at most {most:N0} bytes, found {found}"));

    /// <summary>The body as it came.</summary>
    /// <exception cref="PassingFault">It stalls, or breaks off.</exception>
    public async Task Receive(HttpContent content, TemporaryFile target, CancellationToken stop)
    {
        var stated = content.Headers.ContentLength;
        if (stated > most) throw TooLarge(FormattableString.Invariant($"{stated:N0} announced"));
        await using var file = target.Create();
        await using var body = await content.ReadAsStreamAsync(stop);
        var buffer = new byte[BufferLength];
        var length = 0L;
        for (int read; (read = await Next(body, buffer, length, stated, stop)) > 0;)
        {
            length += read;
            if (length > most) throw TooLarge("more");
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        if (stated is { } expected && length != expected) throw CutOff(length, stated, null);
    }

    private async Task<int> Next(Stream body, byte[] buffer, long before, long? stated, CancellationToken stop)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(stop);
        stall.CancelAfter(limits.Stall);
        try
        {
            return await body.ReadAsync(buffer, stall.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new PassingFault(
                "stalled",
                FormattableString.Invariant(
                    $"{what}: expected more within {limits.Stall.TotalSeconds:0.###} s, found nothing after {before:N0} bytes"));
        }
        catch (IOException fault)
        {
            throw CutOff(before, stated, fault);
        }
    }

    private PassingFault CutOff(long length, long? stated, Exception? fault)
    {
        var expected = stated is { } all ? FormattableString.Invariant($"{all:N0} bytes") : "the end";
        var then = fault is null ? "nothing" : "a broken connection";
        return new PassingFault("cut-off", FormattableString.Invariant($"{what}: expected {expected}, found {length:N0} bytes and then {then}"));
    }

    /// <summary>Unpacks what the server packed for the way.</summary>
    /// <exception cref="RefusedException"><c>bad-encoding</c>, <c>too-large</c>.</exception>
    public void Unpack(TemporaryFile packed, string encoding, TemporaryFile target)
    {
        try
        {
            using var source = packed.Open();
            var end = encoding == "gzip" ? StatedLength(source) : null;
            using Stream plain = encoding switch
            {
                "gzip" => new GZipStream(source, CompressionMode.Decompress),
                _ => new ZLibStream(source, CompressionMode.Decompress),
            };
            using var file = target.Create();
            var buffer = new byte[BufferLength];
            var length = 0L;
            for (int read; (read = plain.Read(buffer)) > 0; file.Write(buffer, 0, read))
            {
                length += read;
                if (length > most) throw TooLarge($"more, once unpacked ({encoding})");
            }

            // .NET takes a packed text that breaks off for a short one; gzip's last four bytes tell how long it was.
            if (end is { } stated && stated != (uint)length) throw new InvalidDataException("it breaks off");
        }
        catch (InvalidDataException wrong)
        {
            throw new RefusedException("bad-encoding", $"{what}: expected {encoding}, as the answer says, found something else: {wrong.Message}");
        }
    }

    private static uint? StatedLength(FileStream source)
    {
        if (source.Length < GzipEnd) throw new InvalidDataException("it breaks off");
        var last = new byte[GzipEnd];
        source.Seek(-GzipEnd, SeekOrigin.End);
        source.ReadExactly(last);
        source.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(last);
    }

    /// <summary>The hash and length of what came.</summary>
    public static (string Sha256, long Length) Fingerprint(TemporaryFile file)
    {
        using var stream = file.Open();
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
