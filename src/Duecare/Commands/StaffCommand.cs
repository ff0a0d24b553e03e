using System.CommandLine;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web;
using Duecare.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Duecare.Commands;

/// <summary><c>duecare staff add</c>: adds somebody at the machine itself, as the first administrator has to be, and prints the code by which they choose a password.</summary>
internal static class StaffCommand
{
    public static Command Create()
    {
        var (ledger, worker) = (new LedgerOption(), new Argument<string>("id") { Description = "Their id: one word, with which they sign in" });
        var name = new Option<string>("--name") { Description = "Their name", HelpName = "NAME", Required = true };
        var role = new Option<string[]>("--role") { Description = "What they do, such as administrator or team-manager", HelpName = "ROLE", Required = true, AllowMultipleArgumentsPerToken = true };
        var team = new Option<string?>("--team") { Description = "Their team, opened if it is not there", HelpName = "TEAM" };
        var add = new Command("add", "Adds somebody, and prints the code by which they choose a password within a day.") { worker, name, role, team };
        ledger.AddTo(add);
        add.SetAction(parsed =>
        {
            var roles = parsed.GetValue(role)!.Select(typed => Enum.GetValues<AccessRole>().Where(r => Words.Kebab(r.ToString()) == typed).Select(r => (AccessRole?)r).FirstOrDefault()).ToList();
            if (roles.IndexOf(null) is >= 0 and var bad)
                return CommandLine.Refuse($"duecare staff add: --role {CommandLine.Quote(parsed.GetValue(role)![bad])}: expected {string.Join(", ", Enum.GetNames<AccessRole>().Select(Words.Kebab))}");
            var member = new StaffMember(new WorkerId(parsed.GetValue(worker)!), parsed.GetValue(name)!, true, false, [.. roles.OfType<AccessRole>()], parsed.GetValue(team));
            return ledger.With(parsed, "staff add", make: true, record => Add(record, member, parsed.GetValue<string?>("--data") ?? LedgerOption.DefaultFolder));
        });
        return new Command("staff", "People who work for the service.") { add };
    }

    private static async Task<int> Add(Ledger ledger, StaffMember member, string folder)
    {
        var staff = new StaffList(ledger);
        if (member.Team is { } team && !(await staff.Teams()).Contains(team) && await staff.AddTeam(StaffList.Operator, team) is { } teamProblem) return CommandLine.Refuse($"duecare staff add: {teamProblem}");
        if (await staff.Add(StaffList.Operator, member) is { } problem) return CommandLine.Refuse($"duecare staff add: {problem}");
        await using var site = Site.Build(new() { DataDirectory = folder }, Today.Clock, services => services.AddSingleton(ledger));
        await using var scope = site.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Credentials>().Invite(member) is not { } code) return CommandLine.Refuse("duecare staff add: nobody can sign in with this id: expected letters, digits and .-_@+");
        Console.Out.WriteLine(code);
        return ExitStatus.Done;
    }
}
