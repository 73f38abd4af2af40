using FsCheck;
using FsCheck.Fluent;

namespace Nashra.Mail.Tests.Composing;

public sealed class InjectionTests
{
    [Theory]
    [InlineData("a\r\nBcc: x@y.example")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\u2028b")]
    [InlineData("broken surrogate")] // an attribute cannot hold one
    public void Text_that_could_end_a_header_is_refused_everywhere(string text)
    {
        text = text is "broken surrogate" ? "a\ud800b" : text;
        Should.Throw<ArgumentException>(() => new Mailbox("a@example.org", text));
        Should.Throw<ArgumentException>(() => Letters.Number(1) with { Subject = text });
        Should.Throw<ArgumentException>(() => new MailHeader("X-Note", text));
        Should.Throw<ArgumentException>(() => new ListId("list.example.org", text));
        Should.Throw<ArgumentException>(() => new MessageId(text, "example.org"));
        HeaderText.IsValid(HeaderText.Clean(text)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("@example.org")]
    [InlineData("a@")]
    [InlineData("a b@example.org")]
    [InlineData("a@example.org\r\nRCPT TO:<x@y.example>")]
    [InlineData("a@exa mple.org")]
    [InlineData("a@-example.org")]
    [InlineData("a@example..org")]
    [InlineData("a..b@example.org")]
    [InlineData("a>@example.org")]
    [InlineData("<a@example.org>")]
    [InlineData("a@example.org>")]
    [InlineData("\"a\"b\"@example.org")]
    [InlineData("a@[999.1.1.1]")]
    public void An_address_that_is_none_is_refused(string address) => Mailbox.TryCreate(address, "", out _).ShouldBeFalse();

    [Theory]
    [InlineData("a@example.org", "a@example.org", false)]
    [InlineData("a+b=c@example.org", "a+b=c@example.org", false)]
    [InlineData("\"a b\"@example.org", "\"a b\"@example.org", false)]
    [InlineData("a@[127.0.0.1]", "a@[127.0.0.1]", false)]
    [InlineData("a@مثال.example", "a@xn--mgbh0fb.example", false)]
    [InlineData("ليلى@مثال.example", "ليلى@xn--mgbh0fb.example", true)]
    public void An_address_travels_with_its_domain_in_ascii(string address, string wire, bool needsSmtpUtf8)
    {
        var mailbox = new Mailbox(address);
        mailbox.WireAddress.ShouldBe(wire);
        mailbox.NeedsSmtpUtf8.ShouldBe(needsSmtpUtf8);
    }

    [Theory]
    [InlineData("Subject")]
    [InlineData("bcc")]
    [InlineData("Content-Type")]
    [InlineData("X Note")]
    [InlineData("X-Note:")]
    [InlineData("")]
    [InlineData("X\r\nY")]
    public void A_custom_header_may_take_no_governed_or_broken_name(string name) =>
        Should.Throw<ArgumentException>(() => new MailHeader(name, "value"));

    [Fact]
    public void Whatever_is_written_in_the_fields_a_letter_has_exactly_the_headers_it_should()
    {
        var expected = new PlainReader(Letters.Compose(Letters.Number(0))).Names.ToArray();
        var strings = ArbMap.Default.GeneratorFor<string>().Where(text => text is not null);
        var texts = from subject in strings from name in strings select (subject, name);
        Prop.ForAll(texts.ToArbitrary(), each =>
        {
            var letter = Letters.Number(0) with
            {
                Subject = HeaderText.Clean(each.subject),
                To = new("reader@example.net", HeaderText.Clean(each.name)),
                Headers = [new("X-Issue", HeaderText.Clean(each.name)), new("Precedence", "bulk")],
            };
            return new PlainReader(Letters.Compose(letter)).Names.SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();
    }
}
