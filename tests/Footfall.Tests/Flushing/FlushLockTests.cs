using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed partial class FlushLockTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public FlushLockTests() => PrivateFiles.CreateDirectory(home.State.Root);

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void One_holds_it_at_a_time_and_it_is_free_afterwards()
    {
        var held = FlushLock.TryTake(home.State, Duration.Zero);

        Assert.IsNotNull(held);
        Assert.IsNull(FlushLock.TryTake(home.State, Duration.FromMilliseconds(100)));
        held.Dispose();
        using var again = FlushLock.TryTake(home.State, Duration.Zero);
        Assert.IsNotNull(again);
    }

    /// <summary>As it has all that is open, for an instant, until it becomes its program.</summary>
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void It_is_free_afterwards_also_where_a_child_that_just_begins_has_a_copy()
    {
        using var held = FlushLock.TryTake(home.State, Duration.Zero);
        var descriptor = Directory.EnumerateFiles("/proc/self/fd").Single(file => new FileInfo(file).LinkTarget == home.State.FlushLock);
        using var copy = new SafeFileHandle(Duplicate(int.Parse(Path.GetFileName(descriptor), CultureInfo.InvariantCulture)), ownsHandle: true);

        held!.Dispose();

        Assert.IsFalse(copy.IsInvalid);
        using var again = FlushLock.TryTake(home.State, Duration.Zero);
        Assert.IsNotNull(again);
    }

    [TestMethod]
    public async Task Who_waits_gets_it_when_it_is_let_go()
    {
        var held = FlushLock.TryTake(home.State, Duration.Zero)!;

        var waiting = Task.Run(() => FlushLock.TryTake(home.State, Duration.FromSeconds(30)), TestContext.CancellationToken);
        held.Dispose();

        using var taken = await waiting;
        Assert.IsNotNull(taken);
    }

    [TestMethod]
    public void Where_nothing_is_kept_it_is_not_made()
    {
        Directory.Delete(home.State.Root);

        Assert.IsNull(FlushLock.TryTake(home.State, Duration.FromSeconds(30)));
        Assert.IsFalse(Directory.Exists(home.State.Root));
    }

    [TestMethod]
    public void A_directory_in_its_place_is_a_lock_that_nobody_gets()
    {
        Directory.CreateDirectory(home.State.FlushLock);

        Assert.IsNull(FlushLock.TryTake(home.State, Duration.Zero));
    }

    public void Dispose() => home.Dispose();

    [LibraryImport("libc", EntryPoint = "dup")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int descriptor);
}
