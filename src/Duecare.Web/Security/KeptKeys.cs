using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Duecare.Web.Security;

/// <summary>
/// The keys that protect forms and sessions, in a folder and in memory. A folder that can't be read for a while, or is full, signs nobody out and takes no form from anybody: what was read stays good,
/// and what could not be written is written when it can be. Health says so meanwhile, since keys that are in memory alone are gone with the process.
/// </summary>
internal sealed class KeptKeys : IXmlRepository
{
    private readonly Lock _one = new();
    private readonly FileSystemXmlRepository? _folder;
    private readonly Queue<(XElement Key, string Name)> _unwritten = new();
    private List<XElement> _read = [];
    private bool _isRead = true;

    /// <summary>Keys in a folder, which is made; without one, in memory alone.</summary>
    public KeptKeys(string? folder)
    {
        if (folder is null) return;
        _folder = new(Directory.CreateDirectory(folder), NullLoggerFactory.Instance);
        _read = [.. _folder.GetAllElements()];
    }

    /// <summary>Whether the folder can be read, and holds every key.</summary>
    public bool AreOnDisk
    {
        get
        {
            lock (_one)
            {
                Write();
                if (!_isRead) Read();
                return _isRead && _unwritten.Count == 0;
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_one)
        {
            Write();
            Read();
            return [.. _read.Concat(_unwritten.Select(u => u.Key)).Select(key => new XElement(key))];
        }
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_one)
        {
            if (_folder is null) _read.Add(element);
            else _unwritten.Enqueue((element, friendlyName));
            Write();
        }
    }

    private void Write() => _ = Try(() =>
    {
        while (_unwritten.TryPeek(out var next))
        {
            _folder!.StoreElement(next.Key, next.Name);
            _read.Add(_unwritten.Dequeue().Key);
        }
    });

    private void Read() => _isRead = _folder is null || Try(() => _read = [.. _folder.GetAllElements()]);

    private static bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or XmlException)
        {
            return false;
        }
    }
}

/// <summary>Degraded while keys can't be read or written.</summary>
internal sealed class KeysAreOnDisk(KeptKeys keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keys.AreOnDisk ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
