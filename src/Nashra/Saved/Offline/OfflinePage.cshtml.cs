using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform.Caching;

namespace Nashra.Saved;

/// <summary>What a device shows when there is no network and it has no copy of what was asked for.</summary>
[SamePageForEveryone]
public sealed class OfflinePage : PageModel;
