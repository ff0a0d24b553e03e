using System.Text;
using Duecare.Exchange.SafeguardingDataset;

namespace Duecare.Bench.SsdReading;

/// <summary>One file for each table, opened when its first row comes.</summary>
internal sealed class Files(string folder) : IDisposable
{
    private readonly Dictionary<string, StreamWriter> _writers = [];

    public void Add(string table, string row)
    {
        if (!_writers.TryGetValue(table, out var writer))
        {
            writer = new(Path.Combine(folder, $"ssd_{table}.csv"), false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
            writer.WriteLine(string.Join(',', SafeguardingTables.All.First(t => t.Name == table).Columns));
            _writers.Add(table, writer);
        }
        writer.WriteLine(row);
    }

    public void Dispose()
    {
        foreach (var writer in _writers.Values) writer.Dispose();
    }
}
