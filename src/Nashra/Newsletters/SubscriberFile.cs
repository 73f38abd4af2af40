using System.Text;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>A list of subscribers as text. Spreadsheets write UTF-8, UTF-16 or the Arabic code page of Windows, and do not say which.</summary>
internal static class SubscriberFile
{
    private const int ArabicWindows = 1256;
    private const int Some = 8 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="list">Is read from its beginning, several times.</param>
    /// <param name="cancel">Stops the look at it.</param>
    /// <exception cref="RefusedException">It is no text: a workbook that was not saved as CSV, or a picture.</exception>
    public static async Task<StreamReader> OpenAsync(Stream list, CancellationToken cancel)
    {
        var encoding = await IsUnicodeAsync(list, cancel) ? Strict : CodePagesEncodingProvider.Instance.GetEncoding(ArabicWindows)!;
        if ((await BeginningAsync(list, encoding, cancel)).Contains('\0', StringComparison.Ordinal))
        {
            throw new RefusedException("newsletters.list.not_text");
        }

        list.Position = 0;
        return new StreamReader(list, encoding);
    }

    private static async Task<bool> IsUnicodeAsync(Stream list, CancellationToken cancel)
    {
        list.Position = 0;
        using var reader = new StreamReader(list, Strict, leaveOpen: true);
        var passing = new char[Some];
        try
        {
            while (await reader.ReadAsync(passing, cancel) > 0)
            {
                // whatever is no UTF-8 throws
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static async Task<string> BeginningAsync(Stream list, Encoding encoding, CancellationToken cancel)
    {
        list.Position = 0;
        using var reader = new StreamReader(list, encoding, leaveOpen: true);
        var beginning = new char[Some];
        return new string(beginning, 0, await reader.ReadBlockAsync(beginning, cancel));
    }
}
