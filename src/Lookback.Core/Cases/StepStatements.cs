using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Cases;

/// <summary>What a step says by its fields: an arrest, a charge, a contact. Recorded beside the step, so that it is asked for in one way.</summary>
public static class StepStatements
{
    private static readonly string[] CustodyWords = ["bond", "recognizance", "parole", "alternatives_to_detention"];

    /// <summary>The statements, in the order of the topics; none where its fields say nothing of the kind.</summary>
    public static IReadOnlyList<Statement> Of(Step step)
    {
        var said = new List<Statement>();
        string? Field(string name) => step.Fields.GetValueOrDefault(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        if (Field("contact_kind") is { } contact && Field("contact_date") is { } met)
            said.Add(Say("contact", contact, met, ("date", met)));
        if (Field("arrest_date") is { } arrested && Field("basis_kind") is { } basis)
        {
            // "criminal:18 U.S.C. 1546" names the statute with it.
            var parts = basis.Split(':', 2, StringSplitOptions.TrimEntries);
            var statuteOf = parts.Length > 1 ? parts[1] : Field("statute");
            said.Add(Say("arrest", parts[0], arrested, ("authority", Field("authority")), ("date", arrested), ("statute", statuteOf)));
            said.Add(Say("custody", "detained", arrested, ("authority", Field("authority"))));
        }

        if (Field("charge_stage") is { } stage && Field("statute") is { } statute)
        {
            var charge = Say(
                "charge",
                stage,
                null,
                ("statute", statute),
                ("category", Field("category") ?? Topics.CategoryOf(statute)),
                ("document", Field("charging_document")),
                ("forum", Field("forum")));
            said.Add(stage == "allegation" ? charge with { Kind = StatementKind.Allegation } : charge);
        }

        if (Field("custody") is { } custody) said.Add(Say("custody", custody, null));
        else if (step.To == "RELEASED")
        {
            var terms = CustodyWords.FirstOrDefault(w => CaseWords.FirstIn(Field("release_terms") ?? "", [w.Replace('_', ' ')]) is not null);
            said.Add(Say("custody", terms ?? "none", null));
        }

        if (Field("forum") is { } forum && Field("statute") is null)
            said.Add(Say("proceeding", null, null, ("forum", forum), ("next_event", Field("next_event"))));
        if (Field("protection_claim") is { } claim)
        {
            var protection = Say("protection-claim", claim, null);
            said.Add(claim == "confidential" ? protection with { Handling = new Handling(Tlp.Red) } : protection);
        }

        if (Field("represented") is { } represented) said.Add(Say("represented", represented, null));
        if (Field("verification_kind") is { } how) said.Add(Say("identity", "verifiable", null, ("how", how)));
        return said;

        Statement Say(string topic, string? value, string? date, params (string Name, string? Text)[] fields) => new()
        {
            Case = step.Case,
            Kind = StatementKind.Fact,
            Topic = topic,
            Value = value,
            At = When(date) ?? step.At,
            Fields = fields.Where(f => f.Text is not null).ToDictionary(f => f.Name, f => f.Text!),
            Source = Field("source") ?? Field("authority") ?? $"{step.Role} {step.Person}",
            LegalBasis = Field("legal_basis"),
            Person = step.Person,
        };
    }

    private static DateTimeOffset? When(string? date) =>
        PartialDate.TryParse(date, out var day) ? day.StartsAt : date is not null && WrittenInstant.TryRead(date, out var at) ? at : null;
}
