using Footfall.Cli.Output;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Cli;

/// <summary>
/// Asks a person at the terminal. The default is remembered before the question is shown: whatever happens then (Ctrl-C, a closed window, a
/// second terminal that asks at the same time), it was a no, and the question never comes twice.
/// </summary>
internal sealed class ConsentDialog(StateDirectory home, IClock clock)
{
    private const int MostTries = 3;
    private readonly ConsentScreen screen = new(Terminal.Columns);
    private readonly ConsentStore store = new(home);
    private readonly ConsentChange change = new(home, clock, new CryptographicRandom());

    /// <summary>
    /// Asks about a tool where something is open and nothing forbids it. The caller knows that there is somebody to ask.
    /// </summary>
    /// <returns>The answer that stands, and what it comes to.</returns>
    public (ConsentReading Answer, ConsentDecision Decision) AskWhereDue(Manifest manifest, ConsentGate gate, ConsentReading answer)
    {
        var decision = gate.Decide(Terms.Of(manifest), answer);
        if (decision.Sharing == Sharing.Off || decision.NewKinds.IsEmpty)
        {
            return (answer, decision);
        }

        Ask(new Vocabulary(manifest), answer, decision);
        answer = store.Read(manifest.Tool);
        return (answer, gate.Decide(Terms.Of(manifest), answer));
    }

    /// <summary>Asks what <paramref name="decision"/> leaves open. Does not ask where the answer could not be remembered.</summary>
    public void Ask(Vocabulary vocabulary, ConsentReading before, ConsentDecision decision)
    {
        using var terminal = TerminalDialog.TryOpen();
        if (terminal is null)
        {
            return;
        }

        if (decision.Counts)
        {
            AskForMore(terminal, vocabulary, before.Record!, decision);
        }
        else
        {
            AskAtAll(terminal, vocabulary, before);
        }
    }

    private void AskAtAll(TerminalDialog terminal, Vocabulary vocabulary, ConsentReading before)
    {
        var manifest = vocabulary.Manifest;
        store.Write(new ConsentRecord { Tool = manifest.Tool, Answer = ConsentAnswer.No, Day = Today });
        terminal.Write(screen.Question(vocabulary, before, Window.Containing(Today, manifest.Window)));
        for (var tries = 0; tries < MostTries && terminal.Write(ConsentScreen.Prompt); tries++)
        {
            switch (terminal.ReadLine()?.Trim().ToLowerInvariant())
            {
                case "y" or "yes":
                    Accept(terminal, manifest.Tool, () => change.Agree(manifest), $"Thank you. Stop at any time with: telemetry disable {manifest.Tool}");
                    return;
                case "l" or "local" or "local only":
                    Accept(terminal, manifest.Tool, () => change.KeepLocal(manifest), $"Counted for your eyes only. See it with: telemetry show {manifest.Tool}");
                    return;
                case "m" or "more":
                    terminal.Write(screen.More(vocabulary, home));
                    tries = -1;
                    break;
                case null or "" or "n" or "no":
                    tries = MostTries;
                    break;
                default:
                    terminal.Write("Please answer y, n, l or m.\n");
                    break;
            }
        }

        // What an earlier yes had gathered goes with this no.
        change.Refuse(manifest.Tool);
        terminal.Write($"Nothing is counted, and you will not be asked about {manifest.Tool} again.\nIf you change your mind: telemetry enable {manifest.Tool}\n\n");
    }

    /// <summary>Carries out a yes. Where it cannot be kept, the no that was written before the question stands, and the person is told.</summary>
    private static void Accept(TerminalDialog terminal, ToolName tool, Action answer, string thanks)
    {
        try
        {
            answer();
            terminal.Write($"{thanks}\n\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Write($"Your answer could not be kept, so nothing is counted: {e.Message}\nTry later: telemetry enable {tool}\n\n");
        }
    }

    private void AskForMore(TerminalDialog terminal, Vocabulary vocabulary, ConsentRecord record, ConsentDecision decision)
    {
        change.Extend(vocabulary.Manifest, record, decision.NewKinds, agreed: false);
        terminal.Write(screen.Addition(vocabulary.Manifest, decision.NewKinds) + ConsentScreen.AdditionPrompt);
        if (terminal.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes")
        {
            change.Extend(vocabulary.Manifest, record, decision.NewKinds, agreed: true);
        }
    }

    private LocalDate Today => clock.GetCurrentInstant().InUtc().Date;
}
