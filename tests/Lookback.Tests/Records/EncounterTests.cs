using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Records.Json;
using Lookback.Tests.Support;

namespace Lookback.Tests.Records;

public sealed class EncounterTests
{
    [Fact]
    public void Ids_can_be_worked_out_again_from_the_record_of_a_finer_instant()
    {
        var fine = Encounter.Of(Some.Person("Ana Quispe"), null, new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.FromHours(5)).AddTicks(17), null);
        var read = JsonSerializer.Deserialize<Encounter>(JsonSerializer.Serialize(fine, RecordJson.Rules), RecordJson.Rules)!;
        Assert.Equal(Some.Instant("2025-01-01T22:04:05.000001Z"), read.MetAt);
        Assert.Equal(fine.Id, Encounter.Of(read.Facts, read.Reference, read.MetAt, read.Place).Id);
    }
}
