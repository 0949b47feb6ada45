using Lookback.Core.Records;
using Lookback.Flows.Cases.Forms;
using Lookback.Store;

namespace Lookback.Flows.Cases;

/// <summary>What a step requires and the program works out itself: nobody's word takes its place, by whatever verb the step is asked for.</summary>
internal sealed class ComputedFields(Ledger ledger, DateTimeOffset now)
{
    /// <summary>The fields of a step, those worked out that its workflow requires.</summary>
    /// <exception cref="RefusedException">What is worked out bars the step: whoever is nominated cannot be told from others, a duplicate's target is
    /// none.</exception>
    public IReadOnlyDictionary<string, string> Fill(CaseDesk desk, StepRequest request)
    {
        var fields = new Dictionary<string, string>(request.Fields);
        var requires = desk.State.Workflow.Find(desk.State.State, request.To)?.Requires ?? [];
        if (requires.Contains("minimum_identity") && desk.File.File.Form is not null) fields["minimum_identity"] = Identity(desk.File.File);
        if (requires.Contains("expected_hits_estimate") && desk.File.File.Form is not null)
            fields["expected_hits_estimate"] = new Nominate(ledger, now).Estimate(desk.File, CancellationToken.None).ToString();
        if (requires.Contains("redress_number")) fields["redress_number"] = ledger.Views.Cases.Redress.NumberFor(desk.File.File.Id);
        if (fields.TryGetValue("target_case", out var target)) RequireTarget(desk, target);
        return fields;
    }

    private string Identity(CaseFile file)
    {
        var facts = NominationForm.Kept(file).Facts("the nomination", DateOnly.FromDateTime(now.UtcDateTime));
        if (NominationForm.MinimumIdentity(facts) is { } refusal) throw new RefusedException(refusal);
        return string.Join("; ", facts.Names.Select(n => n.Full).Concat(facts.BirthDates.Select(b => b.ToString())));
    }

    // What is closed as a duplicate goes on in the other: it has to be there, and what holds somebody up must not be lost on the way.
    private void RequireTarget(CaseDesk desk, string target)
    {
        if (ledger.Views.Cases.Files.Find(target.ToLowerInvariant(), ledger.Head) is not [_] || target.Length == 0)
            throw new RefusedException("no-case", $"expected target_case to name one case, found \"{ReadIssue.Cut(target)}\"");
        if (desk.State.Holds is [var hold, ..])
            throw new RefusedException("still-held", $"a case that holds somebody up is not closed as a duplicate: {hold}");
    }
}
