using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Footfall.Collector;

/// <summary>
/// Who is at the other end of a connection: forgotten before anything that could write it down gets to see it. What stays with the
/// connection is an <see cref="Allowance"/>, which knows no address and is shared by many.
/// </summary>
internal sealed class RemoteAddress(AddressLimits limits, CollectorMetrics metrics)
{
    /// <summary>Must come first on an endpoint. The socket goes too, since it can be asked for its other end.</summary>
    public void Forget(ListenOptions endpoint) => endpoint.Use(next => connection =>
    {
#pragma warning disable RS0030 // It is forgotten here.
        (var remote, connection.RemoteEndPoint) = (connection.RemoteEndPoint, null);
#pragma warning restore RS0030
        connection.Features.Set<IConnectionSocketFeature>(null);
        return remote is IPEndPoint { Address: var address } && limits.Of(address) is { } allowance
            ? ServeAsync(next, connection, allowance)
            : next(connection);
    });

    private async Task ServeAsync(ConnectionDelegate next, ConnectionContext connection, Allowance allowance)
    {
        if (!allowance.TryConnect())
        {
            // Without an answer: it would cost more than the connection.
            metrics.LimitedConnection();
            connection.Abort();
            return;
        }

        try
        {
            connection.Features.Set(allowance);
            await next(connection);
        }
        finally
        {
            allowance.Disconnect();
        }
    }
}
