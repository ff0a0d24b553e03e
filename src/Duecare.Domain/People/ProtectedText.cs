namespace Duecare.Domain.People;

/// <summary>To whom protected text is told, and why. It names one recipient: nothing is released to "all parties".</summary>
/// <param name="Recipient">Who is told.</param>
/// <param name="Reason">Why they may know.</param>
public sealed record Release(string Recipient, string Reason)
{
    /// <summary>Who is told.</summary>
    public string Recipient { get; } = string.IsNullOrWhiteSpace(Recipient) ? throw new ArgumentException("a release names its recipient", nameof(Recipient)) : Recipient;

    /// <summary>Why they may know.</summary>
    public string Reason { get; } = string.IsNullOrWhiteSpace(Reason) ? throw new ArgumentException("a release says why", nameof(Reason)) : Reason;
}

/// <summary>Text that can do harm in the wrong hands, such as where somebody lives who must not be found. Put in a page, a letter, a log or a message, it says only that it is protected; what it says is told to whom it is released.</summary>
public sealed record ProtectedText
{
    private readonly string? _text;

    /// <summary>Text to be protected.</summary>
    public ProtectedText(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    private ProtectedText() => _text = null;

    /// <summary>What stands in its place for who may not see it. It can neither be released nor recorded.</summary>
    public static ProtectedText Withheld { get; } = new();

    /// <summary>Whether the text itself is not here.</summary>
    public bool IsWithheld => _text is null;

    /// <summary>What it says, for the written form and for what the Domain itself decides to be harmless.</summary>
    internal string Stored => _text ?? throw new InvalidOperationException("what was withheld is not here to be written");

    /// <summary>What it says, told to one recipient.</summary>
    public string To(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return _text ?? throw new InvalidOperationException("what was withheld is not here to be told");
    }

    /// <summary>That it is protected, and no more.</summary>
    public override string ToString() => "(protected)";
}
