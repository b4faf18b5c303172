using System.Diagnostics;
using System.Globalization;
using Footfall.Testing;
using Npgsql;

namespace Footfall.Collector.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder, on a Unix socket, of Debian's package. It ends with this process, however that ends.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly Lazy<PostgresCluster> Shared = new(() => new PostgresCluster());

    private readonly TemporaryFolder folder = new();
    private readonly string settings;
    private Process server;
    private int databases;

    /// <summary>Starts one of its own, for tests that are rough with it or tell it settings, such as <c>-c fsync=off</c>.</summary>
    public PostgresCluster(string settings = "")
    {
        this.settings = settings;
        if (IsRoot)
        {
            Run("chown", ["postgres", folder.Path]);
        }

        RunAsServer($"exec {Program("initdb")} -D data -U footfall -A trust -E UTF8 --locale=C --no-sync");
        server = Start();
    }

    /// <summary>One for all tests that are kind to it.</summary>
    public static PostgresCluster Common => Shared.Value;

    /// <summary>The bytes of every file that it has: tables, log of changes, log of messages.</summary>
    public Dictionary<string, byte[]> Files() => folder.Files("data");

    private static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Ends the common server.</summary>
    public static void DisposeCommon()
    {
        if (Shared.IsValueCreated)
        {
            Shared.Value.Dispose();
        }
    }

    /// <summary>The connection string of a database that may not be there.</summary>
    public string Connection(string database) => $"Host={folder.Path};Username=footfall;Database={database}";

    /// <summary>Makes a database. Gives its connection string.</summary>
    public string Create()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"ledger{Interlocked.Increment(ref databases)}");
        Execute(Connection("postgres"), $"CREATE DATABASE {name}");
        return Connection(name);
    }

    /// <summary>Runs a statement. Gives the first column as text.</summary>
    public static List<string> Execute(string connection, string sql)
    {
        using var session = new NpgsqlConnection(connection + ";Pooling=false;Command Timeout=300");
        session.Open();
        using var command = new NpgsqlCommand(sql, session);
        using var rows = command.ExecuteReader();
        var values = new List<string>();
        while (rows.Read())
        {
            values.Add(Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    /// <summary>SIGKILL for every process of the server, and a new start.</summary>
    public void KillAndRestart()
    {
        Kill();
        server = Start();
    }

    public void Dispose()
    {
        Kill();
        folder.Dispose();
    }

    // The shell ends the server when its input ends, which it also does when this process is killed.
    private Process Start()
    {
        var started = AsServer($"{Program("postgres")} -D data -k {folder.Path} -c listen_addresses= -c max_connections=200 -c shared_buffers=32MB -c checkpoint_timeout=1h -c deadlock_timeout=50ms {settings} >>data/server.log 2>&1 & read -r _; kill -KILL $! 2>/dev/null; wait");
        var connection = Connection("postgres");
        Patience.Wait(() => Answers(connection), Patience.Usual, () => $"The server did not start: {File.ReadAllText(folder["data/server.log"])}");
        return started;
    }

    private void Kill()
    {
        var main = File.ReadLines(folder["data/postmaster.pid"]).First();
        var all = File.ReadAllText($"/proc/{main}/task/{main}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(main).ToList();

        // One of them may have ended meanwhile.
        using var kill = Process.Start("sh", ["-c", $"kill -KILL {string.Join(' ', all)} 2>/dev/null"]);
        kill.WaitForExit();
        server.StandardInput.Close();
        server.WaitForExit();
        server.Dispose();
        Patience.Wait(() => all.All(id => !Directory.Exists($"/proc/{id}")), Patience.Usual, () => "The server is still there.");
    }

    private static bool Answers(string connection)
    {
        try
        {
            return Execute(connection, "SELECT 1").Count == 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string Program(string name) => Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin/" + name;

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, program);
    }

    private void RunAsServer(string script)
    {
        using var process = AsServer(script + " >initdb.log 2>&1");
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, File.ReadAllText(folder["initdb.log"]));
    }

    // The server refuses to be root.
    private Process AsServer(string script)
    {
        string[] user = IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : ["env"];
        return Process.Start(new ProcessStartInfo(user[0], [.. user[1..], "sh", "-c", script]) { WorkingDirectory = folder.Path, RedirectStandardInput = true })!;
    }
}
