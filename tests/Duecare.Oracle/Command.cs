namespace Duecare.Oracle;

public static class Command
{
    public static int Run(string[] args) => args.Length;
}
