using System.CommandLine;
using Footfall.Cli.Output;
using Footfall.Protocol;
using Spectre.Console;

namespace Footfall.Cli.Commands;

/// <summary>The manifests of this machine: list, add, remove.</summary>
internal static class ToolsCommand
{
    public static Command Create(Machine machine)
    {
        var list = ListCommand(machine);
        var json = Arguments.Json();
        var command = new Command("tools", "The tools that can be counted") { list, AddCommand(machine), RemoveCommand(machine), json };
        command.SetAction(result => List(machine, result.GetValue(json)));
        return command;
    }

    private static Command ListCommand(Machine machine)
    {
        var json = Arguments.Json();
        var command = new Command("list", "List the tools that can be counted") { json };
        command.SetAction(result => List(machine, result.GetValue(json)));
        return command;
    }

    private static Command AddCommand(Machine machine)
    {
        var file = new Argument<string>("FILE") { Description = "A manifest: a JSON file that names what may be counted" };
        var command = new Command("add", "Add a tool by its manifest, or replace its manifest") { file };
        command.SetAction(result => Add(machine, result.GetRequiredValue(file)));
        return command;
    }

    private static Command RemoveCommand(Machine machine)
    {
        var tool = Arguments.Tool();
        var command = new Command("remove", "Remove a manifest that was added") { tool };
        command.SetAction(result => Remove(machine, Arguments.ParseTool(result.GetRequiredValue(tool))));
        return command;
    }

    private static int List(Machine machine, bool json)
    {
        var catalog = machine.Catalog;
        var tools = catalog.Tools().Select(tool => (Tool: tool, Reading: catalog.Find(tool)!, IsAdded: catalog.IsAdded(tool))).ToList();
        if (json)
        {
            JsonText.Write(machine.Out, writer => writer.WriteObjects("tools", tools, entry =>
            {
                writer.WriteString("tool", entry.Tool.Text);
                writer.WriteString("source", entry.IsAdded ? "added" : "shipped");
                writer.WriteBoolean("valid", entry.Reading.IsValid);
                var manifest = entry.Reading.Manifest;
                writer.WriteNumberOrNull("revision", manifest?.Revision);
                writer.WriteNumberOrNull("commands", manifest?.Commands.Length);
                writer.WriteString("publisher", manifest?.Publisher.Name);
                writer.WriteString("endpoint", manifest?.Publisher.Endpoint.ToString());
                writer.WriteArray("errors", entry.Reading.Errors, error => writer.WriteStringValue(error.ToString()));
            }));
            return ExitCode.Success;
        }

        var table = Screen.Table("about", "tool", "source", "about");
        foreach (var (tool, reading, isAdded) in tools)
        {
            table.AddRow(
                Screen.Plain(tool.Text),
                Screen.Plain(isAdded ? "added" : "shipped"),
                reading.Manifest is { } manifest
                    ? Screen.Plain($"revision {manifest.Revision}, {Wording.Count(manifest.Commands.Length, "command")}, to {manifest.Publisher.Endpoint}")
                    : Screen.Warning($"not valid: {reading.Errors[0]}"));
        }

        using var screen = new Screen(machine);
        screen.Write(table);
        return ExitCode.Success;
    }

    private static int Add(Machine machine, string path)
    {
        var home = Arguments.Home(machine);
        var bytes = Arguments.ReadManifest(path);
        var reading = ManifestReader.Read(bytes);
        if (!reading.IsValid)
        {
            throw Arguments.NotAManifest(path, reading, "; nothing was added");
        }

        var tool = reading.Manifest.Tool;
        PrivateFiles.CreateDirectory(home.ManifestDirectory);
        PrivateFiles.Replace(home.Manifest(tool), bytes);
        machine.Out.WriteLine($"{tool} can be counted: {Wording.Count(reading.Manifest.Commands.Length, "command")}. You are asked at its next run.");
        machine.Out.WriteLine($"To agree without being asked: telemetry enable {tool}");
        return ExitCode.Success;
    }

    private static int Remove(Machine machine, ToolName tool)
    {
        var home = Arguments.Home(machine);
        if (!File.Exists(home.Manifest(tool)))
        {
            throw new CommandException(ExitCode.UnknownTool, $"no manifest of '{tool}' was added{(machine.Catalog.Find(tool) is null ? "" : "; the one that ships with Footfall stays")}.");
        }

        File.Delete(home.Manifest(tool));
        machine.Out.WriteLine($"The manifest of {tool} was removed.");
        machine.Out.WriteLine(machine.Catalog.Find(tool) is null
            ? $"What was counted stays until: telemetry disable {tool}"
            : "The one that ships with Footfall is used again.");
        return ExitCode.Success;
    }
}
