using Lookback.Serving;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lookback.Api;

/// <summary>Traces and metrics to the collector that the server was told of; without one nothing is made of them, and nothing leaves.</summary>
internal static class TelemetryExport
{
    private const int EveryMilliseconds = 10_000;

    /// <summary>Sends them to a collector, over HTTP.</summary>
    public static void AddTo(IServiceCollection services, Uri collector) => services.AddOpenTelemetry()
        // What the environment says of this machine is not sent along.
        .ConfigureResource(static resource => resource.Clear().AddService(
            "lookback", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version!.ToString(3), autoGenerateServiceInstanceId: false))
        .WithTracing(traces => traces.AddSource(Telemetry.Name).SetSampler<AlwaysOnSampler>().AddOtlpExporter(o => To(o, collector, "v1/traces")))
        .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name).AddOtlpExporter((o, reader) =>
        {
            To(o, collector, "v1/metrics");
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = EveryMilliseconds;
        }));

    private static void To(OtlpExporterOptions options, Uri collector, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + signal);
        options.Headers = "";
    }
}
