using Footfall.Simulation;

namespace Footfall.Tests;

[TestClass]
public sealed class SimulationOptionsTests
{
    [TestMethod]
    public void The_defaults_are_those_of_the_printed_figures()
    {
        var options = SimulationOptions.Parse([], out var errors);

        Assert.IsEmpty(errors);
        Assert.AreEqual((500, 60, 1, 0.02), (options.Machines, options.Days, options.Seed, options.Failures));
    }

    [TestMethod]
    public void Every_option_is_read()
    {
        var options = SimulationOptions.Parse(["--machines", "7", "--days", "30", "--seed", "0", "--failures", "0.5"], out var errors);

        Assert.IsEmpty(errors);
        Assert.AreEqual(new SimulationOptions { Machines = 7, Days = 30, Seed = 0, Failures = 0.5 }, options);
    }

    [TestMethod]
    [DataRow("--machines", "0", "--machines takes a whole number from 1 to 100000, not '0'.")]
    [DataRow("--machines", "many", "--machines takes a whole number from 1 to 100000, not 'many'.")]
    [DataRow("--days", "-3", "--days takes a whole number from 1 to 3650, not '-3'.")]
    [DataRow("--seed", "1.5", "--seed takes a whole number from 0 to 2147483647, not '1.5'.")]
    [DataRow("--failures", "1", "--failures takes a number from 0 to 0.9, not '1'.")]
    [DataRow("--people", "3", "'--people' is not an option.")]
    public void What_is_wrong_is_said(string name, string value, string message)
    {
        _ = SimulationOptions.Parse([name, value], out var errors);

        Assert.AreEqual(message, Assert.ContainsSingle(errors));
    }

    [TestMethod]
    public void All_that_is_wrong_is_said_at_once()
    {
        _ = SimulationOptions.Parse(["--machines", "x", "--days"], out var errors);

        Assert.HasCount(2, errors);
        Assert.AreEqual("--days needs a value.", errors[1]);
    }
}
