using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class ConsentGateTests
{
    private static readonly SystemPolicy LocalPolicy = new(Sharing.Local, "policy");
    private static readonly SystemPolicy OffPolicy = new(Sharing.Off, "policy");

    [TestMethod]
    [DataRow("yes", "", "Send", "AnsweredYes", "")]
    [DataRow("local", "", "Local", "AnsweredLocal", "")]
    [DataRow("no", "", "Off", "AnsweredNo", "")]
    [DataRow("missing", "", "Ask", "NotAsked", "")]
    [DataRow("damaged", "", "Off", "Unreadable", "")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=", "Send", "AnsweredYes", "")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=on", "Send", "AnsweredYes", "")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=YES", "Send", "AnsweredYes", "")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=true", "Send", "AnsweredYes", "")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=1", "Send", "AnsweredYes", "")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=local", "Local", "FootfallVariable", "FOOTFALL_TELEMETRY")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=Local", "Off", "FootfallVariable", "FOOTFALL_TELEMETRY")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=off", "Off", "FootfallVariable", "FOOTFALL_TELEMETRY")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=0", "Off", "FootfallVariable", "FOOTFALL_TELEMETRY")]
    [DataRow("yes", "FOOTFALL_TELEMETRY=onn", "Off", "FootfallVariable", "FOOTFALL_TELEMETRY")]
    [DataRow("no", "FOOTFALL_TELEMETRY=on", "Off", "AnsweredNo", "")]
    [DataRow("missing", "FOOTFALL_TELEMETRY=on", "Ask", "NotAsked", "")]
    [DataRow("damaged", "FOOTFALL_TELEMETRY=on", "Off", "Unreadable", "")]
    [DataRow("local", "FOOTFALL_TELEMETRY=local", "Local", "AnsweredLocal", "")]
    [DataRow("missing", "FOOTFALL_TELEMETRY=off", "Off", "FootfallVariable", "FOOTFALL_TELEMETRY")]
    [DataRow("yes", "DO_NOT_TRACK=", "Send", "AnsweredYes", "")]
    [DataRow("yes", "DO_NOT_TRACK=0", "Send", "AnsweredYes", "")]
    [DataRow("yes", "DO_NOT_TRACK=False", "Send", "AnsweredYes", "")]
    [DataRow("yes", "DO_NOT_TRACK=1", "Off", "DoNotTrack", "DO_NOT_TRACK")]
    [DataRow("yes", "DO_NOT_TRACK=no", "Off", "DoNotTrack", "DO_NOT_TRACK")]
    [DataRow("missing", "DO_NOT_TRACK=1", "Off", "DoNotTrack", "DO_NOT_TRACK")]
    [DataRow("yes", "DEMO_NO_TELEMETRY=1", "Off", "ToolVariable", "DEMO_NO_TELEMETRY")]
    [DataRow("yes", "DEMO_NO_TELEMETRY=0", "Send", "AnsweredYes", "")]
    [DataRow("yes", "DEMO_TELEMETRY=OFF", "Off", "ToolVariable", "DEMO_TELEMETRY")]
    [DataRow("yes", "DEMO_TELEMETRY=on", "Send", "AnsweredYes", "")]
    [DataRow("yes", "CI=true", "Off", "ContinuousIntegration", "CI")]
    [DataRow("missing", "GITHUB_ACTIONS=true", "Off", "ContinuousIntegration", "GitHub Actions")]
    [DataRow("yes", "CI=false", "Send", "AnsweredYes", "")]
    [DataRow("no", "CI=false", "Off", "AnsweredNo", "")]
    [DataRow("damaged", "CI=true", "Off", "ContinuousIntegration", "CI", DisplayName = "CI stands before what cannot be read")]
    [DataRow("yes", "CI=true DEMO_NO_TELEMETRY=1", "Off", "ToolVariable", "DEMO_NO_TELEMETRY", DisplayName = "the tool's variable before CI")]
    [DataRow("yes", "DEMO_NO_TELEMETRY=1 DO_NOT_TRACK=1", "Off", "DoNotTrack", "DO_NOT_TRACK", DisplayName = "DO_NOT_TRACK before the tool's variable")]
    [DataRow("yes", "DO_NOT_TRACK=1 FOOTFALL_TELEMETRY=off", "Off", "FootfallVariable", "FOOTFALL_TELEMETRY", DisplayName = "ours before DO_NOT_TRACK")]
    public void The_first_rule_that_speaks_decides(string answer, string environment, string sharing, string rule, string detail)
    {
        var decision = Some.Gate(Split(environment)).Decide(Terms.Of(Some.Manifest), Reading(answer));

        Assert.AreEqual($"{sharing} {rule} {detail}", $"{decision.Sharing} {decision.Rule} {decision.Detail}");
        Assert.AreEqual(sharing == "Send", decision.Endpoint is not null);
        Assert.AreEqual(sharing is "Send" or "Local", decision.Counts);
    }

    [TestMethod]
    [DataRow("yes", "Off", "SystemPolicy")]
    [DataRow("local", "Off", "SystemPolicy")]
    [DataRow("missing", "Off", "SystemPolicy")]
    public void A_policy_that_says_off_stands_before_everything(string answer, string sharing, string rule)
    {
        var gate = new ConsentGate(new Variables(("FOOTFALL_TELEMETRY", "off"), ("CI", "true")), OffPolicy);

        var decision = gate.Decide(Terms.Of(Some.Manifest), Reading(answer));

        Assert.AreEqual($"{sharing} {rule} policy", $"{decision.Sharing} {decision.Rule} {decision.Detail}");
    }

    [TestMethod]
    [DataRow("yes", "Local", "SystemPolicy")]
    [DataRow("local", "Local", "AnsweredLocal")]
    [DataRow("no", "Off", "AnsweredNo")]
    [DataRow("missing", "Ask", "NotAsked")]
    [DataRow("damaged", "Off", "Unreadable")]
    public void A_policy_that_says_local_lets_nothing_leave(string answer, string sharing, string rule)
    {
        var decision = new ConsentGate(new Variables(), LocalPolicy).Decide(Terms.Of(Some.Manifest), Reading(answer));

        Assert.AreEqual($"{sharing} {rule}", $"{decision.Sharing} {decision.Rule}");
        Assert.IsNull(decision.Endpoint);
    }

    [TestMethod]
    public void A_limit_of_the_machine_is_told_before_an_answer_is_written()
    {
        var policy = new ConsentGate(new Variables(), LocalPolicy);
        var variable = Some.Gate((ConsentGate.Variable, "local"));

        Assert.IsNull(policy.LimitOf(Sharing.Local));
        Assert.IsNull(variable.LimitOf(Sharing.Local));
        Assert.AreEqual(new ConsentDecision(Sharing.Local, ConsentRule.SystemPolicy) { Detail = "policy" }, policy.LimitOf(Sharing.Send));
        Assert.AreEqual(new ConsentDecision(Sharing.Local, ConsentRule.FootfallVariable) { Detail = ConsentGate.Variable }, variable.LimitOf(Sharing.Send));
    }

    [TestMethod]
    [DataRow("DEMO_NO_TELEMETRY=1", null)]
    [DataRow("CI=true", "ContinuousIntegration")]
    public void Before_the_terms_are_known_all_but_the_tools_own_variables_forbid(string environment, string? rule) =>
        Assert.AreEqual(rule, Some.Gate(Split(environment)).Forbidden(terms: null)?.Rule.ToString());

    [TestMethod]
    [DataRow(11)]
    [DataRow(52_000)]
    public void No_environment_loosens_what_would_be_decided_without_it(int seed)
    {
        var random = new SeededRandom(seed);
        string[] names = ["FOOTFALL_TELEMETRY", "DO_NOT_TRACK", "DEMO_NO_TELEMETRY", "DEMO_TELEMETRY", "CI", "GITHUB_ACTIONS", "BUILD_ID", "CI_NAME", "HOME"];
        string[] values = ["", "0", "1", "on", "off", "yes", "no", "true", "false", "local", "send", "always", "force", "\n", "LOCAL", "Yes"];
        string[] answers = ["yes", "local", "no", "missing", "damaged", "other terms"];

        for (var i = 0; i < 20_000; i++)
        {
            var variables = names.Where(_ => random.OnceIn(3)).Select(name => (name, random.Pick(values))).ToArray();
            var policy = random.Pick([SystemPolicy.Nothing, LocalPolicy, OffPolicy]);
            var reading = Reading(random.Pick(answers));

            var bare = Some.Gate().Decide(Terms.Of(Some.Manifest), reading);
            var decision = new ConsentGate(new Variables(variables), policy).Decide(Terms.Of(Some.Manifest), reading);

            Assert.IsTrue(decision.Sharing <= bare.Sharing, $"seed {seed}: {string.Join(' ', variables)} {policy}");
        }
    }

    [TestMethod]
    [DataRow("endpoint", "https://elsewhere.example.org/", "TermsChanged")]
    [DataRow("endpoint", "https://counts.example.org/v2/", "TermsChanged")]
    [DataRow("policy", "https://example.org/telemetry-2", "TermsChanged")]
    [DataRow("policy", "https://example.org/telemetry#changed", "TermsChanged")]
    [DataRow("policy", null, "TermsChanged")]
    [DataRow("name", "The demo people, Ltd.", "AnsweredYes")]
    [DataRow("contact", "people@example.org", "AnsweredYes")]
    public void Terms_that_changed_are_asked_about_again(string property, string? value, string rule)
    {
        var manifest = Some.ManifestWith(json =>
        {
            var publisher = json["publisher"]!.AsObject();
            publisher.Remove(property);
            if (value is not null)
            {
                publisher[property] = value;
            }
        });

        var decision = Some.Gate().Decide(Terms.Of(manifest), Reading("yes"));

        Assert.AreEqual(rule, decision.Rule.ToString());
        Assert.AreEqual(rule == "TermsChanged" ? Sharing.Ask : Sharing.Send, decision.Sharing);
        Assert.IsEmpty(rule == "TermsChanged" ? decision.Kinds : decision.NewKinds);
    }

    [TestMethod]
    public void An_endpoint_of_ones_own_stays_whatever_the_manifest_says()
    {
        var own = Endpoint.Parse("https://counts.example.net/");
        var manifest = Some.ManifestWith(json => json["publisher"]!["endpoint"] = "https://elsewhere.example.org/");

        var decision = Some.Gate().Decide(Terms.Of(manifest), new ConsentReading(Some.Yes with { Endpoint = own, EndpointIsOwn = true }, IsDamaged: false, 0));

        Assert.AreEqual(Sharing.Send, decision.Sharing);
        Assert.AreEqual(own, decision.Endpoint);
    }

    [TestMethod]
    [DataRow("yes")]
    [DataRow("local")]
    public void A_class_of_data_that_is_new_is_offered_and_not_counted(string answer)
    {
        var record = Reading(answer).Record! with { Kinds = [ReportKind.Command, ReportKind.Option] };

        var decision = Some.Gate().Decide(Terms.Of(Some.Manifest), new ConsentReading(record, IsDamaged: false, 0));

        CollectionAssert.AreEqual(new[] { ReportKind.Command, ReportKind.Option }, decision.Kinds.ToArray());
        CollectionAssert.AreEqual(ReportKinds.All.Except(decision.Kinds).ToArray(), decision.NewKinds.ToArray());
    }

    [TestMethod]
    public void A_class_of_data_that_was_refused_is_neither_counted_nor_offered_again()
    {
        var record = Some.Yes with { Kinds = [ReportKind.Command], Declined = ReportKinds.All.Remove(ReportKind.Command) };

        var decision = Some.Gate().Decide(Terms.Of(Some.Manifest), new ConsentReading(record, IsDamaged: false, 0));

        CollectionAssert.AreEqual(new[] { ReportKind.Command }, decision.Kinds.ToArray());
        Assert.IsEmpty(decision.NewKinds);
    }

    [TestMethod]
    public void A_class_of_data_that_the_manifest_dropped_is_not_counted_any_more()
    {
        var manifest = Some.ManifestWith(json => json["collects"] = new System.Text.Json.Nodes.JsonArray("command"));

        Assert.AreEqual("Command", string.Join(' ', Some.Gate().Decide(Terms.Of(manifest), Reading("yes")).Kinds));
    }

    private static ConsentReading Reading(string answer) => answer switch
    {
        "yes" => new ConsentReading(Some.Yes, IsDamaged: false, 0),
        "local" => new ConsentReading(Some.Local, IsDamaged: false, 0),
        "no" => new ConsentReading(Some.No, IsDamaged: false, 0),
        "other terms" => new ConsentReading(Some.Yes with { Policy = null }, IsDamaged: false, 0),
        "damaged" => ConsentReading.Damaged,
        _ => ConsentReading.Missing,
    };

    private static (string, string)[] Split(string environment) =>
        [.. environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))];
}
