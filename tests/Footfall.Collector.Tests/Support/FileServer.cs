using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Collector.Tests;

/// <summary>Serves texts under <c>/footfall/open-data/</c>, as a collector behind a front does.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication web;

    private FileServer(WebApplication web) => this.web = web;

    public Uri Address => new($"{web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/footfall");

    public static async Task<FileServer> StartAsync(IReadOnlyDictionary<string, string> files)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var web = builder.Build();
        web.Urls.Add("http://127.0.0.1:0");
        web.Run(async context =>
        {
            var name = context.Request.Path.Value!["/footfall/open-data/".Length..];
            if (files.TryGetValue(name, out var text))
            {
                await context.Response.WriteAsync(text);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        });
        await web.StartAsync();
        return new FileServer(web);
    }

    public async ValueTask DisposeAsync()
    {
        await web.StopAsync();
        await web.DisposeAsync();
    }
}
