namespace Duecare.Domain.FrontDoor;

/// <summary>Who contacts the council about a child, as the children in need census codes it.</summary>
/// <param name="Code">The census's code.</param>
/// <param name="Words">Who that is.</param>
/// <remarks>Source: children in need census, code set of the source of referral; rule 8866 asks for one of these from 1 April 2013 on.</remarks>
public sealed record SourceOfReferral(string Code, string Words)
{
    /// <summary>Nobody who could be told anything: anonymous, or not known.</summary>
    private static readonly string[] Unnamed = ["9", "10"];

    /// <summary>Every code, in the census's order.</summary>
    public static IReadOnlyList<SourceOfReferral> All { get; } =
    [
        new("1A", "Family member, relative or carer"), new("1B", "Acquaintance, such as a neighbour or childminder"), new("1C", "The child"), new("1D", "Other individual, such as a stranger or a Member of Parliament"),
        new("2A", "School"), new("2B", "Education services"), new("3A", "GP"), new("3B", "Health visitor"), new("3C", "School nurse"), new("3D", "Other primary health services"),
        new("3E", "Accident and emergency"), new("3F", "Other health services, such as a hospice"), new("4", "Housing"), new("5A", "Social care of this council, such as for adults"),
        new("5B", "Other service of this council"), new("5C", "Service of another council"), new("5D", "Early help of this council"), new("6", "Police"),
        new("7", "Other legal agency, such as a court, probation, immigration or a prison"), new("8", "Other, such as a children’s centre, an independent agency or a charity"),
        new("9", "Anonymous"), new("10", "Not known"),
    ];

    /// <summary>Who that is, without examples.</summary>
    public string InShort => Words.Split(',')[0];

    /// <summary>Whether it is somebody whose name is to be asked.</summary>
    public bool IsNamed => !Unnamed.Contains(Code);

    /// <summary>The source of a code; null for one that the census does not know.</summary>
    public static SourceOfReferral? Of(string? code) => All.FirstOrDefault(s => s.Code == code);
}
