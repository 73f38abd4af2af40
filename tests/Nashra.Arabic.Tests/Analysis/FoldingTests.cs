using FsCheck;
using FsCheck.Fluent;
using Nashra.Arabic.Analysis;

namespace Nashra.Arabic.Tests.Analysis;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("محـــمد", "محمد")]
    [InlineData("أحمد", "احمد")]
    [InlineData("مستشفى", "مستشفي")]
    [InlineData("مسئول", "مسوول")]
    [InlineData("مسؤول", "مسوول")]
    [InlineData("ﻣﺴﺌﻮﻝ", "مسوول")]
    [InlineData("ﻻ", "لا")]
    [InlineData("کتابی", "كتابي")]
    [InlineData("٢٠١٧ و ۲۰۱۸", "2017 و 2018")]
    [InlineData("Éléonore ŒUVRE Straße", "eleonore oeuvre strasse")]
    [InlineData("كتاب\u200Fهم\u00A0هنا", "كتابهم هنا")]
    public void Spellings_of_one_word_meet(string written, string folded) => Folding.Fold(written).ShouldBe(folded);

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Folding.Fold("\uD835").ShouldBe("\uFFFD");

    [Fact]
    public void Ta_marbuta_stays_apart_so_that_the_exact_form_can_rank_higher() =>
        Folding.Fold("مدرسة").ShouldNotBe(Folding.Fold("مدرسه"));

    [Fact]
    public void Folding_twice_changes_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(HostileText.Any, text =>
    {
        var once = Folding.Fold(text);
        return ReferenceEquals(Folding.Fold(once), once);
    }));

    [Fact]
    public void Every_single_unit_folds_to_something_that_stays()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var once = Folding.Fold(((char)unit).ToString());
            Folding.Fold(once).ShouldBe(once, $"U+{unit:X4}");
        }
    }

    [Fact]
    public void Clean_text_is_folded_without_allocating()
    {
        const string clean = "قال الوزير ان المدارس جاهزة في 2026 with latin words";
        _ = Folding.Fold(clean);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var folded = Folding.Fold(clean);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        folded.ShouldBeSameAs(clean);
        allocated.ShouldBe(0);
    }
}
