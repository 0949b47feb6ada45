using System.Net;
using System.Net.Sockets;

namespace Lookback.Tests.Support;

/// <summary>
/// A network that breaks: forwards a loopback port of its own to a server's, byte by byte, until a cut is armed and due. A cut resets both
/// sides of the connection, so that neither is told goodbye; later connections are cut at once, until the proxy is armed anew or healed.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private long _asked;
    private long _answered;
    private long _askedBeforeCut = long.MaxValue;
    private long _answeredBeforeCut = long.MaxValue;

    public CuttingProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Bytes that clients sent and the server got since the last arming.</summary>
    public long Asked => Locked(ref _asked);

    /// <summary>Bytes that the server answered and clients got since the last arming.</summary>
    public long Answered => Locked(ref _answered);

    /// <summary>The same database, by way of this proxy.</summary>
    public string Through(string url) => PostgresUrl.WithPort(url, ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>Lets so many bytes of what clients send from now on through, and cuts.</summary>
    public void CutAfterAsking(long bytes) => Arm(bytes, long.MaxValue);

    /// <summary>
    /// Lets so many bytes of what the server answers from now on through, swallows the next, and cuts: work may be done and unacknowledged.
    /// </summary>
    public void CutAfterAnswering(long bytes) => Arm(long.MaxValue, bytes);

    /// <summary>Cuts nothing from now on.</summary>
    public void Heal() => Arm(long.MaxValue, long.MaxValue);

    public void Dispose() => _listener.Dispose();

    private void Arm(long asked, long answered)
    {
        lock (_lock)
        {
            (_askedBeforeCut, _answeredBeforeCut) = (asked, answered);
            _asked = _answered = 0;
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ForwardAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The proxy was disposed.
        }
    }

    private async Task ForwardAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort);
                // Whichever side ends or is cut first takes the other with it.
                var ended = await Task.WhenAny(PumpAsync(client, server, TakeAsked), PumpAsync(server, client, TakeAnswered));
                if (await ended) return;
            }
            catch (SocketException)
            {
                // One side is gone; so is the other.
            }

            // No linger: closing sends a reset.
            client.LingerState = server.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }

    /// <summary>Whether the connection came to an orderly end; false where it was cut.</summary>
    private static async Task<bool> PumpAsync(Socket from, Socket to, Func<int, int> take)
    {
        var buffer = new byte[8192];
        while (true)
        {
            var got = await from.ReceiveAsync(buffer);
            if (got == 0) return true;
            var taken = take(got);
            for (var sent = 0; sent < taken;) sent += await to.SendAsync(buffer.AsMemory(sent, taken - sent));
            if (taken < got) return false;
        }
    }

    private int TakeAsked(int bytes)
    {
        lock (_lock) return Take(bytes, _askedBeforeCut, ref _asked);
    }

    private int TakeAnswered(int bytes)
    {
        lock (_lock) return Take(bytes, _answeredBeforeCut, ref _answered);
    }

    private static int Take(int bytes, long limit, ref long soFar)
    {
        var taken = (int)Math.Min(bytes, limit - soFar);
        soFar += taken;
        return taken;
    }

    private long Locked(ref long count)
    {
        lock (_lock) return count;
    }
}
