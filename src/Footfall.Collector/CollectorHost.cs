using System.Collections.Immutable;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// The web server with everything it serves. Built from nothing: no configuration file or environment variable can turn on a log, a
/// header or an address. Disposing ends requests first, then commits what was accepted.
/// </summary>
internal sealed class CollectorHost : IAsyncDisposable
{
    // Kestrel writes the date unless the header is set; a header whose only value is null is set, and not written.
    private static readonly StringValues NoValue = new([null]);

    private readonly WebApplication web;
    private readonly GroupCommit commits;
    private readonly CollectorMetrics metrics = new();
    private readonly AddressLimits addresses;
    private readonly IDisposable? export;
    private bool isStopped;

    /// <summary>Composes, without listening yet.</summary>
    /// <param name="settings">Where to listen.</param>
    /// <param name="tools">What to count.</param>
    /// <param name="ledger">The sums; stays the caller's.</param>
    /// <param name="clock">Asked anew for each request.</param>
    /// <param name="logging">Where warnings go.</param>
    public CollectorHost(Settings settings, Tools tools, ILedger ledger, IClock clock, Action<ILoggingBuilder> logging)
    {
        addresses = new AddressLimits(settings.Limits, clock);
        var watched = new WatchedLedger(ledger, metrics);
        ledger = watched;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            IntakeLimits.Apply(kestrel, settings.Limits.Connections);
            kestrel.ConfigureEndpointDefaults(new RemoteAddress(addresses, metrics).Forget);
        });
        logging(builder.Logging);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(ledger).AddSingleton(new Closing(tools, ledger, settings, new SystemBits())).AddSingleton(clock).AddHostedService<Housekeeping>();
        var drain = TimeSpan.FromSeconds(settings.DrainSeconds);
        builder.Services.AddHostedService(_ => new Drain(drain)).AddHostedService(_ => new Forgetting(addresses));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = drain + TimeSpan.FromSeconds(10));

        web = builder.Build();
        commits = new GroupCommit(ledger, settings.Intake, clock, web.Services.GetRequiredService<ILogger<GroupCommit>>());
        foreach (var url in settings.Urls)
        {
            web.Urls.Add(url);
        }

        web.Use(LeaveOutDate);
        web.Use(new RequestCount(metrics).AnswerAsync);
        web.Use(new RequestLimit(metrics).AnswerAsync);
        web.Use(AnswerFailure);
        var pages = MapPages(settings, tools, ledger, clock);
        web.Use(pages.AnswerNotFound);
        var sums = new RawSums(tools, ledger);
        web.MapPost("/v1/{tool}/reports", new ReportIntake(tools, commits, clock, metrics).AnswerAsync);
        if (settings.IsTrial)
        {
            web.MapGet("/v1/{tool}/activity", sums.Activity);
            web.MapGet("/v1/{tool}/counters", sums.Counters);
            web.MapGet("/v1/{tool}/windows", sums.Windows);
        }

        web.MapGet("/healthz", Health.Lives);
        web.MapGet("/readyz", new Health(watched, web.Lifetime).IsReady);
        export = settings.Otlp is { } endpoint ? MetricsExport.Start(endpoint) : null;
    }

    /// <summary>Where it listens, with the ports that were chosen. Empty before the start.</summary>
    public ImmutableArray<string> Addresses =>
        [.. web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Listens.</summary>
    /// <exception cref="IOException">An address is in use.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">An address is not this machine's, or not allowed.</exception>
    public Task StartAsync() => web.StartAsync();

    /// <summary>Completes when the process is asked to end (SIGTERM, SIGINT) and has stopped listening.</summary>
    public async Task WaitForShutdownAsync()
    {
        await web.WaitForShutdownAsync();
        isStopped = true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // To stop twice is to drain twice.
        if (!isStopped)
        {
            await web.StopAsync();
        }

        await commits.DisposeAsync();
        await web.DisposeAsync();
        export?.Dispose();
        metrics.Dispose();
        addresses.Dispose();
    }

    private PageRoutes MapPages(Settings settings, Tools tools, ILedger ledger, IClock clock)
    {
        IFigureSource source = settings.IsTrial ? new ProvisionalFigures(ledger, clock) : new PublishedFigures(ledger, settings.Intake, clock);
        var files = new DataFiles(ledger);
        var answers = new PageAnswers(settings, new PageCache(clock));
        var pages = new PageRoutes(settings, tools, source, new AboutMaker(settings, tools, ledger, files, clock), answers);
        pages.Map(web);
        new OpenDataRoutes(settings, ledger, files, answers, clock).Map(web);
        return pages;
    }

    private static Task LeaveOutDate(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.Date = NoValue;
        return next(context);
    }

    private static async Task AnswerFailure(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e)
        {
            // The fault of whoever sent it, so nothing to write into a log.
            context.Response.StatusCode = e.StatusCode;
            context.Response.ContentLength = 0;
        }
        catch (LedgerException)
        {
            await Answers.Postpone(context, "unavailable", "The sums cannot be read now; ask again later.");
        }
    }
}
