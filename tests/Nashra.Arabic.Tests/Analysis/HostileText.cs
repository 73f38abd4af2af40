using FsCheck;
using FsCheck.Fluent;

namespace Nashra.Arabic.Tests.Analysis;

/// <summary>Text as the open web sends it: Arabic with marks and controls, Latin, numbers, emoji and broken surrogates.</summary>
internal static class HostileText
{
    private static readonly Gen<char> Unit = Gen.Frequency(
        (8, Range('\u0600', '\u06FF')),
        (3, Gen.Elements(" \t\n.,'،؟0123456789".ToCharArray())),
        (2, Range('a', 'z')),
        (1, Gen.Elements('\u0640', '\u200F', '\u202E', '\u2067', '\u0651', '\u064E', '\u0654', '\uFEFB', '\uFDFA')),
        (1, Range('\uD800', '\uDFFF')),
        (1, Range('\0', '\uFFFF')));

    /// <summary>Strings of any UTF-16 units, up to a few hundred.</summary>
    public static Arbitrary<string> Any { get; } =
        Unit.ArrayOf().Select(units => new string(units)).ToArbitrary();

    private static Gen<char> Range(char first, char last) => Gen.Choose(first, last).Select(value => (char)value);
}
