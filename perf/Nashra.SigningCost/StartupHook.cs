using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nashra.Platform.Post;
using Nashra.SigningCost;

/// <summary>
/// Loaded by .NET into the newspaper that serves (DOTNET_STARTUP_HOOKS), so that what is measured is the very program that
/// newspapers run; it holds nothing for this measurement.
/// </summary>
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = ".NET looks for this very name.")]
internal sealed class StartupHook : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new StartupHook());

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilt", Value: IHost host })
        {
            Orders.Follow(host.Services.GetRequiredService<MailKeys>(), Environment.GetEnvironmentVariable("NASHRA_SIGNING_ORDERS")!);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
