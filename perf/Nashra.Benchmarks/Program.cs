using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Nashra.Benchmarks.RankingBenchmark).Assembly).Run(args);
