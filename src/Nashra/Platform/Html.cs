using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Nashra.Platform;

/// <summary>HTML text that keeps Arabic letters as letters; the framework's default writes each as a numeric reference.</summary>
public static class Html
{
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => Encoder.Encode(text);
}
