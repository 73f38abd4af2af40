using Nashra.Mail.Reading;
using Nashra.Mail.Reading.Bounces;

namespace Nashra.Mail.Tests.Reading;

public sealed class PhrasesTests
{
    [Fact]
    public void Every_table_of_reasons_has_a_reason_that_reports_can_name()
    {
        var known = typeof(Reasons).GetFields().Select(field => (string?)field.GetRawConstantValue());

        Phrases.OfReasons.Select(table => table.Reason).ShouldBeSubsetOf(known!);
    }

    [Fact]
    public void Every_phrase_can_be_found_in_words_brought_into_their_form()
    {
        foreach (var phrase in Phrases.OfReasons.SelectMany(table => table.Phrases).Concat(Phrases.OfStages.SelectMany(table => table.Phrases)))
        {
            var sentence = Wording.Flatten($"Remote host said: {phrase.Replace("*", "something", StringComparison.Ordinal)} (see below)");

            Wording.SaysAny(sentence, [phrase]).ShouldBeTrue(phrase);
        }
    }
}
