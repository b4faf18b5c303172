using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Footfall.Collector;

/// <summary>Sends <see cref="CollectorMetrics"/> to an OpenTelemetry collector, once a minute and at the end.</summary>
internal static class MetricsExport
{
    /// <summary>Begins. Disposing sends the last figures.</summary>
    /// <param name="endpoint">The base; <c>v1/metrics</c> is added.</param>
    public static IDisposable Start(Uri endpoint) => Sdk.CreateMeterProviderBuilder()

        // Variables of the environment could add a host's name, or another meter.
        .ConfigureServices(services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()))
        .ConfigureResource(resource => resource.Clear().AddService(CollectorMetrics.Name, autoGenerateServiceInstanceId: false))
        .AddMeter(CollectorMetrics.Name)
        .AddOtlpExporter(exporter =>
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/v1/metrics");
        })
        .Build();
}
