using System.Text;
using Footfall.Protocol;
using Microsoft.Data.Sqlite;

namespace Footfall.Cli.Tests;

/// <summary>Ways to let a secret through, such as a mistake or a careless feature would make. The comparison must report each.</summary>
internal static class Leaks
{
    private static readonly Dictionary<string, Machinery> All = new()
    {
        ["the length of a text as a class"] = Recording((twin, _, invocation) =>
            invocation with { Operands = Classes.OfCount(string.Concat(twin.LastArguments).Length % 9) }),
        ["the number of letters of a variable as a class"] = Recording((twin, _, invocation) =>
            invocation with { Duration = (DurationClass)((twin.Environment.Variable("USER")!.Length % 10) + 1) }),
        ["a hash of an unknown command as a code"] = Recording((twin, vocabulary, invocation) =>
            invocation.Command == Vocabulary.Other ? invocation with { Command = 1 + (Hash(string.Concat(twin.LastArguments)) % 9) } : invocation),
        ["the order of texts as the order of options"] = Recording((twin, _, invocation) =>
            invocation with { Options = [.. invocation.Options.OrderBy(option => Hash($"{option}{string.Concat(twin.LastArguments)}"))] }),
        ["a secret as the exit code's meaning"] = Recording((twin, _, invocation) =>
            invocation with { Outcome = twin.LastArguments.Any(argument => argument.Contains('@', StringComparison.Ordinal)) ? Outcome.Usage : invocation.Outcome }),
        ["a text in the cache"] = new() { Flushed = twin => Insert(twin, string.Join(' ', twin.LastArguments), 1) },
        ["a hash of the user in the cache"] = new() { Flushed = twin => Insert(twin, "seed", Hash(twin.Environment.Variable("USER")!)) },
        ["a file that is named for the user"] = new() { Flushed = twin => File.WriteAllText(Path.Combine(twin.State.Root, twin.Environment.Variable("USER")!), "") },
        ["a text in a file of its own"] = new() { Flushed = twin => File.WriteAllBytes(Path.Combine(twin.State.Root, "errors"), Encoding.UTF8.GetBytes($"not found: {string.Concat(twin.LastArguments)}")) },
        ["the permissions of a file"] = new()
        {
            Flushed = twin => File.SetUnixFileMode(twin.State.FlushStamp, twin.Secret.Length > 20 ? UnixFileMode.UserRead : UnixFileMode.UserRead | UnixFileMode.UserWrite),
        },
        ["a header on the wire"] = new() { Sending = (twin, sender) => sender is HttpReportSender ? new SenderWithHeader(twin.Secret) : sender },
        ["draws that depend on a secret"] = new()
        {
            Flushed = twin =>
            {
                for (var i = twin.Secret.Length; i > 0; i--)
                {
                    twin.Random.Below(2);
                }
            },
        },
        ["a text in what is printed"] = new() { Printed = (twin, text) => text + twin.LastArguments[^1] },
    };

    public static IEnumerable<string> Names => All.Keys;

    public static Machinery Named(string name) => All[name];

    /// <summary>The way of a wrapped command, with a place to change what is written down.</summary>
    public static Machinery Recording(Func<Twin, CompiledVocabulary, Invocation, Invocation> change) => new()
    {
        Record = (twin, use, arguments) =>
        {
            using var vocabulary = CompiledVocabulary.Of(new ManifestCatalog(twin.State).Find(twin.Tool)!.Manifest!);
            var line = CommandLineEncoder.Encode(vocabulary, arguments, twin.Environment)!.Value;
            var invocation = new Invocation
            {
                Revision = vocabulary.Revision,
                MayBeSent = true,
                Command = line.Encoded.Command,
                Outcome = use.Exit.Signal is { } signal ? OutcomeRule.OfSignal(signal) : line.Outcomes.Of(use.Exit.Code),
                Duration = Classes.OfDuration(use.Elapsed),
                Operands = line.TakesOperands ? line.Encoded.Operands : null,
                Terminal = use.Interactive ? TerminalUse.Interactive : TerminalUse.NotInteractive,
                Options = line.Encoded.Options,
                Values = line.Encoded.Values,
                Environment = line.Encoded.Environment,
            };
            new JournalWriter(twin.State).TryAppend(twin.Tool, twin.Clock.Now, change(twin, vocabulary, invocation));
        },
    };

    private static int Hash(string text) => (int)(Crc32C.Of(Encoding.UTF8.GetBytes(text)) >> 1);

    private static void Insert(Twin twin, string name, object value)
    {
        using var cache = new SqliteConnection($"Data Source={twin.State.Cache(twin.Tool)};Pooling=False");
        cache.Open();
        using var command = cache.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO fact (name, value) VALUES ($name, $value)";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
    }

    /// <summary>Says on the wire who sends.</summary>
    private sealed class SenderWithHeader(string user) : IReportSender
    {
        public async Task<SendOutcome> SendAsync(WireRequest request, CancellationToken cancellation)
        {
            using var client = new HttpClient();
            using var message = new HttpRequestMessage(HttpMethod.Post, request.Address) { Content = new ByteArrayContent(request.Body) };
            message.Headers.TryAddWithoutValidation("X-User", user);
            using var answer = await client.SendAsync(message, cancellation);
            return SendOutcome.Taken;
        }
    }
}
