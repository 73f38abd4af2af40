using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform.Caching;

namespace Nashra.Layout;

/// <summary>What the paper says of itself.</summary>
[SamePageForEveryone]
public sealed class AboutPage : PageModel;
