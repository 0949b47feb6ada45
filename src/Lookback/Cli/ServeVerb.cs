using System.CommandLine;
using Lookback.Api;
using Microsoft.Extensions.Hosting;

namespace Lookback.Cli;

/// <summary><c>lookback serve</c>: the same questions and acts over HTTP.</summary>
internal static class ServeVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var listen = new Option<string[]>("--listen")
        {
            Description = "Where to listen. Default: http://127.0.0.1:8000, this machine alone. May be repeated.", HelpName = "url",
        };
        return new Command("serve", "Serve the store over HTTP: its own interface, and yente's. While it runs, nothing else writes to the store.")
        {
            listen,
        }.Runs(session =>
        {
            var urls = session.Parsed.GetValue(listen) is { Length: > 0 } given ? given : ["http://127.0.0.1:8000"];
            var app = Server.Build(new ServerSettings { Location = session.Location, Listen = urls, Time = ProgramClock.Time });
            using (app as IDisposable)
            {
                app.Start();
                foreach (var url in app.Urls) Output.Line($"serving {session.Location.Address} at {url}; Ctrl-C stops it");
                app.WaitForShutdown();
            }

            return ExitCode.Done;
        });
    }
}
