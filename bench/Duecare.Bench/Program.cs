using BenchmarkDotNet.Running;
using Duecare.Bench;

// dotnet run -c Release --project bench/Duecare.Bench -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);
