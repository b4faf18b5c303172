using System.Net.Sockets;
using System.Text;

namespace Footfall.Collector;

/// <summary>Who started it and waits for it to listen, as systemd does (<c>Type=notify</c>, sd_notify(3)): it named a socket in the environment.</summary>
internal static class ServiceManager
{
    /// <summary>Names the socket: a path, or behind <c>@</c> a name that is in no file system.</summary>
    public const string Variable = "NOTIFY_SOCKET";

    /// <summary>Says that it listens, if somebody waits for that.</summary>
    /// <param name="variables">The environment.</param>
    /// <exception cref="SocketException">Nobody is there.</exception>
    /// <exception cref="ArgumentException">There can be no socket of that name.</exception>
    public static void TellReady(IReadOnlyDictionary<string, string> variables)
    {
        if (!variables.TryGetValue(Variable, out var name) || name.Length == 0)
        {
            return;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.SendTo(Encoding.ASCII.GetBytes("READY=1"), new UnixDomainSocketEndPoint(name[0] == '@' ? '\0' + name[1..] : name));
    }
}
