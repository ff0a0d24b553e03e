using System.Diagnostics;
using System.Globalization;
using Duecare.Bench.Pages;

// pages FOLDER [--db CONNECTION] [--views 51,153] [--seconds 60] [--workers 150] [--visits 300] [--program DLL]
// FOLDER holds a record that `duecare demo --format db` wrote; with --db, the record is that database's and FOLDER holds the keys only.
// The program is started as its users start it, access checks and log on, and this tool runs beside it. Views are asked for at even distances whether or not earlier ones were answered, and each is timed from the
// moment at which it should have been asked.
var options = Options.Read(args);
if (options is null) return Options.Usage();
if (options.Program is null) await Served.Build();
var starting = Stopwatch.GetTimestamp();
await using var site = await Served.Start(options);
using (var first = new HttpClient { BaseAddress = site.Address }) await first.GetStringAsync("/");
var started = Stopwatch.GetElapsedTime(starting);

var workers = await Worker.SignIn(site.Address, options.Workers);
var children = workers.Sum(w => w.Children.Count);
Console.WriteLine($"Pages, {Environment.ProcessorCount} processors, {options.Store}: {workers.Count} people signed in, {children} children on their lists.");
Console.WriteLine();
Console.WriteLine("| what | a second | count | p50 ms | p95 ms | p99 ms | most ms | refused |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| start to first page | | 1 | {started.TotalMilliseconds:0} | | | | |"));
await Views.Ask(workers, options.Workers, TimeSpan.FromSeconds(5));
foreach (var rate in options.Rates)
    foreach (var (what, times, refused) in await Views.Ask(workers, rate, options.Length)) Report(what, rate, times, refused);
var saves = new List<TimeSpan>();
var unsaved = 0;
var before = site.Processor;
foreach (var worker in Enumerable.Repeat(workers.Where(w => w.Children.Count > 0), int.MaxValue).SelectMany(w => w).Take(options.Visits))
{
    if (await worker.RecordVisit() is { } took) saves.Add(took);
    else unsaved++;
}
Report("save a visit", null, saves, unsaved);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| processor time of a visit, its six requests together | | | {(site.Processor - before).TotalMilliseconds / Math.Max(1, saves.Count):0.0} | | | | |"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| memory at the end | | | {site.Megabytes} MB | | | | |"));
return 0;

static void Report(string what, int? rate, List<TimeSpan> times, int refused)
{
    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {rate} | {times.Count} | {At(times, 0.5):0.0} | {At(times, 0.95):0.0} | {At(times, 0.99):0.0} | {At(times, 1):0.0} | {refused} |"));
}

static double At(List<TimeSpan> times, double part) => times.Count == 0 ? double.NaN : times[Math.Min(times.Count - 1, (int)(part * times.Count))].TotalMilliseconds;
