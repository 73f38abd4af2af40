using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Spectre.Console;

namespace Nashra.Newsletters;

/// <summary>How far a sending is: a bar on a terminal, plain lines elsewhere, both beside the output that programs read.</summary>
internal static class SendingProgress
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan OnLines = TimeSpan.FromSeconds(5);

    public static async Task ShowAsync(IServiceProvider services, long issueId, Task sending, CancellationToken cancel)
    {
        if (Console.IsErrorRedirected)
        {
            await WatchAsync(services, issueId, sending, OnLines, (done, total) => Console.Error.WriteLine(FormattableString.Invariant($"{done} of {total} copies are settled")), cancel);
        }
        else
        {
            var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            await terminal.Progress().StartAsync(async context =>
            {
                var bar = context.AddTask("newsletter");
                await WatchAsync(services, issueId, sending, OnTerminal, (done, total) => (bar.MaxValue, bar.Value) = (Math.Max(total, 1), done), cancel);
            });
        }

        await sending;
    }

    private static async Task WatchAsync(IServiceProvider services, long issueId, Task sending, TimeSpan every, Action<int, int> show, CancellationToken cancel)
    {
        while (await Task.WhenAny(sending, Task.Delay(every, cancel)) != sending && !cancel.IsCancellationRequested)
        {
            await using var scope = services.CreateAsyncScope();
            var copies = scope.ServiceProvider.GetRequiredService<NewsDb>().Copies.Where(c => c.IssueId == issueId);
            var total = await copies.CountAsync(cancel);
            show(total - await copies.CountAsync(c => c.State == CopyState.Waiting || c.State == CopyState.Offered, cancel), total);
        }
    }
}
