using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Footfall.Testing;

namespace Footfall.Collector.Tests;

/// <summary>A real nginx with the file that operators install, on a free port, with a certificate of its own.</summary>
internal sealed class NginxProcess : IDisposable
{
    private readonly Process process;

    private NginxProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    /// <param name="folder">For all that it writes.</param>
    /// <param name="socket">Where the collector listens.</param>
    public static NginxProcess Start(TemporaryFolder folder, string socket)
    {
        var port = FreePort();
        WriteCertificate(folder);
        var server = DeployedFile.Text("nginx.conf")
            .Replace("    listen [::]:443 ssl;\n", "", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{port} ssl", StringComparison.Ordinal)
            .Replace("/run/footfall-collector/socket", socket, StringComparison.Ordinal)
            .Replace("/etc/ssl/counts.example.org.pem", folder["certificate.pem"], StringComparison.Ordinal)
            .Replace("/etc/ssl/private/counts.example.org.key", folder["key.pem"], StringComparison.Ordinal);
        File.WriteAllText(folder["server.conf"], server);

        // Its own log of starting and ending at the finest level that is not for debugging.
        File.WriteAllText(
            folder["nginx.conf"],
            $$"""
            daemon off;
            master_process off;
            pid {{folder["pid"]}};
            error_log {{folder["error.log"]}} info;
            events { }
            http {
                access_log {{folder["access.log"]}};
                client_body_temp_path {{folder["body"]}};
                proxy_temp_path {{folder["proxy"]}};
                fastcgi_temp_path {{folder["fastcgi"]}};
                uwsgi_temp_path {{folder["uwsgi"]}};
                scgi_temp_path {{folder["scgi"]}};
                include {{folder["server.conf"]}};
            }
            """);
        var started = Process.Start(new ProcessStartInfo(Executable, ["-p", folder.Path, "-e", folder["error.log"], "-c", folder["nginx.conf"]]) { RedirectStandardError = true })!;
        Patience.Wait(
            () => started.HasExited || Listens(port),
            Patience.Usual,
            () => "nginx does not listen.");
        return started.HasExited ? throw new AssertFailedException($"nginx: {started.StandardError.ReadToEnd()}{File.ReadAllText(folder["error.log"])}") : new(started, port);
    }

    /// <summary>A client from an address of this machine, that trusts the certificate.</summary>
    public HttpClient Client(string from)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
#pragma warning disable CA5359 // It is the test's own certificate.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        return new HttpClient(handler) { BaseAddress = new Uri($"https://counts.example.org:{Port}/") };
    }

    /// <summary>SIGTERM.</summary>
    public void End()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    // Where Debian has it, which is not on everybody's path.
    private static string Executable => File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";

    private static void WriteCertificate(TemporaryFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=counts.example.org", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(folder["certificate.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(folder["key.pem"], key.ExportPkcs8PrivateKeyPem());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
