namespace Nashra.Tests.Search;

public sealed class WordGroupTests
{
    private const int Articles = 1500;
    private const int OneOf = 20;
    private const double Wanted = 0.95;

    [Fact]
    public void Every_form_of_a_word_finds_what_any_form_finds()
    {
        string[][] groups =
        [
            ["معلم", "المعلم", "المعلمين", "والمعلمون"], ["السعودية", "سعودي", "السعوديه"], ["الإرهاب", "ارهاب", "للإرهاب"],
            ["أحمد", "احمد"], ["مستشفى", "مستشفي"], ["محمد", "مُحَمَّد"], ["مسؤول", "مسئول", "المسؤولين"], ["وزراء", "وزير", "للوزير"], ["كتب", "كتاب"],
            ["مدينة", "مدن", "بالمدينة", "مدينه"], ["شركة", "الشركات", "لشركة"], ["سعر", "أسعار", "الاسعار"], ["مدرسة", "المدارس", "مدارسهم"],
        ];
        using var index = new TestIndex().With(SharedArchive.Read(Articles, OneOf));

        foreach (var group in groups)
        {
            var found = group.ToDictionary(form => form, form => index.Finds(form).ToHashSet());
            var any = found.Values.SelectMany(ids => ids).ToHashSet();

            any.ShouldNotBeEmpty();
            foreach (var (form, ids) in found)
            {
                ((double)ids.Count / any.Count).ShouldBeGreaterThanOrEqualTo(Wanted, form);
            }
        }
    }
}
