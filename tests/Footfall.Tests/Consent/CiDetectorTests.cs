namespace Footfall.Tests.Consent;

[TestClass]
public sealed class CiDetectorTests
{
    [TestMethod]
    [DataRow("Agola CI", "AGOLA_GIT_REF=1")]
    [DataRow("Alpic", "ALPIC_HOST=1")]
    [DataRow("Appcircle", "AC_APPCIRCLE=1")]
    [DataRow("AppVeyor", "APPVEYOR=1")]
    [DataRow("AWS CodeBuild", "CODEBUILD_BUILD_ARN=1")]
    [DataRow("AWS CodeBuild", "CODEBUILD_BUILD_ID=1 AWS_REGION=1")]
    [DataRow("Azure Pipelines", "TF_BUILD=1")]
    [DataRow("Bamboo", "bamboo_planKey=1")]
    [DataRow("Bitbucket Pipelines", "BITBUCKET_COMMIT=1")]
    [DataRow("Bitrise", "BITRISE_IO=1")]
    [DataRow("Buddy", "BUDDY_WORKSPACE_ID=1")]
    [DataRow("Buildkite", "BUILDKITE=1")]
    [DataRow("CircleCI", "CIRCLECI=1")]
    [DataRow("Cirrus CI", "CIRRUS_CI=1")]
    [DataRow("Cloudflare Pages", "CF_PAGES=1")]
    [DataRow("Cloudflare Workers", "WORKERS_CI=1")]
    [DataRow("Codefresh", "CF_BUILD_ID=1")]
    [DataRow("Codemagic", "CM_BUILD_ID=1")]
    [DataRow("Codeship", "CI_NAME=codeship")]
    [DataRow("Drone", "DRONE=1")]
    [DataRow("dsari", "DSARI=1")]
    [DataRow("Earthly", "EARTHLY_CI=1")]
    [DataRow("Expo Application Services", "EAS_BUILD=1")]
    [DataRow("Gerrit", "GERRIT_PROJECT=1")]
    [DataRow("Gitea Actions", "GITEA_ACTIONS=1")]
    [DataRow("GitHub Actions", "GITHUB_ACTIONS=1")]
    [DataRow("GitLab CI", "GITLAB_CI=1")]
    [DataRow("GoCD", "GO_PIPELINE_LABEL=1")]
    [DataRow("Google Cloud Build", "BUILDER_OUTPUT=1")]
    [DataRow("Google Cloud Build", "BUILD_ID=1 PROJECT_ID=1")]
    [DataRow("Harness CI", "HARNESS_BUILD_ID=1")]
    [DataRow("Heroku", "NODE=before:/app/.heroku/node/bin/node:after")]
    [DataRow("Hudson", "HUDSON_URL=1")]
    [DataRow("Jenkins", "JENKINS_URL=1 BUILD_ID=1")]
    [DataRow("Jenkins", "BUILD_ID=1 BUILD_URL=1")]
    [DataRow("JetBrains Space", "JB_SPACE_API_URL=1")]
    [DataRow("LayerCI", "LAYERCI=1")]
    [DataRow("Magnum CI", "MAGNUM=1")]
    [DataRow("Netlify CI", "NETLIFY=1")]
    [DataRow("Nevercode", "NEVERCODE=1")]
    [DataRow("Prow", "PROW_JOB_ID=1")]
    [DataRow("ReleaseHub", "RELEASE_BUILD_ID=1")]
    [DataRow("Render", "RENDER=1")]
    [DataRow("Sail CI", "SAILCI=1")]
    [DataRow("Screwdriver", "SCREWDRIVER=1")]
    [DataRow("Semaphore", "SEMAPHORE=1")]
    [DataRow("Sourcehut", "CI_NAME=sourcehut")]
    [DataRow("Strider CD", "STRIDER=1")]
    [DataRow("TaskCluster", "TASK_ID=1 RUN_ID=1")]
    [DataRow("TeamCity", "TEAMCITY_VERSION=1")]
    [DataRow("Travis CI", "TRAVIS=1")]
    [DataRow("Vela", "VELA=1")]
    [DataRow("Vercel", "NOW_BUILDER=1")]
    [DataRow("Vercel", "VERCEL=1")]
    [DataRow("Visual Studio App Center", "APPCENTER_BUILD_ID=1")]
    [DataRow("Woodpecker", "CI=woodpecker")]
    [DataRow("Xcode Cloud", "CI_XCODE_PROJECT=1")]
    [DataRow("Xcode Server", "XCS=1")]
    [DataRow("CI", "CI=true")]
    [DataRow("CI", "CI=1")]
    [DataRow("CI", "CONTINUOUS_INTEGRATION=true")]
    [DataRow("CI", "BUILD_NUMBER=17")]
    [DataRow("CI", "BUILD_ID=17")]
    [DataRow("CI", "RUN_ID=17")]
    [DataRow("CI", "CI_NAME=home-made")]
    [DataRow("CI", "CI_APP_ID=17")]
    [DataRow("CI", "CI_BUILD_ID=17")]
    [DataRow("CI", "CI_BUILD_NUMBER=17")]
    public void The_variables_of_a_system_give_its_name(string name, string environment) => Assert.AreEqual(name, Detect(environment));

    [TestMethod]
    public void Every_rule_has_a_row_in_the_table_above()
    {
        var rows = typeof(CiDetectorTests).GetMethod(nameof(The_variables_of_a_system_give_its_name))!
            .GetCustomAttributes(typeof(DataRowAttribute), inherit: false)
            .Cast<DataRowAttribute>()
            .Select(row => (string)row.Data[0]!);

        Assert.AreEqual("", string.Join(", ", CiRule.All.Select(rule => rule.Name).Except(rows)));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("HOME=/home/someone SHELL=/bin/bash TERM=xterm EDITOR=vi NODE=/usr/bin/node")]
    [DataRow("DOCKER_HOST=x KUBERNETES_PORT=x SSH_CONNECTION=x CODESPACES=true GITPOD_WORKSPACE_ID=x WSL_DISTRO_NAME=x")]
    [DataRow("GITHUB_TOKEN=x GITLAB_TOKEN=x AWS_REGION=eu-west-1 PROJECT_ID=x TASK_ID=x BUILD_URL=x JENKINS_URL=http://jenkins.example")]
    public void A_developers_machine_is_none_of_them(string environment) => Assert.IsNull(Detect(environment));

    [TestMethod]
    [DataRow("CI=false GITHUB_ACTIONS=true")]
    [DataRow("CI=False BUILD_NUMBER=17")]
    [DataRow("CI=false")]
    public void CI_false_wins_over_everything_else(string environment) => Assert.IsNull(Detect(environment));

    [TestMethod]
    [DataRow("CI=")]
    [DataRow("GITHUB_ACTIONS= BUILD_ID=")]
    [DataRow("JENKINS_URL=http://jenkins.example BUILD_ID=")]
    [DataRow("CI_NAME=")]
    public void An_empty_variable_is_not_set(string environment) => Assert.IsNull(Detect(environment));

    [TestMethod]
    [DataRow("CI=0")]
    [DataRow("CI=no")]
    public void Only_the_word_false_says_that_it_is_no_such_machine(string environment) => Assert.AreEqual("CI", Detect(environment));

    [TestMethod]
    public void A_system_is_named_rather_than_the_common_variable_it_also_sets() =>
        Assert.AreEqual("GitHub Actions", Detect("CI=true GITHUB_ACTIONS=true RUN_ID=17"));

    [TestMethod]
    public void Half_of_the_variables_that_belong_together_is_not_that_system() =>
        Assert.AreEqual("CI", Detect("RUN_ID=17"), "TaskCluster sets TASK_ID too");

    [TestMethod]
    public void Values_are_compared_without_case() => Assert.AreEqual("Codeship", Detect("CI_NAME=CodeShip"));

    private static string? Detect(string environment) => CiDetector.Detect(new Variables(
        [.. environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))]));
}
