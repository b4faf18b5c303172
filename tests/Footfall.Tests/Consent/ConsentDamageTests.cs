using System.Text;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>
/// An answer that was damaged in any byte, cut, mixed with another, or overwritten with zeros is no answer: by both readings of the format, by
/// both of the store, and by the gate.
/// </summary>
[TestClass]
public sealed class ConsentDamageTests
{
    private const int Seed = 4_711;

    private static readonly Dictionary<string, ConsentRecord> Records = new()
    {
        ["yes"] = Some.Yes,
        ["yes to another address"] = Some.Yes with { Endpoint = Endpoint.Parse("https://counts.example.net/") },
        ["yes to an address of one's own"] = Some.Yes with { EndpointIsOwn = true },
        ["yes to less"] = Some.Yes with { Kinds = [ReportKind.Command], Declined = [ReportKind.Environment] },
        ["local"] = Some.Local,
        ["no"] = Some.No,
        ["yes for another tool"] = Some.Yes with { Tool = ToolName.Parse("demi") },
    };

    public static IEnumerable<object[]> Names() => Records.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Another_value_of_any_byte_is_no_answer(string name)
    {
        var whole = ConsentFormat.Write(Records[name]);
        for (var place = 0; place < whole.Length; place++)
        {
            for (var change = 1; change <= byte.MaxValue; change++)
            {
                var damaged = whole.ToArray();
                damaged[place] ^= (byte)change;
                AssertUnreadable(damaged, () => $"byte {place}, change {change}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Another_value_of_any_byte_on_disk_is_off(string name)
    {
        var random = new SeededRandom(Seed);
        using var home = new TemporaryHome();
        var whole = ConsentFormat.Write(Records[name]);
        for (var place = 0; place < whole.Length; place++)
        {
            for (var times = Effort.Times(1, 64); times > 0; times--)
            {
                var damaged = whole.ToArray();
                damaged[place] ^= (byte)(1 + random.Below(255));
                AssertOff(home, damaged, $"byte {place} is {damaged[place]}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Any_length_is_no_answer_whether_nothing_or_zeros_or_the_beginning_again_follows(string name)
    {
        using var home = new TemporaryHome();
        var whole = ConsentFormat.Write(Records[name]);
        for (var length = 0; length < whole.Length; length++)
        {
            AssertOff(home, whole[..length], $"cut to {length}");
            AssertOff(home, [.. whole[..length], .. new byte[whole.Length - length]], $"zeros from {length}");
            AssertOff(home, [.. new byte[length + 1], .. whole[(length + 1)..]], $"zeros to {length}");
            AssertOff(home, [.. whole, .. whole[..(length + 1)]], $"followed by {length + 1} of its bytes");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Two_answers_mixed_are_no_answer_unless_the_mixture_is_one_of_them(string name)
    {
        var random = new SeededRandom(Seed);
        var one = ConsentFormat.Write(Records[name]);
        foreach (var other in Records.Values.Select(ConsentFormat.Write))
        {
            for (var cut = 0; cut <= Math.Min(one.Length, other.Length); cut++)
            {
                AssertOneOf([.. one[..cut], .. other[cut..]], one, other);
                var end = cut + random.Below(Math.Min(one.Length, other.Length) - cut + 1);
                AssertOneOf([.. one[..cut], .. other[cut..end], .. one[end..]], one, other);
            }
        }
    }

    private static void AssertUnreadable(byte[] bytes, Func<string> what) =>
        Assert.IsFalse(ConsentFormat.TryRead(bytes, out _) || ConsentFormat.TryReadText(bytes, out _), what());

    private static void AssertOneOf(byte[] mixture, byte[] one, byte[] other)
    {
        if (!mixture.AsSpan().SequenceEqual(one) && !mixture.AsSpan().SequenceEqual(other))
        {
            AssertUnreadable(mixture, () => Encoding.UTF8.GetString(mixture));
        }
    }

    private static void AssertOff(TemporaryHome home, byte[] bytes, string what)
    {
        PrivateFiles.CreateDirectory(home.State.ConsentDirectory);
        File.WriteAllBytes(home.State.Consent(Some.Tool), bytes);
        var store = new ConsentStore(home.State);
        foreach (var reading in new[] { store.Read(Some.Tool), store.ReadText(Some.Tool) })
        {
            var decision = Some.Gate().Decide(Terms.Of(Some.Manifest), reading);
            Assert.IsNull(reading.Record, what);
            Assert.AreEqual((Sharing.Off, ConsentRule.Unreadable), (decision.Sharing, decision.Rule), what);
        }
    }
}
