using System.Globalization;
using Nashra.Search.Index;

namespace Nashra.Tests.Search;

/// <summary>Words by number and numbers by word, while one thread adds.</summary>
public sealed class WordTextsTests
{
    [Fact]
    public void Words_are_numbered_in_order_and_found_again_however_many_there_are()
    {
        var texts = new WordTexts();
        var words = Enumerable.Range(0, 40_000).Select(Word).ToList();

        words.ConvertAll(word => texts.Add(word)).ShouldBe(Enumerable.Range(0, words.Count));

        texts.Count.ShouldBe(words.Count);
        words.ConvertAll(word => texts.Find(word)).ShouldBe(Enumerable.Range(0, words.Count));
        Enumerable.Range(0, words.Count).Select(number => texts[number].ToString()).ShouldBe(words);
        texts.Find("ليست هنا").ShouldBe(WordTexts.None);
    }

    [Fact]
    public void A_word_longer_than_all_before_it_is_kept_whole()
    {
        var texts = new WordTexts();
        var endless = new string('ط', 100_000);

        texts.Add("قصيرة");
        texts.Add(endless);

        texts[0].ToString().ShouldBe("قصيرة");
        texts[1].SequenceEqual(endless).ShouldBeTrue();
        texts.Find(endless).ShouldBe(1);
    }

    [Fact]
    public async Task Who_reads_while_words_are_added_finds_each_word_under_its_own_number()
    {
        var texts = new WordTexts();
        var cancel = TestContext.Current.CancellationToken;
        var adding = Task.Run(() => Enumerable.Range(0, 200_000).All(number => texts.Add(Word(number)) == number), cancel);

        var wrong = 0;
        while (!adding.IsCompleted)
        {
            var known = texts.Count;
            for (var number = Math.Max(0, known - 50); number < known; number++)
            {
                // Counted just before it can be found: the very last one may not be there yet.
                var found = texts.Find(Word(number));
                wrong += texts[number].SequenceEqual(Word(number)) && (found == number || (found == WordTexts.None && number >= known - 1)) ? 0 : 1;
            }
        }

        (await adding).ShouldBeTrue();
        wrong.ShouldBe(0);
    }

    private static string Word(int number) => "كلمة" + number.ToString(CultureInfo.InvariantCulture);
}
