using Nashra.Mail.Reading;

namespace Nashra.Mail.Tests.Reading;

public sealed class ReturnAddressTests
{
    [Theory]
    [InlineData("layla@example.org", "bounces+layla=example.org@news.example")]
    [InlineData("a=b+c@example.org", "bounces+a=b+c=example.org@news.example")]
    [InlineData("copy-81f3", "bounces+copy-81f3@news.example")]
    public void A_bounce_tells_by_its_return_address_whose_copy_it_was(string recipient, string address)
    {
        ReturnAddress.Encode("bounces@news.example", recipient).ShouldBe(address);
        ReturnAddress.Decode("bounces@news.example", address.ToUpperInvariant()).ShouldBe(recipient.ToUpperInvariant());
    }

    [Theory]
    [InlineData("bounces@news.example")]
    [InlineData("bounces+@news.example")]
    [InlineData("editor+a=b.example@news.example")]
    [InlineData("bounces+a=b.example@other.example")]
    [InlineData("")]
    public void Other_addresses_are_no_return_addresses(string address) => ReturnAddress.Decode("bounces@news.example", address).ShouldBeNull();
}
