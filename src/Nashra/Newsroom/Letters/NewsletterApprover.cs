using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Newsletters;
using Nashra.Newsroom.Staff;

namespace Nashra.Newsroom.Letters;

/// <summary>That an editor may approve a newsletter's issues. Administrators always may.</summary>
public sealed class NewsletterApprover(long newsletterId, long staffMemberId)
{
    public long NewsletterId { get; private set; } = newsletterId;

    public long StaffMemberId { get; private set; } = staffMemberId;

    private sealed class Storage : IEntityTypeConfiguration<NewsletterApprover>
    {
        public void Configure(EntityTypeBuilder<NewsletterApprover> approver)
        {
            approver.HasKey(a => new { a.NewsletterId, a.StaffMemberId });
            approver.HasOne<Newsletter>().WithMany().HasForeignKey(a => a.NewsletterId).OnDelete(DeleteBehavior.Cascade);
            approver.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
