using System.CommandLine;
using System.CommandLine.Parsing;

namespace Duecare;

/// <summary>What a command tells the shell when it ends.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Anything else that keeps it from being done.</summary>
    public const int Failed = 1;

    /// <summary>
    /// The input or the arguments are bad; one line on standard error says where and what was expected. An audit of a dataset ends so too when some of its rows could not
    /// be read: the rest is then written whole, and the last line says what it lacks.
    /// </summary>
    public const int BadInput = 2;
}

/// <summary>Runs one command and keeps the promises made to scripts: results on standard output, one line for each refusal on standard error.</summary>
internal static class CommandLine
{
    public static int Run(RootCommand root, string[] args)
    {
        try
        {
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0) return Refuse($"{Path(parsed.CommandResult.Command)}: {Problem(parsed)}; expected {Synopsis(parsed.CommandResult.Command)}");
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception crash)
        {
            Console.Error.WriteLine($"duecare: {OneLine(crash.Message)} ({crash.GetType().Name}; DUECARE_TRACE=1 shows where)");
            if (Environment.GetEnvironmentVariable("DUECARE_TRACE") == "1") Console.Error.WriteLine(crash);
            return ExitStatus.Failed;
        }
    }

    /// <summary>Says on one line of standard error why the input or the arguments are refused.</summary>
    public static int Refuse(string problem)
    {
        Console.Error.WriteLine(OneLine(problem));
        return ExitStatus.BadInput;
    }

    /// <summary>Text that someone typed, fit to stand in a message: no control characters, and not longer than a line.</summary>
    public static string Quote(ReadOnlySpan<char> typed)
    {
        const int longest = 60;
        var shown = OneLine(typed.Length > longest ? $"{typed[..longest]}…" : typed.ToString());
        return $"\"{shown}\"";
    }

    private static string OneLine(string text) =>
        string.Create(text.Length, text, static (line, from) =>
        {
            for (var i = 0; i < line.Length; i++) line[i] = char.IsControl(from[i]) ? ' ' : from[i];
        });

    private static string Problem(ParseResult parsed) => parsed.UnmatchedTokens is [var first, ..]
        ? $"{Quote(first)} is not known here"
        : parsed.Errors[0].Message.TrimEnd('.');

    private static string Path(Command command)
    {
        var parents = command.Parents.OfType<Command>().ToList();
        return parents.Count == 0 ? "duecare" : $"{Path(parents[0])} {command.Name}";
    }

    private static string Synopsis(Command command)
    {
        if (command.Subcommands.Count > 0)
            return $"{Path(command)} and one of {string.Join(", ", command.Subcommands.Select(c => c.Name))}";
        var arguments = command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $"[{a.Name.ToUpperInvariant()}]" : a.Name.ToUpperInvariant());
        var options = command.Options.Where(o => !o.Hidden && o is not System.CommandLine.Help.HelpOption).Select(o => $"[{o.Name}{(o.HelpName is null ? "" : " " + o.HelpName)}]");
        return string.Join(' ', [Path(command), .. arguments, .. options]);
    }
}
