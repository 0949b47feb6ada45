using System.CommandLine;
using Lookback.Api;
using Lookback.Core.Records;
using Microsoft.Extensions.Hosting;

namespace Lookback.Cli;

/// <summary><c>lookback serve</c>: the same questions and acts over HTTP.</summary>
internal static class ServeVerb
{
    private const int LeastToken = 16;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var listen = new Option<string[]>("--listen")
        {
            Description = "Where to listen. Default: http://127.0.0.1:8000, this machine alone. May be repeated.", HelpName = "url",
        };
        var token = new Option<string?>("--update-token")
        {
            Description = "A file with the token that /updatez is asked with, readable by its owner alone. Without it nobody may ask.", HelpName = "path",
        };
        return new Command("serve", "Serve the store over HTTP: its own interface, and yente's. While it runs, nothing else writes to the store.")
        {
            listen, token,
        }.Runs(session =>
        {
            var urls = session.Parsed.GetValue(listen) is { Length: > 0 } given ? given : ["http://127.0.0.1:8000"];
            var app = Server.Build(new ServerSettings
            {
                Location = session.Location, Listen = urls, Time = ProgramClock.Time, UpdateToken = Token(session.Parsed.GetValue(token)),
            });
            using (app as IDisposable)
            {
                app.Start();
                foreach (var url in app.Urls) Output.Line($"serving {session.Location.Address} at {url}; Ctrl-C stops it");
                app.WaitForShutdown();
            }

            return ExitCode.Done;
        });
    }

    private static string? Token(string? path)
    {
        if (path is null) return null;
        Files.Require(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != 0)
            throw new RefusedException("readable-secret", $"{path}: expected a file that its owner alone can read (chmod 600), found one that others can");
        var text = File.ReadAllText(path).Trim();
        return text.Length >= LeastToken
            ? text
            : throw new RefusedException("weak-secret",
                FormattableString.Invariant($"{path}: expected a token of {LeastToken} characters or more, found {text.Length}"));
    }
}
