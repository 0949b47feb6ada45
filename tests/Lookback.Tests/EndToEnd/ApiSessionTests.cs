using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lookback.Tests.Api;
using Lookback.Tests.EndToEnd.Session;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>
/// The page of examples, run from its first line to its last: a store is made, the real program serves it, and every line is sent over plain HTTP as the
/// page has it. Answers are compared with those of the page, and with the contract.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ApiSessionTests
{
    private const string Page = "docs/api.md";

    [Fact]
    public async Task Every_example_of_the_page_works_and_is_answered_as_it_says()
    {
        var text = Repository.Read(Page);
        var page = ApiPage.Read(text);
        using var temp = new TempFolder();
        foreach (var (name, content) in page.Files) await File.WriteAllTextAsync(temp[name], content, TestContext.Current.CancellationToken);
        using var session = new ApiSession(temp, text);
        var answers = new Dictionary<PageStep, string>();
        foreach (var step in page.Steps) answers[step] = await session.RunAsync(step);
        var actual = page.Write(answers);
        if (Environment.GetEnvironmentVariable("LOOKBACK_UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, Page), actual, TestContext.Current.CancellationToken);
        else Assert.Equal(text, actual);
        Assert.True(session.Wrong.Count == 0, $"not as the contract says:\n{string.Join('\n', session.Wrong.Distinct())}");
    }

    /// <summary>A server and whoever speaks to it.</summary>
    private sealed class ApiSession(TempFolder temp, string page) : IDisposable
    {
        private readonly Dictionary<string, string> _variables = new() { ["SERVER_PID"] = "" };
        private readonly Dictionary<string, string> _known = [];
        private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
        private readonly ContractSchemas _contract = new();
        private Process? _server;

        public List<string> Wrong { get; } = [];

        public async Task<string> RunAsync(PageStep step)
        {
            if (step.Command.Split('=', 2) is [var name, var value] && name.All(c => char.IsAsciiLetterUpper(c) || c == '_'))
            {
                _variables[name] = value.StartsWith("$(date -d", StringComparison.Ordinal) ? ServedOffice.Day(200)
                    : value.StartsWith("$(date", StringComparison.Ordinal) ? await NowAsync()
                    : ShellLine.Words(value, _variables).Single();
                return "";
            }

            var words = ShellLine.Words(step.Command, _variables);
            return words[0] switch
            {
                "curl" => await SendAsync(step, words),
                "lookback" => Run(step, words),
                "kill" => await StopAsync(),
                var other => throw new FormatException(other),
            };
        }

        public void Dispose()
        {
            _client.Dispose();
            if (_server is null) return;
            if (!_server.HasExited) _server.Kill();
            _server.Dispose();
        }

        private static async Task<string> NowAsync()
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
            await Task.Delay(20, TestContext.Current.CancellationToken);
            return now;
        }

        private string Run(PageStep step, IReadOnlyList<string> words)
        {
            // On a port that is free, whichever that is.
            var arguments = words.Skip(1).Concat(["--store", temp["lookback.db"]])
                .Select(w => w.Contains(":8000", StringComparison.Ordinal) ? "http://127.0.0.1:0" : w).ToArray();
            if (words[1] == "serve")
            {
                _server = TheProgram.Start(arguments);
                _ = _server.StandardError.ReadToEndAsync();
                var line = _server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the server did not start");
                _ = _server.StandardOutput.ReadToEndAsync();
                _variables["SERVER"] = line.Split(" at ")[1].Split(';')[0];
                return step.Shown;
            }

            var output = TheProgram.Run(arguments).Expect(0).Output;
            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var name in step.Names.Select(n => n.Split(' '))) Name(name[1], "Authorization: ApiKey " + lines[^1].Trim());
            return step.Names.Count > 0 || step.Shown.Length == 0 ? step.Shown : ShownAnswer.Of(step.Shown, "\n" + output, _known, page);
        }

        private async Task<string> SendAsync(PageStep step, IReadOnlyList<string> words)
        {
            using var request = Curl.Request([.. words.Select(w => w.Replace("http://127.0.0.1:8000", _variables["SERVER"], StringComparison.Ordinal))], temp["."]);
            using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            var (status, text) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Wrong.AddRange(_contract.Wrong(request.Method.Method, request.RequestUri!.AbsolutePath, status, answer.Content.Headers.ContentType?.MediaType, text));
            foreach (var (name, what) in step.Names.Select(n => n[2..].Split(" is ", 2)).Select(n => (n[0], n[1])))
            {
                Name(name, what.StartsWith("the header ", StringComparison.Ordinal) ? answer.Headers.GetValues(what[11..]).Single()
                    : what.StartsWith("the cookie ", StringComparison.Ordinal)
                        ? answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(what[11..] + "=", StringComparison.Ordinal)).Split(';')[0]
                    : what.StartsWith("\"Authorization: ApiKey \" and ", StringComparison.Ordinal) ? "Authorization: ApiKey " + At(text, what.Split(" and ")[1])
                    : At(text, what));
            }

            // The rows of a file stand in an order of its own each time.
            if (answer.Headers.Contains("Lookback-Export")) return $"{status}, Lookback-Export: …";
            var rest = step.Shown.Split('\n', 2) is [_, var behind] ? behind : "";
            var shown = ShownAnswer.Of(rest, text, _known, page);
            var line = answer.Headers.Contains("Idempotent-Replayed") ? $"{status}, Idempotent-Replayed: true" : $"{status}";
            return shown.Length == 0 ? line : $"{line}\n{shown}";
        }

        private void Name(string name, string value)
        {
            _variables[name] = value;
            // A small number is many things.
            if (value.Length < 6 && value.All(char.IsAsciiDigit)) return;
            _known[value.Replace("Authorization: ApiKey ", "", StringComparison.Ordinal)] = "$" + name;
        }

        private static string At(string text, string path)
        {
            Assert.True(text.Length > 0 && text[0] is '{' or '[', $"{path} of: {text}");
            var at = JsonDocument.Parse(text.Split('\n')[0]).RootElement;
            foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.True(at.ValueKind == JsonValueKind.Array || at.TryGetProperty(part, out _), $"no {path} in: {text}");
                at = at.ValueKind == JsonValueKind.Array ? at[int.Parse(part, CultureInfo.InvariantCulture)] : at.GetProperty(part);
            }

            return at.ToString();
        }

        private async Task<string> StopAsync()
        {
            using (var kill = Process.Start("kill", ["-TERM", _server!.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
            await _server.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(0, _server.ExitCode);
            return "";
        }
    }
}
