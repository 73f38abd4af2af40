using Nashra.Articles;
using Nashra.Articles.Documents;

namespace Nashra.Newsroom.Staff;

/// <summary>Where a member goes after the door: only to a page of the newsroom.</summary>
internal static class Returning
{
    public const string Home = "/newsroom";

    public static string To(string? back) => back is not null && WebAddress.IsLocal(back) && back.StartsWith(Home + "/", StringComparison.Ordinal) ? back : Home;
}
