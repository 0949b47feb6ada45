using System.Net.Http.Headers;
using Lookback.Api;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Lookback.Tests.Api;

/// <summary>A store of its own behind a real server on a free port of loopback, with staff and keys; clients speak plain HTTP to it.</summary>
internal sealed class ServedStore : IAsyncDisposable
{
    private readonly TempFolder _temp = new();
    private readonly Dictionary<string, string> _keys = [];
    private WebApplication? _app;

    /// <summary>The store.</summary>
    public StoreLocation Location => StoreLocation.At(_temp["lookback.db"]);

    /// <summary>Where the server listens.</summary>
    public Uri Address => new(_app!.Urls.First());

    /// <summary>Where it listens by a scheme, where it does so by several.</summary>
    public Uri AddressOf(string scheme) => _app!.Urls.Select(u => new Uri(u)).First(u => u.Scheme == scheme);

    /// <summary>Its folder.</summary>
    public TempFolder Temp => _temp;

    /// <summary>What the server is made of.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Does something with the ledger before the server has it.</summary>
    public ServedStore With(Action<Ledger> prepare)
    {
        using var ledger = Ledger.OpenToAppend(Location, TimeProvider.System, "boss");
        prepare(ledger);
        return this;
    }

    /// <summary>Appoints an account and gives it a key; the first is whoever appoints, <c>boss</c>.</summary>
    public ServedStore Staff(string account, string role, string? person = null, bool recordsMatches = false, string? unit = null) => With(ledger =>
    {
        if (ledger.Views.Cases.Staff.All(ledger.Head).Count == 0) Appoint("boss", "admin", "boss", null);
        if (account != "boss") Appoint(account, role, person ?? account, unit);
        _keys[account] = new IssueKey(ledger).Run(account, "a test", [], 30, recordsMatches).Text;

        void Appoint(string who, string what, string whose, string? where) => new AppointStaff(ledger).Run(
            new Appointment { Account = who, Person = new StaffId(whose), Roles = [what], Unit = where, Reason = "works here from today on" }, "boss");
    });

    /// <summary>Starts the server, and waits until it can screen.</summary>
    public async Task<ServedStore> StartAsync(Func<ServerSettings, ServerSettings>? change = null)
    {
        var settings = new ServerSettings { Location = Location, Listen = ["http://127.0.0.1:0"], Logs = false };
        _app = Server.Build(change is null ? settings : change(settings));
        await _app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = Address };
        for (var i = 0; i < 600; i++)
        {
            using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode) return this;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("the server did not become ready");
    }

    /// <summary>The key of an account.</summary>
    public string KeyOf(string account) => _keys[account];

    /// <summary>A client that asks as an account, for a purpose; as nobody where none is named.</summary>
    public HttpClient As(string? account, string? purpose = "alert-review")
    {
        var client = new HttpClient { BaseAddress = Address };
        if (account is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", _keys[account]);
        if (purpose is not null) client.DefaultRequestHeaders.Add(Inquiry.PurposeHeader, purpose);
        return client;
    }

    /// <summary>Stops the server; the store stays, for looking at what is on record.</summary>
    public async Task StopAsync()
    {
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _temp.Dispose();
    }
}
