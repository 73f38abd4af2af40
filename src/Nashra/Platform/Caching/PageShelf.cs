using System.Collections.Concurrent;

namespace Nashra.Platform.Caching;

/// <summary>
/// Pages in two generations: what is asked for stays in the young one; when that has used half of the budget it grows
/// old, and the old one is dropped whole. Reading takes no lock, and memory stays within the budget.
/// </summary>
internal sealed class PageShelf(long budget)
{
    private readonly Lock turning = new();
    private ConcurrentDictionary<PageKey, CachedPage> young = new();
    private ConcurrentDictionary<PageKey, CachedPage> old = new();
    private long youngBytes;

    public CachedPage? Find(PageKey key)
    {
        if (Volatile.Read(ref young).TryGetValue(key, out var page))
        {
            return page;
        }

        if (!Volatile.Read(ref old).TryGetValue(key, out page))
        {
            return null;
        }

        Keep(key, page);
        return page;
    }

    public void Keep(PageKey key, CachedPage page)
    {
        young[key] = page;
        if (Interlocked.Add(ref youngBytes, page.Body.Length + CachedPage.Overhead + (key.Target.Length * 2)) > budget / 2)
        {
            Turn();
        }
    }

    private void Turn()
    {
        lock (turning)
        {
            if (Interlocked.Read(ref youngBytes) <= budget / 2)
            {
                return; // another request has just turned them
            }

            Volatile.Write(ref old, young);
            Volatile.Write(ref young, new ConcurrentDictionary<PageKey, CachedPage>());
            Interlocked.Exchange(ref youngBytes, 0);
        }
    }
}
