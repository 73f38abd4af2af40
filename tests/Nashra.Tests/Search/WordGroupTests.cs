namespace Nashra.Tests.Search;

public sealed class WordGroupTests
{
    private const int Articles = 1500;
    private const int OneOf = 20;
    private const double Wanted = 0.95;

    // Broken plurals, feminines, duals, nisba, pronouns, hamza seats, hasty spellings and verbs, as newspapers use them.
    private const string Groups = """
        معلم المعلم المعلمين والمعلمون / السعودية سعودي السعوديه / الإرهاب ارهاب للإرهاب / أحمد احمد / مستشفى مستشفي / محمد مُحَمَّد
        مسؤول مسئول المسؤولين / وزراء وزير للوزير / كتب كتاب / مدينة مدن بالمدينة مدينه / شركة الشركات لشركة / سعر أسعار الاسعار
        مدرسة المدارس مدارسهم / رؤساء رئيس للرئيس رئيسها / مشروع مشاريع المشروعات / طريق طرق الطرق / حادث حوادث الحوادث
        جيش جيوش جيشهم / قائد قادة قائدها / خبير خبراء / سفير سفراء وسفراء / أمير أمراء الأمراء / شهيد شهداء / مدير مديرو المديرين
        طبيب أطباء طبيبة / مريض مرضى / منزل منازل منزله / بيت بيوت / قرار قرارات قراره / سيارة سيارات السياره بسيارته
        طائرة الطائرات طائرتها / صاروخ صواريخ / سلاح أسلحة سلاحهم / حزب أحزاب حزبه / بنك بنوك / لاعب لاعبون اللاعبين لاعبو
        هدف أهداف هدفين / مصري مصرية المصريين والمصريون / فلسطيني الفلسطينية للفلسطينيين / يمني اليمنية اليمنيين
        أمريكي أميركي الأمريكية امريكيه / اقتصادي الاقتصادية اقتصاديه / شأن شؤون شئون / جزء أجزاء جزءا / مبنى مباني المباني
        قضية قضايا القضيه / هجوم هجمات هجومهم / ضحية ضحايا / قال يقول قالت قالوا سيقول / أعلن يعلن أعلنت وأعلنوا
        شارك يشارك شاركت وشاركوا / التقى يلتقي التقت / وصل يصل وصلت / دولة دول دولتهم الدوله / منطقة مناطق منطقتنا
        طفل أطفال طفلة طفلين / يوم أيام يومين / شهر أشهر شهور شهرين / سنة سنوات سنتين / ساعة ساعات ساعتين / مليون ملايين
        عامل عمال العمال / محكمة محاكم المحكمه / قانون قوانين القوانين / مواطن مواطنون للمواطنين / صحفي صحافي الصحافيين
        """;

    [Fact]
    public void Every_form_of_a_word_finds_what_any_form_finds()
    {
        var groups = Groups.Split('/', '\n').Select(group => group.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(group => group.Length > 0);
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
