using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
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
        (var remote, connection.RemoteEndPoint, RemoteOf(connection.Features.Get<IConnectionSocketFeature>()!.Socket)) = (connection.RemoteEndPoint, null, null);
#pragma warning restore RS0030
        connection.Features.Set<IConnectionSocketFeature>(null);
        return remote is IPEndPoint { Address: var address } ? ServeAsync(next, connection, limits.Of(address)) : next(connection);
    });

    // Kestrel keeps sockets in a pool after their connections have ended. No public member lets go of what they remember. Should a later
    // runtime name the field otherwise, every connection fails, and with it every test.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_remoteEndPoint")]
    private static extern ref EndPoint? RemoteOf(Socket socket);

    private async Task ServeAsync(ConnectionDelegate next, ConnectionContext connection, Allowance? allowance)
    {
        if (allowance?.TryConnect() == false)
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
            allowance?.Disconnect();
            limits.Leave();
        }
    }
}
