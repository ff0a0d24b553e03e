using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;
using static Duecare.Web.Forms.Markup;

namespace Duecare.Web.Forms;

/// <summary>Text as a picture that a phone can read, drawn here: what it says goes to nobody.</summary>
public static class QrPicture
{
    /// <summary>The picture, in one path, with the four empty modules around it that scanners need.</summary>
    public static IHtmlContent Of(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        var size = rows.Count.ToString(CultureInfo.InvariantCulture);
        return E("svg", null, E("rect", null).With("width", size).With("height", size).With("fill", "#fff"), E("path", null).With("d", path.ToString()).With("fill", "#000"))
            .With("viewBox", $"0 0 {size} {size}").With("width", "240").With("height", "240").With("role", "img").With("aria-label", label).With("shape-rendering", "crispEdges");
    }
}
