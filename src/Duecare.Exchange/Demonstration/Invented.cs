using System.Globalization;

namespace Duecare.Exchange.Demonstration;

/// <summary>Names, addresses and numbers that belong to nobody: surnames made up for the purpose, the postcode area ZZ, which does not exist,
/// telephone numbers that Ofcom keeps for drama (01632 960000 to 960999), and mail at example.org.</summary>
public static class Invented
{
    private static readonly string[] Girls =
        ["Ada", "Beatrix", "Carys", "Delphine", "Elowen", "Farah", "Greta", "Hana", "Imogen", "Jasmin", "Keziah", "Leila", "Maren", "Nell", "Oriana", "Petra", "Quilla", "Roza", "Saskia", "Tamsin", "Una", "Vesna", "Willa", "Yara"];

    private static readonly string[] Boys =
        ["Aled", "Bastian", "Corin", "Dov", "Emrys", "Farid", "Gethin", "Hari", "Idris", "Jago", "Kofi", "Lorcan", "Milo", "Nuri", "Osian", "Piotr", "Rafi", "Soren", "Taran", "Umar", "Viktor", "Wilf", "Yusuf", "Zeb"];

    private static readonly string[] SurnameStarts =
        ["Amber", "Bramble", "Cinder", "Dapple", "Elder", "Fennel", "Gorse", "Hazel", "Iron", "Juniper", "Kestrel", "Linnet", "Moss", "Nettle", "Otter", "Plover", "Quill", "Rowan", "Sorrel", "Teasel", "Umber", "Vetch", "Wren", "Yarrow"];

    private static readonly string[] SurnameEnds = ["beck", "bridge", "combe", "croft", "dale", "field", "gate", "ham", "holt", "leigh", "mere", "ridge", "stead", "thorpe", "wick", "worth"];

    private static readonly string[] Streets =
        ["Larkspur Close", "Cobbler's Row", "Fernhill Rise", "Gasworks Lane", "Mill Race", "Orchard Walk", "Pinfold Street", "Quarry View", "Saddler's Yard", "Tenter Croft", "Watercress Way", "Weir Road"];

    private static readonly string[] Towns = ["Fernmouth", "Great Oxbow", "Saltby Cross", "Nether Wickham Moor"];

    private static readonly string[] Schools = ["Fernmouth Primary School", "Saltby Cross Academy", "Oxbow Infants", "Weir Road Secondary School"];

    /// <summary>A girl's or boy's forename.</summary>
    public static string Forename(ref Chance chance, bool girl) => chance.OneOf<string>(girl ? Girls : Boys);

    /// <summary>A family's surname.</summary>
    public static string Surname(ref Chance chance) => chance.OneOf<string>(SurnameStarts) + chance.OneOf<string>(SurnameEnds);

    /// <summary>An adult's full name.</summary>
    public static string FullName(ref Chance chance) => $"{Forename(ref chance, chance.InAThousand(700))} {Surname(ref chance)}";

    /// <summary>The lines of an address, without the postcode.</summary>
    public static (string Street, string Town) Address(ref Chance chance) =>
        (string.Create(CultureInfo.InvariantCulture, $"{chance.Between(1, 180)} {chance.OneOf<string>(Streets)}"), chance.OneOf<string>(Towns));

    /// <summary>A postcode in the area ZZ, which does not exist.</summary>
    public static string Postcode(ref Chance chance) =>
        string.Create(CultureInfo.InvariantCulture, $"ZZ{chance.Between(1, 19)} {chance.Between(1, 9)}{Letter(ref chance)}{Letter(ref chance)}");

    /// <summary>A telephone number that is kept for drama.</summary>
    public static string Telephone(ref Chance chance) => string.Create(CultureInfo.InvariantCulture, $"01632 960{chance.Below(1000):000}");

    /// <summary>A school.</summary>
    public static string School(ref Chance chance) => chance.OneOf<string>(Schools);

    private static char Letter(ref Chance chance) => "ABDEFGHJLNPQRSTUWXYZ"[chance.Below(20)];
}
