using System.Globalization;
using Duecare.Exchange.Demonstration;
using Duecare.LateVisits;

// generate CHILDREN SEED FOLDER: children on a protection plan, 40 events each, as Standard Safeguarding Dataset files. The same bytes for the same arguments.
var children = int.Parse(args[0], CultureInfo.InvariantCulture);
var seed = long.Parse(args[1], CultureInfo.InvariantCulture);
Directory.CreateDirectory(args[2]);
using var authority = new FlatAuthority(args[2]);
for (var number = 1; number <= children; number++) authority.Write(number, Chance.Of(seed, number));
