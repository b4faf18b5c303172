using System.Collections;
using Footfall.Collector;
using NodaTime;

var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
#pragma warning disable RS0030 // Composed here.
return await Startup.RunAsync(args, variables, SystemClock.Instance, Console.Out, Console.Error);
#pragma warning restore RS0030
