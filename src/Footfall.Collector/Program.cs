using Footfall.Collector;
using NodaTime;

return await Startup.RunAsync(args, SystemClock.Instance, Console.Out, Console.Error);
