using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Staff;

/// <summary>How a worker proves who they are: what ASP.NET Core Identity keeps, under the worker's id. Who they are and what they do stands elsewhere.</summary>
public sealed class Account : IdentityUser;

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("account");
        account.HasKey(a => a.Id);
        account.Property(a => a.Id).HasColumnName("worker");
        account.Property(a => a.UserName).HasColumnName("user_name").HasMaxLength(256);
        account.Property(a => a.NormalizedUserName).HasColumnName("normalized_user_name").HasMaxLength(256);
        account.Property(a => a.PasswordHash).HasColumnName("password_hash");
        account.Property(a => a.SecurityStamp).HasColumnName("security_stamp");
        account.Property(a => a.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsConcurrencyToken();
        account.Property(a => a.TwoFactorEnabled).HasColumnName("two_factor_enabled");
        account.Property(a => a.LockoutEnd).HasColumnName("lockout_end");
        account.Property(a => a.LockoutEnabled).HasColumnName("lockout_enabled");
        account.Property(a => a.AccessFailedCount).HasColumnName("access_failed_count");
        account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasOne<WorkerRow>().WithOne().HasForeignKey<Account>(a => a.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AccountClaimTable : IEntityTypeConfiguration<IdentityUserClaim<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> claim)
    {
        claim.ToTable("account_claim");
        claim.HasKey(c => c.Id);
        claim.Property(c => c.Id).HasColumnName("id");
        claim.Property(c => c.UserId).HasColumnName("worker");
        claim.Property(c => c.ClaimType).HasColumnName("claim_type");
        claim.Property(c => c.ClaimValue).HasColumnName("claim_value");
        claim.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
    }
}

internal sealed class AccountLoginTable : IEntityTypeConfiguration<IdentityUserLogin<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> login)
    {
        login.ToTable("account_login");
        login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        login.Property(l => l.LoginProvider).HasColumnName("provider");
        login.Property(l => l.ProviderKey).HasColumnName("provider_key");
        login.Property(l => l.ProviderDisplayName).HasColumnName("provider_name");
        login.Property(l => l.UserId).HasColumnName("worker");
        login.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
    }
}

internal sealed class AccountTokenTable : IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> token)
    {
        token.ToTable("account_token");
        token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        token.Property(t => t.UserId).HasColumnName("worker");
        token.Property(t => t.LoginProvider).HasColumnName("provider");
        token.Property(t => t.Name).HasColumnName("name");
        token.Property(t => t.Value).HasColumnName("value");
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
    }
}

internal sealed class AccountPasskeyTable : IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> passkey)
    {
        passkey.ToTable("account_passkey");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasColumnName("credential_id").HasMaxLength(1024);
        passkey.Property(p => p.UserId).HasColumnName("worker");
        passkey.OwnsOne(p => p.Data, data => data.ToJson("data"));
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    }
}
