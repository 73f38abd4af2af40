using Nashra.Arabic.Analysis;

namespace Nashra.Arabic.Tests.Analysis;

public sealed class StemEvaluationTests
{
    private const string Judged = "form\tlemma_vocalised\tlemma\tupos\nالكتب\tكِتاب\tكتاب\tNOUN\nكتاب\tكِتاب\tكتاب\tNOUN\nقلم\tقَلَم\tقلم\tNOUN\n،\t،\t،\tPUNCT\nBBC\tBBC\tBBC\tX\nLondon\t\tLondon\tPROPN\n";

    [Fact]
    public void Only_words_in_arabic_letters_are_judged() =>
        StemEvaluation.Read(new StringReader(Judged)).Select(row => row.Form).ShouldBe(["الكتب", "كتاب", "قلم"]);

    [Fact]
    public void A_header_without_lemma_is_refused_by_name() =>
        Should.Throw<FormatException>(() => StemEvaluation.Read(new StringReader("form\tupos\n"))).Message.ShouldContain("lemma");

    [Fact]
    public void Pairs_are_counted_once()
    {
        var rows = StemEvaluation.Read(new StringReader(Judged));
        var together = StemEvaluation.Score(rows, _ => "one");
        together.Precision.ShouldBe(1d / 3, 1e-9);
        together.Recall.ShouldBe(1);
        StemEvaluation.Score(rows, form => form).ShouldBe(new StemScore(0, 0));
        StemEvaluation.Score(rows, StemEvaluation.NashraStem).F1.ShouldBe(1);
    }

    [Theory]
    [InlineData("والكتاب", "كتاب")]
    [InlineData("المعلمين", "معلم")]
    [InlineData("وزير", "زير")]
    [InlineData("لبنان", "لبن")]
    public void Light10_strips_as_its_authors_wrote_it(string word, string stem) => Light10.Stem(word).ShouldBe(stem);

    [Fact]
    public void Stems_agree_with_lemmas_at_least_half_as_well_again_as_light10()
    {
        var file = SharedData("morphology", "ud-pud-form-lemma.tsv");
        Assert.SkipUnless(file is not null, "../shared/data/morphology is not here: judged lemmas are not part of the project.");
        using var lines = new StreamReader(file);
        var comparison = StemEvaluation.Compare(StemEvaluation.Read(lines));
        comparison.Lexical.F1.ShouldBeGreaterThan(comparison.Light10.F1 * 1.5);
    }

    private static string? SharedData(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Nashra.slnx")))
            {
                var file = Path.Combine([folder.FullName, "..", "shared", "data", .. path]);
                return File.Exists(file) ? file : null;
            }
        }

        return null;
    }
}
