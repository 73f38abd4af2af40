using System.Text.Json;
using Nashra.Newsletters.Counting;
using Nashra.Tests.Search;

namespace Nashra.Tests.Newsletters;

public sealed class MachineAgentsTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148")]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)")]
    [InlineData("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html")]
    [InlineData("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)")]
    public void A_reader_s_program_is_no_machine(string agent) => MachineAgents.IsOne(agent).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("Mozilla/5.0")]
    [InlineData("Wget/1.21")]
    [InlineData("curl/8.5.0")]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")]
    [InlineData("Slack-ImgProxy (+https://api.slack.com/robots)")]
    public void Who_says_that_it_is_a_machine_is_one(string agent) => MachineAgents.IsOne(agent).ShouldBeTrue();

    [Fact]
    public void Every_crawler_of_the_list_is_known_by_the_agents_it_was_seen_with()
    {
        Assert.SkipUnless(SharedArchive.Path is not null, "the list of crawlers is not beside this repository");
        var path = Path.Combine(Path.GetDirectoryName(SharedArchive.Path)!, "..", "bots", "crawler-user-agents.json");
        using var list = JsonDocument.Parse(File.ReadAllText(path));
        var seen = list.RootElement.EnumerateArray().Where(crawler => crawler.GetProperty("pattern").GetString() is not ("GoogleImageProxy" or "YahooMailProxy"))
            .SelectMany(crawler => crawler.GetProperty("instances").EnumerateArray().Select(agent => agent.GetString()!)).ToList();

        seen.Count.ShouldBeGreaterThan(1000);
        seen.Where(agent => !MachineAgents.IsOne(agent)).ShouldBeEmpty();
    }
}
