using System.Runtime.CompilerServices;

namespace Duecare.Web.Tests;

/// <summary>Every test here runs where what is uploaded could not be put in a temporary file: the folder for those is not there.</summary>
internal static class NoTemporaryFiles
{
#pragma warning disable CA2255 // The framework reads the name of the folder once, at the first upload of any test.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void TakeFolderAway() => Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", Path.Combine(AppContext.BaseDirectory, "no-such-folder"));
}
