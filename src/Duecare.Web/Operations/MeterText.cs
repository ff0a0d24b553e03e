using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Duecare.Web.Operations;

/// <summary>Listens to meters and writes what they measured in the text form that Prometheus reads.</summary>
/// <remarks>Counters and gauges are written as they stand; of a histogram the count and the sum, and how many were no more than each bound.</remarks>
internal sealed class MeterText : IDisposable
{
    /// <summary>In the instrument's own unit; durations are in seconds.</summary>
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> _series = [];

    public MeterText(IReadOnlyList<string> meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meters.Contains(instrument.Meter.Name)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Everything measured so far.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var instrument in _series.GroupBy(s => s.Key.Instrument).OrderBy(g => Name(g.Key), StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {Name(instrument.Key)} {Kind(instrument.Key)}\n");
            foreach (var (key, series) in instrument.OrderBy(s => s.Key.Labels, StringComparer.Ordinal)) series.Write(text, Name(instrument.Key), key.Labels, IsHistogram(instrument.Key));
        }
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = _series.GetOrAdd((instrument, Labels(tags)), _ => new());
        if (IsHistogram(instrument)) series.Observe(value);
        else if (IsReading(instrument)) series.Set(value);
        else series.Add(value);
    }

    private static bool IsHistogram(Instrument instrument) => instrument is Histogram<double> or Histogram<long> or Histogram<int>;

    /// <summary>Whether each measurement is the whole, and not what came on top.</summary>
    private static bool IsReading(Instrument instrument) => instrument.IsObservable || instrument is Gauge<double> or Gauge<long> or Gauge<int>;

    private static string Kind(Instrument instrument)
    {
        if (IsHistogram(instrument)) return "histogram";
        return instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal) || instrument.GetType().Name.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "counter" : "gauge";
    }

    private static string Name(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return Plain(instrument.Name) + unit + (Kind(instrument) == "counter" ? "_total" : "");
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
            labels.Append(labels.Length == 0 ? "" : ",").Append(Plain(name)).Append("=\"").Append(Escaped(value)).Append('"');
        return labels.ToString();
    }

    private static string Plain(string name) => string.Create(name.Length, name, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++) to[i] = char.IsAsciiLetterOrDigit(from[i]) ? from[i] : '_';
    });

    private static string Escaped(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)!
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private sealed class Series
    {
        private readonly Lock _lock = new();
        private readonly long[] _upTo = new long[Bounds.Length];
        private long _count;
        private double _sum;

        public void Add(double value)
        {
            lock (_lock) _sum += value;
        }

        public void Set(double value)
        {
            lock (_lock) _sum = value;
        }

        public void Observe(double value)
        {
            lock (_lock)
            {
                _count++;
                _sum += value;
                for (var i = 0; i < Bounds.Length; i++)
                    if (value <= Bounds[i]) _upTo[i]++;
            }
        }

        public void Write(StringBuilder text, string name, string labels, bool isHistogram)
        {
            lock (_lock)
            {
                if (!isHistogram)
                {
                    Line(text, name, labels, _sum);
                    return;
                }
                var more = labels.Length == 0 ? "" : labels + ",";
                for (var i = 0; i < Bounds.Length; i++) Line(text, name + "_bucket", string.Create(CultureInfo.InvariantCulture, $"{more}le=\"{Bounds[i]}\""), _upTo[i]);
                Line(text, name + "_bucket", $"{more}le=\"+Inf\"", _count);
                Line(text, name + "_sum", labels, _sum);
                Line(text, name + "_count", labels, _count);
            }
        }

        private static void Line(StringBuilder text, string name, string labels, double value) =>
            text.Append(name).Append(labels.Length == 0 ? "" : "{" + labels + "}").Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}
