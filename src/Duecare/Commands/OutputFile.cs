namespace Duecare.Commands;

/// <summary>A file written beside its place and moved there once it is whole, so that nobody ever finds half of it.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _beside;
    private bool _kept;

    public OutputFile(string path)
    {
        _path = Path.GetFullPath(path);
        _beside = $"{_path}.{Environment.ProcessId}.part";
        Stream = new FileStream(_beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <summary>Why nothing can be written to a path, or null.</summary>
    public static string? Refusal(string path)
    {
        if (path.Length == 0) return "names no file";
        if (Directory.Exists(path)) return $"{path} is a folder: expected a file";
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return Directory.Exists(folder) ? null : $"{path}: there is no folder {folder}";
    }

    /// <summary>Puts the file in its place, over an earlier one.</summary>
    public void Keep()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_beside, _path, overwrite: true);
        _kept = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (!_kept) File.Delete(_beside);
    }
}
