using FsCheck;
using FsCheck.Fluent;
using Nashra.Arabic.Analysis;

namespace Nashra.Arabic.Tests.Analysis;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("معلم المعلم المعلمين والمعلمون للمعلمين معلمو معلمة المعلمات")]
    [InlineData("السعودية سعودي السعوديه سعودية والسعوديين السعوديون بالسعودية")]
    [InlineData("الإرهاب ارهاب للإرهاب والإرهاب بالارهاب")]
    [InlineData("أحمد احمد وأحمد لأحمد")]
    [InlineData("مستشفى مستشفي المستشفى والمستشفيات مستشفيات للمستشفى")]
    [InlineData("محمد مُحَمَّد محـمد ومحمد")]
    [InlineData("مسؤول مسئول مسوول المسؤولين والمسئولون مسؤولو")]
    [InlineData("وزير الوزير وزراء والوزراء وزيران لوزير وزيرة")]
    [InlineData("كتاب كتب الكتب كتابهم كتابها وكتابه كتبهم كتابان والكتاب بكتابه")]
    [InlineData("مدينة مدن المدن المدينه مدينتهم مدينتان بالمدينة")]
    [InlineData("سعر أسعار الأسعار بأسعار سعره أسعارها")]
    [InlineData("جامعة الجامعه جامعه جامعات والجامعات جامعتهم لجامعة للجامعة")]
    [InlineData("عالم علماء العلماء علماؤهم علمائنا لعلماء")]
    [InlineData("طالب طلاب طلبة الطالبات طالبان")]
    [InlineData("سيارة سيارات سيارته سياراتهم السيارة سياره")]
    [InlineData("شيء أشياء الأشياء شيئا")]
    [InlineData("شأن شؤون شئون الشؤون لشؤون")]
    [InlineData("رئيس رؤساء الرئيس رئيسة الرئيسان ورئيس رئيسهم")]
    [InlineData("قال يقول قالت وقالوا سيقول تقول قالوا")]
    [InlineData("أعلن يعلن أعلنت وأعلن ستعلن أعلنوا")]
    [InlineData("انتهى انتهت ينتهي وانتهت تنتهي")]
    [InlineData("نتنياهو نتانياهو لنتنياهو")]
    [InlineData("لغة اللغة للغة لغات اللغات لغته")]
    [InlineData("قرية قرى القرى قريتهم القريه")]
    [InlineData("جديد جديدة الجديدة الجدد جدد")]
    [InlineData("لاجئ لاجئين اللاجئين اللاجئون")]
    [InlineData("امرأة المرأة المراه نساء النساء")]
    [InlineData("الحكومة حكومه للحكومة حكومات وحكومة الحكومه بالحكومة")]
    [InlineData("القضية قضيه قضايا القضايا قضيتهم")]
    [InlineData("مواطن المواطن مواطنون المواطنين للمواطنين")]
    [InlineData("مقاتل مقاتلون والمقاتلين")]
    [InlineData("الفلسطينية فلسطيني الفلسطينيه الفلسطينيين والفلسطينيون")]
    [InlineData("عودة وعودة العودة لعودة عودتهم")]
    [InlineData("قوة قوتها القوات للقوة قوتهم")]
    [InlineData("جهة لجهة الجهات")]
    [InlineData("أربع أربعة الأربعة وأربعة")]
    [InlineData("تم تمت وتمت سيتم")]
    [InlineData("تمكن تمكنت وتمكن تمكنوا")]
    [InlineData("إشراف بإشراف الإشراف إشرافه")]
    [InlineData("التقى يلتقي التقت التقوا")]
    [InlineData("قضى قضوا يقضي")]
    [InlineData("صحفي صحافي الصحافيين صحفيون")]
    [InlineData("بناء البناء بنائها بناؤه أبنية")]
    public void The_forms_of_one_word_share_a_stem(string forms) =>
        forms.Split(' ').Select(StemEvaluation.NashraStem).Distinct().ShouldHaveSingleItem();

    [Theory]
    [InlineData("وزير", "وزير")]
    [InlineData("لبنان", "لبنان")]
    [InlineData("والد", "والد")]
    [InlineData("بيروت", "بيروت")]
    [InlineData("وليد", "وليد")]
    [InlineData("الوليد", "وليد")]
    [InlineData("الأردن", "اردن")]
    [InlineData("إيران", "ايران")]
    [InlineData("وطن", "وطن")]
    [InlineData("والكتاب", "كتاب")]
    [InlineData("ألمانيا", "المانيا")]
    [InlineData("إلغاء", "الغاء")]
    [InlineData("التزام", "التزام")]
    [InlineData("فلسطين", "فلسطين")]
    [InlineData("قانون", "قانون")]
    [InlineData("سلمان", "سلمان")]
    [InlineData("بوتين", "بوتين")]
    [InlineData("كلينتون", "كلينتون")]
    [InlineData("باراك", "باراك")]
    [InlineData("تبوك", "تبوك")]
    [InlineData("واس", "واس")]
    [InlineData("ليون", "ليون")]
    [InlineData("يحيى", "يحيي")]
    public void Letters_of_the_root_are_not_taken_for_affixes(string word, string stem) =>
        StemEvaluation.NashraStem(word).ShouldBe(stem);

    [Theory]
    [InlineData("مكتب", "مكتبة")]
    [InlineData("عمل", "عملة")]
    [InlineData("علم", "عالم")]
    [InlineData("سلم", "سلمان")]
    [InlineData("كتاب", "كاتب")]
    [InlineData("لبن", "لبنان")]
    [InlineData("المواطنين", "موطن")]
    [InlineData("المقاتلين", "مقتل")]
    [InlineData("مزارعون", "مزارع")]
    [InlineData("المشاهدين", "مشاهد")]
    [InlineData("المعارضين", "معرض")]
    [InlineData("بإشراف", "شريف")]
    [InlineData("أربعة", "ربيع")]
    [InlineData("وعودة", "وعد")]
    [InlineData("فيكون", "فيك")]
    [InlineData("يمكن", "تمكن")]
    public void Different_words_keep_different_stems(string one, string other) =>
        StemEvaluation.NashraStem(one).ShouldNotBe(StemEvaluation.NashraStem(other));

    [Theory]
    [InlineData("كتاب كتب كاتب مكتوب كتابة مكتبة")]
    [InlineData("اجتماع جماعة مجتمع جمع")]
    [InlineData("تعليم معلم علم استعلام")]
    public void Derived_words_share_a_root_key(string forms) =>
        Analyzer.Analyze(forms).Select(token => token.Root).Distinct().ShouldHaveSingleItem();

    [Fact]
    public void What_is_no_arabic_word_is_its_own_stem() => Stemmer.Stem("covid19").ShouldBe("covid19");

    [Fact]
    public void Any_text_has_a_stem_a_key_and_a_spelling() => Check.QuickThrowOnFailure(Prop.ForAll(HostileText.Any, text =>
    {
        var form = Folding.Fold(text);
        var stem = Stemmer.Stem(form);
        _ = (Light10.Stem(text), Transliteration.ToArabic(text), Transliteration.ToLatin(text), Transliteration.Key(text), KeyboardLayout.Correct(text));
        return (stem.Length > 0) == (form.Length > 0) && (RootKey.Of(stem).Length > 0 || stem is "");
    }));
}
