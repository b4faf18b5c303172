using Footfall.Collector;
using NodaTime;

#pragma warning disable RS0030 // Composed here.
return await Startup.RunAsync(args, SystemClock.Instance, Console.Out, Console.Error);
#pragma warning restore RS0030
