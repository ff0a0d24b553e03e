using Duecare.Domain.Chronology;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.People;

/// <summary>Somebody who works here: what they do, a new start for who lost their password or phone, and leaving.</summary>
public sealed class PersonModel(StaffList staff, Credentials credentials, UserManager<Account> accounts, Sessions sessions) : SignedInPage
{
    /// <summary>Who it is.</summary>
    public StaffMember Member { get; private set; } = null!;

    /// <summary>What they did and where.</summary>
    public IReadOnlyList<Tenure> History { get; private set; } = [];

    /// <summary>What they do and where.</summary>
    [BindProperty]
    public PostFields Post { get; set; } = new();

    /// <summary>Why it changes.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The code to give them, shown once.</summary>
    public string? Code { get; private set; }

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(string worker)
    {
        if (!await Read(worker)) return NotFound();
        (Post.Roles, Post.Team) = ([.. Member.Roles], Member.Team);
        return Page();
    }

    /// <summary>Changes what they do and where.</summary>
    public async Task<IActionResult> OnPostAsync(string worker)
    {
        if (!await Read(worker)) return NotFound();
        var problem = Reason?.Length > 500 ? "The reason must have 500 characters or fewer"
            : await staff.Move(Reader, Member.Worker, [.. Post.Roles], string.IsNullOrEmpty(Post.Team) ? null : Post.Team, Reason?.Trim(), HttpContext.RequestAborted);
        return Done(problem);
    }

    /// <summary>They leave.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(string worker) =>
        await Read(worker) ? Done(await staff.Leave(Reader, Member.Worker, HttpContext.RequestAborted)) : NotFound();

    /// <summary>A new start: a code by which they choose a password; an authenticator app and passkeys that were theirs stop working, and every session ends.</summary>
    public async Task<IActionResult> OnPostCodeAsync(string worker)
    {
        if (!await Read(worker) || !Member.IsActive) return NotFound();
        if (Member.Worker == Reader.Worker) return Done("Nobody gives themselves a new start: ask another administrator");
        Code = await HttpContext.Whole(async db =>
        {
            await Forget(db);
            return await credentials.Invite(Member);
        });
        (Post.Roles, Post.Team) = ([.. Member.Roles], Member.Team);
        return Code is null ? Done("Nobody can sign in with this id: it holds characters that a name to sign in with can’t") : Page();
    }

    private async Task Forget(LedgerDb db)
    {
        await sessions.EndAll(db, Member.Worker, HttpContext.RequestAborted);
        if (await accounts.FindByIdAsync(Member.Worker.Value) is not { } account) return;
        if (account.PasswordHash is not null) await accounts.RemovePasswordAsync(account);
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        foreach (var passkey in await accounts.GetPasskeysAsync(account)) await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
    }

    private IActionResult Done(string? problem)
    {
        if (problem is null) return LocalRedirect($"/people/{Uri.EscapeDataString(Member.Worker.Value)}");
        ModelState.AddModelError("Post.Roles", problem);
        return Page();
    }

    private async Task<bool> Read(string worker)
    {
        if (await staff.Of(new WorkerId(worker), HttpContext.RequestAborted) is not { } member) return false;
        (Member, History, Post.Teams) = (member, await staff.History(member.Worker, HttpContext.RequestAborted), await staff.Teams(HttpContext.RequestAborted));
        return true;
    }
}
