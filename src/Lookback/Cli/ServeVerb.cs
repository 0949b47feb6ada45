using System.CommandLine;
using System.Net;
using Lookback.Api;
using Lookback.Api.People;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Views.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
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
        var token = new Option<string?>("--update-token")
        {
            Description = "A file with the token that /updatez is asked with, readable by its owner alone. Without it nobody may ask.", HelpName = "path",
        };
        var proxy = new Option<bool>("--behind-proxy")
        {
            Description = "Listen beyond this machine without TLS: something before it does that. Without it such an address is refused.",
        };
        var proxies = new Option<string[]>("--proxy")
        {
            Description = "The address of a proxy whose word is taken for who sends (X-Forwarded-For, -Proto). "
                + "Beside --behind-proxy this machine is, where none is named. May be repeated.",
            HelpName = "address",
        };
        var telemetry = new Option<string?>("--telemetry")
        {
            Description = "A collector of OpenTelemetry's (OTLP over HTTP), such as http://127.0.0.1:4318, for traces and metrics. Without it none are sent.",
            HelpName = "url",
        };
        var hour = Limit("--persons-per-hour", "How many different persons one person may be shown within an hour. Default: 300.", 300);
        var day = Limit("--persons-per-day", "How many different persons one person may be shown within a day. Default: 1000.", 1_000);
        var lines = Limit("--export-lines", "How many lines one person may have written into files within a day on their own word. Default: 200.", 200);
        var requests = Limit("--requests-per-second", "How many requests a second one key or session may send. Default: 5000.", 5_000);
        var factor = new Option<string[]>("--second-factor-for")
        {
            Description = "A role whose holders need a second factor beside the password. May be repeated.", HelpName = "role",
        };
        var certificate = new Option<string?>("--certificate")
        {
            Description = "A certificate with its key, as PEM or PFX, readable by its owner alone: addresses that begin with https are served by it.",
            HelpName = "path",
        };
        var password = new Option<string?>("--certificate-password-file") { Description = "A file with the certificate's password.", HelpName = "path" };
        var openid = new Option<string?>("--openid")
        {
            Description = "A JSON file that says which provider (OpenID Connect) signs people in beside passwords; docs/access.md has its fields.",
            HelpName = "path",
        };
        return new Command("serve", "Serve the store over HTTP: its own interface, and yente's. While it runs, nothing else writes to the store.")
        {
            listen, certificate, password, proxy, proxies, token, factor, openid, hour, day, lines, requests, telemetry,
        }.Runs(session =>
        {
            var urls = session.Parsed.GetValue(listen) is { Length: > 0 } given ? given : ["http://127.0.0.1:8000"];
            var tls = session.Parsed.GetValue(certificate) is { } path
                ? ServeSecrets.Certificate(path, session.Parsed.GetValue(password), ProgramClock.Time.GetUtcNow())
                : null;
            RefuseOpen(urls, session.Parsed.GetValue(proxy), tls is not null);
            foreach (var own in session.SecretFiles) ServeSecrets.RefuseOpenFolder(own);
            var app = Server.Build(new ServerSettings
            {
                Location = session.Location, Listen = urls, Time = ProgramClock.Time, Certificate = tls, Pages = Ui.UiPages.All,
                UpdateToken = session.Parsed.GetValue(token) is { } file ? ServeSecrets.Word(file, "a token") : null,
                BehindProxy = session.Parsed.GetValue(proxy), Proxies = Named(session.Parsed.GetValue(proxies) ?? [], session.Parsed.GetValue(proxy)),
                SecondFactorFor = Roles(session.Parsed.GetValue(factor) ?? []),
                OpenId = session.Parsed.GetValue(openid) is { } provider ? ServeOpenId.Read(provider) : null,
                PersonsAnHour = session.Parsed.GetValue(hour), PersonsADay = session.Parsed.GetValue(day),
                ExportLines = session.Parsed.GetValue(lines), RequestsASecond = session.Parsed.GetValue(requests),
                Telemetry = Collector(session.Parsed.GetValue(telemetry)),
            });
            using (app as IDisposable)
            {
                app.Start();
                TellSetup(app);
                foreach (var url in app.Urls) Output.Line($"serving {session.Location.Address} at {url}; Ctrl-C stops it");
                app.WaitForShutdown();
            }

            return ExitCode.Done;
        });
    }

    private static Option<int> Limit(string name, string description, int usual) =>
        new Option<int>(name) { Description = description, HelpName = "number", DefaultValueFactory = _ => usual }
            .Within(1, 1_000_000, "a number from 1 to 1000000");

    // A role that is misspelt would ask nobody for anything.
    private static string[] Roles(string[] roles) => roles.FirstOrDefault(r => !AccessRules.Roles.Contains(r)) is { } unknown
        ? throw new UsageException(
            $"--second-factor-for: expected one of {string.Join(", ", AccessRules.Roles.Order(StringComparer.Ordinal))}, found \"{unknown}\"")
        : roles;

    // To standard error, as everything that is no result: and this once, for only its hash is kept.
    private static void TellSetup(WebApplication app)
    {
        if (app.Services.GetRequiredService<SetupLink>().DrawAsync(CancellationToken.None).GetAwaiter().GetResult() is not { } token) return;
        Console.Error.WriteLine($"nobody who appoints others can sign in yet: {app.Urls.First()}{Invitation.PathOf(null, token)} makes the first account, "
            + "once and within 24 hours");
    }

    // Keys and records of persons are not sent in the clear but by somebody's word.
    private static void RefuseOpen(IEnumerable<string> urls, bool behindProxy, bool hasCertificate)
    {
        foreach (var url in urls)
        {
            if (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                if (hasCertificate) continue;
                throw new UsageException($"--listen {url}: expected --certificate with it, found none");
            }

            // Any address, as "*" or "+" says it, is no host.
            var isAny = url.StartsWith("http://*", StringComparison.Ordinal) || url.StartsWith("http://+", StringComparison.Ordinal);
            var address = Uri.TryCreate(url, UriKind.Absolute, out var read) && read.Scheme == Uri.UriSchemeHttp ? read : null;
            if (address is null && !isAny) throw new UsageException($"--listen: expected an address such as http://127.0.0.1:8000, found \"{url}\"");
            if (behindProxy || (address is not null && IsHere(BindingAddress.Parse(url).Host))) continue;
            throw new RefusedException(
                "no-tls", $"{url} can be reached from other machines, and what goes over it is in the clear: expected this machine's own address, "
                    + "https with --certificate, or --behind-proxy where something before it brings TLS");
        }
    }

    // As the server takes a host, which Uri would write anew: "localhost" and what is written as an address of this machine are here, and every
    // other name is any address.
    private static bool IsHere(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw new UsageException($"--proxy: expected the address of a machine such as 192.0.2.7, found \"{text}\"");

    // Where nobody is named a proxy on this machine is meant.
    private static IReadOnlyList<IPAddress> Named(string[] addresses, bool behindProxy) =>
        addresses.Length > 0 ? [.. addresses.Select(Address)] : behindProxy ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [];

    private static Uri? Collector(string? url)
    {
        if (url is null) return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var collector) && (collector.Scheme == Uri.UriSchemeHttp || collector.Scheme == Uri.UriSchemeHttps)
            ? collector
            : throw new UsageException($"--telemetry: expected an address such as http://127.0.0.1:4318, found \"{url}\"");
    }
}
