using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using Duecare.Bench.SsdReading;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange.SafeguardingDataset;

// ssd-reading generate FOLDER CHILDREN [VISITS]   a dataset whose bytes depend on nothing but the two numbers
// ssd-reading read FOLDER [WORKERS]               every child, as entries
// ssd-reading audit FOLDER [WORKERS]              every child, as entries, and every duty of the child
// ssd-reading split FILE                          every field of one file, without making anything of it
return args switch
{
    ["generate", var folder, var children, .. var visits] => Generate(folder, Number(children), visits.Length > 0 ? Number(visits[0]) : 33),
    ["read", var folder, .. var workers] => Read(folder, Workers(workers), _ => 0),
    ["audit", var folder, .. var workers] => Read(folder, Workers(workers), child => DutyList.AsAt(new(2024, 3, 31), Rulebook.Shipped, child, WorkingDayCalendar.England).Count),
    ["split", var file] => Split(file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("expected: generate FOLDER CHILDREN [VISITS] | read FOLDER [WORKERS] | audit FOLDER [WORKERS] | split FILE");
    return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static DatasetReadingOptions Workers(string[] workers) => workers.Length == 0 ? new() : new() { Workers = Number(workers[0]) };

static int Read(string folder, DatasetReadingOptions options, Func<ChildChronology, int> duties)
{
    var (entries, owed) = (0L, 0L);
    var bytes = Directory.EnumerateFiles(folder, "*.csv").Sum(f => new FileInfo(f).Length);
    var allocated = GC.GetTotalAllocatedBytes();
    var processor = Environment.CpuUsage.TotalTime;
    var watch = Stopwatch.StartNew();
    var reading = DatasetFolder.Read(folder, () =>
    {
        var (read, found) = (0L, 0L);
        return new(child =>
        {
            read += child.Entries.Count;
            found += duties(child);
        }, () =>
        {
            Interlocked.Add(ref entries, read);
            Interlocked.Add(ref owed, found);
            (read, found) = (0, 0);
            return null;
        });
    }, p => Console.Error.WriteLine(p), options)!;
    var seconds = watch.Elapsed.TotalSeconds;
    Print(reading.Rows, bytes, seconds);
    Console.WriteLine($"{reading.Children} children, {entries} entries, {owed} duties, {(Environment.CpuUsage.TotalTime - processor).TotalNanoseconds / reading.Rows:F0} ns of processor a row, "
        + $"{(GC.GetTotalAllocatedBytes() - allocated) / (double)reading.Rows:F0} bytes allocated a row, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most, sorted: {string.Join(" ", reading.SortedTables)}");
    return 0;
}

static int Split(string file)
{
    var watch = Stopwatch.StartNew();
    using var reader = CsvReader.Create(File.OpenRead(file), new() { Separator = ',', TrackLineNumbers = true, BufferSize = 256 * 1024 });
    long rows = 0, bytes = 0;
    for (; reader.Read(); rows++)
        for (var i = 0; i < reader.FieldCount; i++) bytes += reader.GetSpan(i).Length;
    Print(rows, new FileInfo(file).Length, watch.Elapsed.TotalSeconds);
    return bytes > 0 ? 0 : 1;
}

static void Print(long rows, long bytes, double seconds) =>
    Console.WriteLine($"{rows} rows in {seconds:F2} s: {rows / seconds / 1e6:F2} million rows/s, {bytes / seconds / 1e6:F0} MB/s, {seconds * 1e9 / rows:F0} ns a row");

static int Generate(string folder, int children, int visits)
{
    Directory.CreateDirectory(folder);
    var first = new DateOnly(2022, 1, 3);
    using var files = new Files(folder);
    for (var i = 0; i < children; i++)
    {
        var child = $"C{i:D8}";
        var start = first.AddDays(i * 7 % 700);
        var plan = start.AddDays(60);
        files.Add("person", $"{child},Child,{i},F,F,WBRI,{first.AddYears(-1 - i % 15):yyyy-MM-dd},,,,N,,,N,");
        files.Add("cin_episodes", $"R{child},{child},{start:yyyy-MM-dd},N1,3A,Schools,,N,,,T{i % 40},W{i % 900}");
        files.Add("cin_assessments", $"A{child},{child},R{child},{start.AddDays(2):yyyy-MM-dd},Y,{start.AddDays(50 + i % 30):yyyy-MM-dd},,N,T{i % 40},W{i % 900}");
        files.Add("s47_enquiry", $"S{child},R{child},{child},{start.AddDays(40):yyyy-MM-dd},{start.AddDays(58):yyyy-MM-dd},N,,W{i % 900},T{i % 40}");
        files.Add("initial_cp_conference", $"I{child},,S{child},{child},P{child},R{child},N,{plan:yyyy-MM-dd},{plan:yyyy-MM-dd},Y,,T{i % 40},W{i % 900}");
        files.Add("cp_plans", $"P{child},R{child},I{child},{child},{plan:yyyy-MM-dd},,NEG,N,NEG");
        files.Add("involvements", $"V{child},W{i % 900},Social worker,T{i % 40},{start:yyyy-MM-dd},,,{child},R{child}");
        var day = plan;
        for (var v = 0; v < visits; v++)
        {
            day = day.AddDays(9 + (i + v) % 7);
            files.Add("cp_visits", $"{child}V{v:D3},{child},P{child},{day:yyyy-MM-dd} 00:00:00,{(v % 19 == 18 ? 'N' : 'Y')},{(v % 3 == 0 ? 'N' : 'Y')},{(v % 4 == 0 ? 'Y' : 'N')}");
        }
        files.Add("cp_reviews", $"Q{child},{child},P{child},{plan.AddMonths(3):yyyy-MM-dd},{plan.AddMonths(3).AddDays(i % 9):yyyy-MM-dd},,Y,Y,PN1");
    }
    return 0;
}
