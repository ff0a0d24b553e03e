using System.Text;
using Duecare.Domain.Chronology;
using Duecare.Exchange.SafeguardingDataset;
using Xunit;

namespace Duecare.Exchange.Tests.SafeguardingDataset;

/// <summary>A folder of made-up tables, and what reading it gives.</summary>
public sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duecare-test-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "dataset");

    public string Temporary => System.IO.Path.Combine(_folder.FullName, "temporary");

    public List<Problem> Problems { get; } = [];

    public DatasetReading? Reading { get; private set; }

    public Folder()
    {
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Temporary);
    }

    /// <summary>Two children, with a line for each id.</summary>
    public static Folder WithPersons(params string[] ids) => new Folder().With("ssd_person.csv", ["pers_person_id,pers_dob", .. ids.Select(id => id + ",2015-06-01")]);

    public Folder With(string file, params string[] lines) => With(file, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));

    public Folder With(string file, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);
        return this;
    }

    public Folder WithVisits(params string[] lines) => With("ssd_cp_visits.csv",
        ["cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone,cppv_cp_visit_bedroom", .. lines]);

    public IReadOnlyList<ChildChronology> Read(int workers = 2, int sortBytes = 1 << 20, int batchBytes = 1 << 16)
    {
        Problems.Clear();
        var children = new List<ChildChronology>();
        Reading = DatasetFolder.Read(Path, () => InTurn(child => child, children), Problems.Add,
            new() { Workers = workers, SortBytes = sortBytes, BatchBytes = batchBytes, TemporaryFolder = Temporary });
        Assert.Equal(children.Count, Reading?.Children ?? 0);
        return children;
    }

    /// <summary>A worker that adds what is said of its children to a list when their turn comes.</summary>
    public static ChildWorker InTurn<T>(Func<ChildChronology, T> say, List<T> said)
    {
        var mine = new List<T>();
        return new(child => mine.Add(say(child)), () =>
        {
            var done = mine.ToList();
            mine.Clear();
            return () => said.AddRange(done);
        });
    }

    public T Only<T>()
        where T : Entry => Assert.IsType<T>(Assert.Single(Assert.Single(Read()).Entries));

    public void Dispose() => _folder.Delete(recursive: true);
}
