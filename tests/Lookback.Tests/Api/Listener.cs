using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lookback.Tests.Api;

/// <summary>What a webhook was sent.</summary>
internal sealed record Heard(string Signature, string Type, byte[] Body);

/// <summary>Somebody on this machine who is told things, and answers as a test would have it.</summary>
internal sealed class Listener : IDisposable
{
    private readonly HttpListener _http = new();
    private readonly Func<int, int> _answer;
    private int _count;

    /// <summary>Listens; the answer's status is by the number of the message, from 1.</summary>
    public Listener(int port, Func<int, int> answer)
    {
        _answer = answer;
        Address = $"http://127.0.0.1:{port}/hook/";
        _http.Prefixes.Add(Address);
        _http.Start();
        _ = Task.Run(ListenAsync);
    }

    /// <summary>Where.</summary>
    public string Address { get; }

    /// <summary>Everything that came, in order.</summary>
    public ConcurrentQueue<Heard> All { get; } = [];

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Waits until so much has come.</summary>
    public async Task<IReadOnlyList<Heard>> Hear(int count)
    {
        for (var i = 0; i < 400 && All.Count < count; i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(All.Count >= count, $"expected {count} messages, found {All.Count}");
        return [.. All];
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Close();

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                var context = await _http.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                All.Enqueue(new Heard(context.Request.Headers["Lookback-Signature"]!, context.Request.ContentType!, body.ToArray()));
                context.Response.StatusCode = _answer(Interlocked.Increment(ref _count));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
