using System.Diagnostics;

namespace Nashra.Mail.Tests.Composing;

/// <summary>Runs one of the scripts beside the tests, or skips the test where its interpreter is missing.</summary>
internal static class Python
{
    public static async Task<string[]> RunAsync(string interpreter, string needs, string script, params string[] arguments)
    {
        Assert.SkipUnless(Has(interpreter, needs), $"{interpreter} with the module {needs} is not installed.");
        var (code, output, error) = await ExecuteAsync(interpreter, [Path.Combine(AppContext.BaseDirectory, script), .. arguments]);
        code.ShouldBe(0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool Has(string interpreter, string module)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(interpreter, ["-c", $"import {module}"]) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output, string Error)> ExecuteAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
