using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Nashra.Platform;

namespace Nashra.Articles.Covers;

/// <summary>
/// Turns cards into PNG with librsvg's <c>rsvg-convert</c>, which shapes Arabic through Pango: in a child process, two at a
/// time, ten seconds each. The latest two thousand are kept in the data folder.
/// </summary>
public sealed partial class CardPress(Installation installation, ILogger<CardPress> log) : IDisposable
{
    private const int Kept = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim presses = new(2);
    private readonly string folder = installation.FilePath("cards");

    /// <summary>The path of the finished picture; null when this machine cannot draw it.</summary>
    public async Task<string?> PrintAsync(string svg, CancellationToken cancel)
    {
        var file = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)))[..32] + ".png");
        if (File.Exists(file))
        {
            return file;
        }

        await presses.WaitAsync(cancel);
        try
        {
            return File.Exists(file) || await DrawAsync(svg, file, cancel) ? file : null;
        }
        finally
        {
            presses.Release();
        }
    }

    public void Dispose() => presses.Dispose();

    private async Task<bool> DrawAsync(string svg, string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            if (!await RunAsync(svg, unfinished, cancel))
            {
                return false;
            }

            File.Move(unfinished, file, overwrite: true);
            DropOldest();
            return true;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<bool> RunAsync(string svg, string target, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var process = new Process { StartInfo = Command(target) };
        try
        {
            process.Start();
            await process.StandardInput.WriteAsync(svg.AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0;
        }
        catch (Win32Exception missing)
        {
            CannotDraw(missing);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Command(string target) => new("rsvg-convert", ["--format", "png", "--output", target])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Environment = { ["FONTCONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "wwwroot", "fonts", "fonts.conf") },
    };

    private void DropOldest()
    {
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles("*.png").OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept))
        {
            old.Delete();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Social cards need rsvg-convert (Debian: librsvg2-bin)")]
    private partial void CannotDraw(Exception missing);
}
