using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>From whom the paper writes, and the domain that its letters and links are named by.</summary>
public static class PostalAddress
{
    extension(Publication paper)
    {
        public Mailbox Sender => Mailbox.TryCreate(paper.SenderAddress, paper.Name, out var mailbox) ? mailbox : new Mailbox("nashra@localhost", paper.Name);

        /// <summary>The right side of every Message-ID and List-Id.</summary>
        public string MailDomain
        {
            get
            {
                var address = paper.Sender.WireAddress;
                return address[(address.LastIndexOf('@') + 1)..];
            }
        }

        private string SenderAddress => paper.MailAddress ?? $"nashra@{paper.SiteHost}";

        // Mail has no address at a bare number.
        private string SiteHost => Uri.TryCreate(paper.Address, UriKind.Absolute, out var site) && site.HostNameType == UriHostNameType.Dns ? site.IdnHost : "localhost";
    }
}
