using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Lookback.Bench.Load;

/// <summary>
/// HTTP in as little work as it takes, one connection kept open: the client shares the machine with the server, and what it takes is missing there. An
/// answer is read to its end, and its status told.
/// </summary>
internal sealed class PlainClient : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 << 10];

    /// <summary>Connects.</summary>
    public PlainClient(Uri server) => _socket.Connect(server.Host, server.Port);

    /// <summary>The bytes of a question.</summary>
    public static byte[] Get(string path, string? key) => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{Key(key)}\r\n");

    /// <summary>The bytes of a request with a body.</summary>
    public static byte[] Post(string path, string key, byte[] body, string type = "application/json")
    {
        var head = Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{Key(key)}Content-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n"));
        return [.. head, .. body];
    }

    /// <summary>A file, as a form sends it.</summary>
    public static byte[] Upload(string path, string key, string file, byte[] bytes, string day)
    {
        const string Boundary = "lookback-load";
        var before = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"published\"\r\n\r\n{day}\r\n"
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\r\n";
        return Post(
            path, key, [.. Encoding.UTF8.GetBytes(before), .. bytes, .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n")],
            $"multipart/form-data; boundary={Boundary}");
    }

    /// <summary>Sends a request and reads its answer; gives its status.</summary>
    public int Send(byte[] request)
    {
        for (var sent = 0; sent < request.Length;) sent += _socket.Send(request, sent, request.Length - sent, SocketFlags.None);
        var (length, end) = (0, -1);
        while (end < 0)
        {
            length += Read(length);
            end = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        var head = Encoding.ASCII.GetString(_buffer, 0, end);
        var body = end + 4;
        if (Header(head, "Content-Length") is { } size)
        {
            for (var whole = body + int.Parse(size, CultureInfo.InvariantCulture); length < whole;) length += Read(length);
        }
        else if (Header(head, "Transfer-Encoding") is not null)
        {
            while (!_buffer.AsSpan(body - 2, length - body + 2).EndsWith("\r\n0\r\n\r\n"u8)) length += Read(length);
        }

        return int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private int Read(int at)
    {
        if (at == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = _socket.Receive(_buffer, at, _buffer.Length - at, SocketFlags.None);
        return read > 0 ? read : throw new IOException("the server closed the connection before its answer was whole");
    }

    private static string? Header(string head, string name)
    {
        var at = head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var from = at + name.Length + 4;
        var end = head.IndexOf("\r\n", from, StringComparison.Ordinal);
        return end < 0 ? head[from..] : head[from..end];
    }

    private static string Key(string? key) => key is null ? "" : $"Authorization: ApiKey {key}\r\n";
}
