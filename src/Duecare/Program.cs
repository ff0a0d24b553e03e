using System.CommandLine;
using Duecare;
using Duecare.Commands;

return CommandLine.Run(
    new RootCommand("The case record of a children's social care service, in which no duty to a child is silently missed.")
    {
        DueCommand.Create(),
        DemoCommand.Create(),
        AuditCommand.Create(),
        ImportCommand.Create(),
        VerifyCommand.Create(),
        RebuildCommand.Create(),
        ServeCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        StaffCommand.Create(),
        RulesCommand.Create(),
        DocsCommand.Create(),
    },
    args);
