using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Lookback.Serving;

/// <summary>
/// What the server tells of itself to whoever listens: how much of what, and how long it took. No attribute has anything of anybody: routes are templates,
/// and the words there are stand in the program.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    /// <summary>The name that traces and metrics go by.</summary>
    public const string Name = "Lookback";

    private readonly ActivitySource _traces = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _requests;
    private readonly Counter<long> _screened;
    private readonly Histogram<double> _screenings;
    private readonly Counter<long> _runs;
    private readonly Counter<long> _deliveries;

    /// <summary>Tells of a desk.</summary>
    public Telemetry(Desk desk)
    {
        _requests = _meter.CreateHistogram<double>("http.server.request.duration", "s", "How long requests took, by route, method and status.");
        _screened = _meter.CreateCounter<long>("lookback.screened", "{party}", "Parties that were looked for on the lists.");
        _screenings = _meter.CreateHistogram<double>("lookback.screening.duration", "s", "How long what was asked together took to be screened and on record.");
        _runs = _meter.CreateCounter<long>("lookback.runs", "{run}", "Lookbacks, by kind and by how they ended.");
        _deliveries = _meter.CreateCounter<long>("lookback.webhook.deliveries", "{message}", "Messages to webhooks, by what became of them.");
        _meter.CreateObservableGauge("lookback.recorder.waiting", () => desk.Recorder.Waits, "{entry}", "Entries that wait to be on record.");
        _meter.CreateObservableGauge("lookback.ledger.position", () => desk.Head, "{entry}", "The last position on record.");
        _meter.CreateObservableGauge("lookback.listings", () => desk.Listings?.Index.Count ?? 0, "{listing}", "Listings that are screened against.");
    }

    /// <summary>A request begins; <see langword="null"/> where nobody listens.</summary>
    /// <param name="traceParent">The trace that the client began, as it says it. What else it says of it is not taken: it may be of anybody.</param>
    public Activity? Begin(string? traceParent)
    {
        _ = ActivityContext.TryParse(traceParent, null, out var parent);
        return _traces.StartActivity("request", ActivityKind.Server, parent);
    }

    /// <summary>A request has been answered.</summary>
    public void Answered(Activity? activity, string method, string route, int status, TimeSpan taken)
    {
        TagList tags = new() { { "http.request.method", method }, { "http.route", route }, { "http.response.status_code", status } };
        _requests.Record(taken.TotalSeconds, tags);
        if (activity is null) return;
        activity.DisplayName = $"{method} {route}";
        foreach (var (key, value) in tags) activity.SetTag(key, value);
        if (status >= 500) activity.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>Parties were looked for together.</summary>
    public void Screened(string how, int parties, TimeSpan taken)
    {
        var tag = KeyValuePair.Create<string, object?>("lookback.question", how);
        _screened.Add(parties, tag);
        _screenings.Record(taken.TotalSeconds, tag);
    }

    /// <summary>A lookback is over.</summary>
    public void Ran(LookbackKind kind, string end) =>
        _runs.Add(1, KeyValuePair.Create<string, object?>("lookback.kind", kind.ToString()), KeyValuePair.Create<string, object?>("lookback.end", end));

    /// <summary>A webhook was told, or not.</summary>
    public void Delivered(string end) => _deliveries.Add(1, KeyValuePair.Create<string, object?>("lookback.end", end));

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _meter.Dispose();
    }
}
