using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lookback.Tests.Fetching;

/// <summary>A publisher's server on this machine that answers as a test wants it to: byte by byte, so that it can misbehave in every way.</summary>
internal sealed class FakePublisher : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, string, Stream, CancellationToken, Task> _answer;
    private readonly Task _serving;
    private int _asked;

    /// <summary>One that answers by writing to the stream; it is told how many it answered before, and the question's head.</summary>
    public FakePublisher(Func<int, string, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = Task.Run(Serve);
    }

    /// <summary>One that gives these answers one after the other, the last of them for ever.</summary>
    public FakePublisher(params byte[][] answers)
        : this((number, _, stream, stop) => stream.WriteAsync(answers[Math.Min(number, answers.Length - 1)], stop).AsTask())
    {
    }

    /// <summary>The heads of the questions, in order.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>Host and port.</summary>
    public string Authority => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The address of a file.</summary>
    public string Address(string path = "/list") => $"http://{Authority}{path}";

    /// <summary>A whole answer.</summary>
    public static byte[] Answer(string status, byte[] body, params string[] headers) =>
        [.. Head(status, [$"Content-Length: {body.Length}", .. headers]), .. body];

    /// <summary>A whole answer with the file.</summary>
    public static byte[] Fine(byte[] body, params string[] headers) => Answer("200 OK", body, headers);

    /// <summary>An answer without a body.</summary>
    public static byte[] Empty(string status, params string[] headers) => Answer(status, [], headers);

    /// <summary>An answer's head.</summary>
    public static byte[] Head(string status, params string[] headers) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{string.Concat(headers.Append("Connection: close").Select(h => $"{h}\r\n"))}\r\n");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _serving.Wait();
        _stop.Dispose();
    }

    private async Task Serve()
    {
        var answering = new List<Task>();
        try
        {
            while (true) answering.Add(Answer(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(answering);
        }
    }

    private async Task Answer(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) > 0) head.Append((char)one[0]);
                Questions.Enqueue(head.ToString());
                await _answer(Interlocked.Increment(ref _asked) - 1, head.ToString(), stream, _stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The test is over, or the client has heard enough.
            }
        }
    }
}
