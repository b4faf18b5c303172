namespace Footfall.Spec.Tests;

/// <summary>What reaches outside is named in one folder, so that whoever asks what is kept and what leaves has one folder to read.</summary>
[TestClass]
public sealed class RoomsTests
{
    // Tells systemd of the same machine that the collector listens.
    private const string ServiceManager = "src/Footfall.Collector/Operation/ServiceManager.cs";

    [TestMethod]
    public void Only_the_cache_and_the_ledger_name_the_database() =>
        SourceTree.AssertNone(
            Outside(SourceTree.SourcesThatName(@"Microsoft\.Data\.Sqlite|SQLitePCL|Npgsql"), "src/Footfall/Cache/", "src/Footfall.Collector/Ledger/"),
            "These files name the database.");

    [TestMethod]
    public void Only_the_dispatch_and_the_verification_name_a_client_of_the_network() =>
        SourceTree.AssertNone(
            Outside(
                SourceTree.SourcesThatName(@"\bHttp(Client|MessageInvoker|MessageHandler|RequestMessage)\b|SocketsHttpHandler|System\.Net\.Http|WebRequest|TcpClient|UdpClient|new Socket\("),
                "src/Footfall/Dispatch/",
                "src/Footfall.Collector/Verification/",
                ServiceManager),
            "These files can send something.");

    [TestMethod]
    public void What_tells_systemd_has_no_address_of_a_network() =>
        SourceTree.AssertNone(
            SourceTree.SourcesThatName(@"AddressFamily\.(?!Unix\b)|\bIPEndPoint\b|\bIPAddress\b|\bDns").Where(file => file == ServiceManager),
            "These files can send something to another machine.");

    [TestMethod]
    public void Only_the_platform_and_the_invocation_start_processes() =>
        SourceTree.AssertNone(
            Outside(SourceTree.SourcesThatName(@"\bProcess\.Start\(|\bProcessStartInfo\b|posix_spawn|\bexecv"), "src/Footfall/Platform/", "src/Footfall/Invocation/", "src/Footfall/Flushing/VersionProbe.cs"),
            "These files start processes.");

    private static IEnumerable<string> Outside(IEnumerable<string> files, params string[] rooms) =>
        files.Where(file => !rooms.Any(room => file.StartsWith(room, StringComparison.Ordinal)));
}
