using System.Globalization;
using Lookback.Api;
using Microsoft.Extensions.Hosting;

namespace Lookback.Bench.Load;

/// <summary>What stays alive of each edition that is swapped in: the server in this process, where all garbage can be collected before it is looked.</summary>
internal static class LiveLoad
{
    private const int Asked = 2_000;

    /// <summary>Megabytes that live after each edition, the first before any came in.</summary>
    public static IReadOnlyList<double> Measure(int listings, int editions, Action<string> tell)
    {
        using var office = new LoadOffice(listings);
        var app = Server.Build(new ServerSettings { Location = office.Location, Listen = ["http://127.0.0.1:0"], Logs = false });
        using var _ = app as IDisposable;
        app.Start();
        var live = new List<double>();
        using (var client = new PlainClient(new Uri(app.Urls.First())))
        {
            while (client.Send(PlainClient.Get("/readyz", null)) != 200) Thread.Sleep(50);
            var request = LoadRun.Ways(office).ElementAt(1).Request;
            var next = 0;
            for (var edition = 0; edition <= editions; edition++)
            {
                if (edition > 0)
                {
                    var status = client.Send(PlainClient.Upload(
                        $"/api/v1/watchlists/{LoadOffice.List}/editions", office.Officer, "invented.ftm.json", office.Edition(edition),
                        LoadOffice.Day(edition).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
                    if (status != 201) throw new InvalidOperationException($"an edition was answered with {status}");
                }

                for (var i = 0; i < Asked; i++) client.Send(request(next++));
                live.Add(GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024));
                tell(string.Create(CultureInfo.InvariantCulture, $"edition {edition}: {live[^1]:n1} MB live, {Environment.WorkingSet >> 20:n0} MB resident"));
            }
        }

        app.StopAsync().GetAwaiter().GetResult();
        return live;
    }
}
