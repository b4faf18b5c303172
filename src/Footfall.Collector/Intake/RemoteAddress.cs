using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Footfall.Collector;

/// <summary>Who is at the other end of a connection: forgotten before anything that could write it down gets to see it.</summary>
internal static class RemoteAddress
{
    /// <summary>Must come first on an endpoint. The socket goes too, since it can be asked for its other end.</summary>
    public static void Forget(ListenOptions endpoint) => endpoint.Use(next => connection =>
    {
#pragma warning disable RS0030 // It is forgotten here.
        connection.RemoteEndPoint = null;
#pragma warning restore RS0030
        connection.Features.Set<IConnectionSocketFeature>(null);
        return next(connection);
    });
}
