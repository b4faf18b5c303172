using System.Net;

namespace Footfall.Collector;

/// <summary>Where to listen. Kestrel takes any host name it does not know for "every address of the machine". Nobody means that. Pure.</summary>
internal static class ListeningAddress
{
    private const string Mend = "give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock";

    /// <summary>What is wrong and what would be right; null when it can be used.</summary>
    public static string? Problem(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"'{url}' is not an address; {Mend}.";
        }

        if (address.Scheme != "http" || address.PathBase.Length > 0)
        {
            return $"'{url}' must be http without a path (a front speaks https); {Mend}.";
        }

        if (address.IsUnixPipe)
        {
            return null;
        }

        if (address.Host == "localhost")
        {
            return address.Port == 0 ? $"'{url}' cannot have port 0; write 127.0.0.1 for localhost." : null;
        }

        return IPAddress.TryParse(address.Host, out _)
            ? null
            : $"'{address.Host}' is not a numeric address; {Mend}, or http://0.0.0.0:8474 for every address of this machine.";
    }

    /// <summary>Whether only this machine reaches an address without a problem.</summary>
    public static bool IsOfThisMachine(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.IsUnixPipe || address.Host == "localhost" || (IPAddress.TryParse(address.Host, out var number) && IPAddress.IsLoopback(number));
    }
}
