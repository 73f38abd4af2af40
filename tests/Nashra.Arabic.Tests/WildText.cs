using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Nashra.Arabic.Tests;

/// <summary>What people paste: words of both directions, numbers, addresses, marks, every direction control, odd spaces and broken surrogates.</summary>
internal static class WildText
{
    private static readonly string[] Pieces =
    [
        "كتاب", "مُحَمَّد", "الـ", "و", "COVID-19", "H2O", "Windows 11", "don't", "É", "e\u0301", "١٬٢٣٤٫٥", "1,234.5", "15%", "٪", "۱۲", "2–1", "1.2.3",
        "https://example.org/2024/11", "a1@example.org", "#وسم_25", "+966501234567", "«", "»", "(", ")", "،", ".", "…", "-", "_", "\n", "\r\n", "  ", "\u00A0", "\u2003", "\u2029",
        "👩‍👩‍👧", "🇪🇬", "क्षि", "각", "\u1100\u1161", "ﻻ", "ﷺ", "ŉ", "İ", "ß", "\u0344", "\u0301\u0323", "\u200B", "\uFEFF", "\u00AD", "\u200C", "\u200D",
        "\u200E", "\u200F", "\u061C", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\0", "\u0007", "\uFFFE", "\uD83D", "\uDE00", "𐺀", "𝟙",
    ];

    public static Arbitrary<string> Any { get; } = Gen.OneOf(
        Gen.Elements(Pieces),
        Gen.Choose(0, char.MaxValue).Select(unit => ((char)unit).ToString()),
        Gen.Choose(0x0600, 0x06FF).Select(unit => ((char)unit).ToString()))
        .ArrayOf().Select(string.Concat).ToArbitrary();

    /// <summary>Every character of the planes that hold letters, and the tags.</summary>
    public static IEnumerable<Rune> Characters { get; } = Enumerable.Range(0, 0x20000).Concat(Enumerable.Range(0xE0000, 0x200))
        .Where(Rune.IsValid).Select(point => new Rune(point));

    /// <summary>A million units of one trouble each: what is not linear does not come back.</summary>
    public static TheoryData<string> Long { get; } = new(
        new[] { "\u0301", "\u0323\u0301", "\u2068", "\u2069", "\u200F", " \u200F", "a\u200Fb", "\u202E", "\uD83D", "\u0640", "1", "1,", "1.", "٪1", "a1 ", "ا", "\uFDFA", "\u200D👩", "\u2068a\n", "\u2068\u0301\u200B" }
            .Select(trouble => string.Concat(Enumerable.Repeat(trouble, 1_000_000 / trouble.Length))));

    public static void Holds(Func<string, bool> rule) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true), Prop.ForAll(Any, rule));
}
