namespace Duecare.Browser.Tests;

/// <summary>Where this machine has a browser of Chromium's kind: the one that is named, else the system's own.</summary>
internal static class Chromium
{
    private const string HowToGetOne = "No browser was found: 'apt-get install chromium', install Chrome or Edge, or name one in DUECARE_BROWSER";

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Nothing leaves the machine on the browser's own account, and nothing is drawn by a card that is not there. Only root, as in a build container, has to do without the sandbox.</summary>
    public static readonly string[] Flags =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
    ];

    /// <summary>The browser's path; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("DUECARE_BROWSER") is { Length: > 0 } named ? named : UsualPlaces.FirstOrDefault(File.Exists);

    /// <summary>Skips a test on a machine without a browser; where the tests are the gate, fails it instead.</summary>
    public static void Require()
    {
        if (Path is not null) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") Xunit.Assert.Fail(HowToGetOne);
        Xunit.Assert.Skip(HowToGetOne);
    }
}
