using System.Text;
using Duecare.Exchange.CaseFiles;
using Xunit;

namespace Duecare.Exchange.Tests.CaseFiles;

/// <summary>Case files made up for a test, and how they are read.</summary>
internal static class Made
{
    public const string Children = """[{"id":"c1","born":"2015-03-02"},{"id":"c2"}]""";

    public const string People = """[{"id":"mr-b","relation":"mother's partner"}]""";

    /// <summary>A folder of the repository that the test was built in.</summary>
    public static string InRepository(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Duecare.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, name);
    }

    public static string File(params string[] entries) => Envelope($"""
        "children":{Children},"people":{People},"entries":[
        {string.Join(",\n", entries)}
        ]
        """);

    public static string Envelope(string rest) => $$"""{"format":"duecare-case/1",{{rest}}}""";

    public static string Entry(string id, string kind, string fields, string on = "2019-09-17") =>
        $$"""{"id":"{{id}}","kind":"{{kind}}","on":"{{on}}","children":["c1"]{{(fields.Length == 0 ? "" : ",")}}{{fields}}}""";

    public static CaseFileReading Read(string json, long keptInMemory = CaseFileReader.KeptInMemory) => Read(Encoding.UTF8.GetBytes(json), keptInMemory);

    public static CaseFileReading Read(byte[] bytes, long keptInMemory = CaseFileReader.KeptInMemory)
    {
        using var file = new MemoryStream(bytes);
        return CaseFileReader.Read(file, "x.json", keptInMemory);
    }

    public static CaseFile Accepted(string json)
    {
        using var reading = Read(json);
        Assert.Equal([], Lines(reading));
        return reading.File!;
    }

    public static string Refused(string json) => Assert.Single(AllRefused(json));

    public static string Refused(byte[] bytes)
    {
        using var reading = Read(bytes);
        Assert.Null(reading.File);
        return Assert.Single(Lines(reading));
    }

    public static List<string> AllRefused(string json)
    {
        using var reading = Read(json);
        Assert.Null(reading.File);
        return Lines(reading);
    }

    private static List<string> Lines(CaseFileReading reading) => [.. reading.Problems.First.Select(p => p.ToString())];
}
