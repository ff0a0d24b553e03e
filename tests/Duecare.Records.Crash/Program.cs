using Duecare.Records.Crash;

return args switch
{
    ["write", var where, var round] => await Writer.Run(where, int.Parse(round)),
    ["campaign", var where, var rounds] => await Campaign.Run(where, int.Parse(rounds)),
    ["work-out", var where] => await Writer.WorkOut(where),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        campaign WHERE ROUNDS   starts a writer, kills it in the middle of a write, and looks at what is left; over and over
        WHERE is a file, made if it is not there, or a PostgreSQL connection, whose server may be a throw-away one
        """);
    return 2;
}
