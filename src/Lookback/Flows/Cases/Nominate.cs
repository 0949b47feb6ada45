using System.Globalization;
using System.Text;
using System.Text.Json;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows.Cases.Forms;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>How many a listing would touch, as a lookback over everybody met says.</summary>
/// <param name="Encounters">Encounters that it would surface.</param>
/// <param name="Subjects">Subjects.</param>
/// <param name="Of">How many encounters there are.</param>
internal sealed record HitsEstimate(long Encounters, int Subjects, long Of)
{
    /// <summary>As a field of a step says it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Encounters} of {Of} encounters so far, of {Subjects} subjects");
}

/// <summary>
/// Nominations to an institution's own list: whom it is to name, how many that would touch, and the list that follows from those that are active.
/// </summary>
internal sealed class Nominate(Ledger ledger, DateTimeOffset now)
{
    private const string Workflow = "nomination-1";
    private const string FileName = "nominations.ftm.json";
    private const string Nobody = """{"id":"nobody","caption":"nobody","schema":"Address","properties":{"full":["nobody is nominated"]},"referents":[]}""";
    private static readonly string[] Listed = ["ACTIVE", "DUE_REVIEW"];

    /// <summary>Whether an edition is of an own list that follows from nominations.</summary>
    public static bool Made(Edition edition) => edition.Files is [{ Name: FileName }];

    /// <summary>Drafts a nomination.</summary>
    /// <exception cref="RefusedException">The form is none, the person may not, or the same nomination was made before.</exception>
    public RecordedCase Draft(Form form, string account)
    {
        CaseDesk.Appointed(ledger, account).Require(["nominator", "list_officer"], "nominates");
        return new OpenCase(ledger, now).WithForm(form.ToJson(), Workflow);
    }

    /// <summary>Submits a draft: refused where whoever is nominated is not described well enough to be told from others.</summary>
    /// <exception cref="RefusedException">Code <c>minimum-identity</c>, or a rule of the workflow.</exception>
    public void Submit(RecordedCase file, string code, string reason, string legalBasis, string account)
    {
        var form = NominationForm.Kept(file.File);
        Step(file, "SUBMITTED", code, reason, account, new Dictionary<string, string>
        {
            ["derogatory_refs"] = form.Text("basis")!,
            ["source_grade"] = $"{form.Text("source")}, {form.Text("grade")}",
            ["legal_basis"] = legalBasis,
        });
    }

    /// <summary>Takes a submitted nomination up for its check, with how many it would touch worked out.</summary>
    /// <exception cref="RefusedException">A rule of the workflow.</exception>
    public void Check(RecordedCase file, string code, string reason, string account) => Step(file, "QUALITY_CHECK", code, reason, account, []);

    /// <summary>How many a listing of whoever is nominated would touch.</summary>
    public HitsEstimate Estimate(RecordedCase file, CancellationToken cancel)
    {
        var facts = NominationForm.Kept(file.File).Facts("the nomination", DateOnly.FromDateTime(now.UtcDateTime));
        var like = new PastLikeness(ledger).Of(facts, cancel);
        return new HitsEstimate(like.Sum(l => (long)l.Encounters), like.Count, ledger.Views.Encounters.Count(ledger.Head).Encounters);
    }

    /// <summary>
    /// Brings the own list into force as it follows from the nominations that are active: who was withdrawn, or whose review did not come in time, is
    /// on it no more. Done again without a change it does nothing.
    /// </summary>
    /// <exception cref="RefusedException">Code <c>nobody-nominated</c>: no nomination was ever active, so that there is no list.</exception>
    public ImportResult Publish(WatchlistId watchlist, string account, Action<long> progress)
    {
        CaseDesk.Appointed(ledger, account).Require(["list_officer", Transition.SupervisorRole], "publishes an own list");
        if (ledger.Views.Editions.InForce(watchlist, ledger.Head) is { } inForce && !Made(inForce.Edition))
        {
            throw new RefusedException(
                "not-own-list", $"{watchlist} is a list that was imported from {inForce.Edition.Files[0].Name}: expected one that follows from "
                    + $"nominations, or a new name");
        }

        return Publish(watchlist, progress);
    }

    private ImportResult Publish(WatchlistId watchlist, Action<long> progress)
    {
        var cases = new CaseReading(ledger);
        var all = ledger.Views.Cases.Files.All(ledger.Head, Workflow).Select(c => (File: c, State: cases.State(c, ledger.Head, now))).ToList();
        if (all.All(c => c.State.Steps.All(s => !Listed.Contains(s.Step.To))))
            throw new RefusedException("nobody-nominated", "no nomination is active: expected at least one that a second person approved");
        var lines = all.Where(c => IsListed(c.State)).OrderBy(c => c.File.Position).Select(c => Line(c.File, c.State)).ToList();
        // A file of no listings at all has to be one that the reader knows.
        if (lines.Count == 0) lines.Add(Nobody);
        var text = string.Join('\n', lines) + "\n";
        var file = new SourceFile(FileName, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
        // Its size follows from decisions that are on record one by one, so that a list half as long as before is no sign of a broken file.
        return new ImportEdition(ledger).Run(
            new ImportRequest(watchlist, [file], now, null, "the own list follows from nominations, each of which was decided on record")
            {
                MayBeEmpty = true,
            },
            progress);
    }

    /// <summary>Brings every own list there is to what follows from the nominations of now; those that changed.</summary>
    public IReadOnlyList<ImportResult> PublishAgain() => [.. ledger.Views.Editions.InForce(ledger.Head)
        .Where(e => Made(e.Edition))
        .Select(e => Publish(e.Edition.Watchlist, static _ => { }))
        .Where(r => r.InForce is null)];

    private void Step(RecordedCase file, string to, string code, string reason, string account, Dictionary<string, string> fields) =>
        new TakeStep(ledger, now).Run(file, new StepRequest { To = to, ReasonCode = code, ReasonText = reason, Fields = fields }, account);

    // Whose review did not come in time is on the list no more, whether or not anybody made the round.
    private bool IsListed(CaseState state) => Listed.Contains(state.State)
        && state.Field("review_by") is { } day && DueDates.TryRead(day, out var end) && end > now;

    // The publishers' own format, read by the same reader as theirs.
    private string Line(RecordedCase file, CaseState state)
    {
        var form = NominationForm.Kept(file.File);
        var facts = form.Facts("the nomination", DateOnly.FromDateTime(now.UtcDateTime));
        var properties = new SortedDictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["name"] = [.. facts.Names.Where(n => n.Kind == NameKind.Primary).Select(n => n.Full)],
            ["alias"] = [.. facts.Names.Where(n => n.Kind != NameKind.Primary).Select(n => n.Full)],
            ["birthDate"] = [.. facts.BirthDates.Select(b => b.ToString())],
            ["birthPlace"] = [.. facts.BirthPlaces],
            ["nationality"] = [.. facts.Countries.Where(c => c.Role == CountryRole.Nationality).Select(c => c.Country.Value)],
            ["passportNumber"] = [.. facts.Identifiers.Where(i => i.Kind == IdentifierKind.Passport).Select(i => i.Number)],
            ["idNumber"] = [.. facts.Identifiers.Where(i => i.Kind != IdentifierKind.Passport).Select(i => i.Number)],
            ["programId"] = form.Text("programme") is { } programme ? [programme] : [],
            ["notes"] = [$"nominated in case {file.File.Id}; to be reviewed by {state.Field("review_by")}"],
        };
        if (facts.Sex != Sex.Unknown) properties["gender"] = [facts.Sex.ToString().ToLower(CultureInfo.InvariantCulture)];
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["id"] = file.File.Id.Value,
            ["caption"] = properties["name"][0],
            ["schema"] = facts.Schema is Schema.Person or Schema.Unknown ? "Person" : facts.Schema.ToString(),
            ["properties"] = properties.Where(p => p.Value.Length > 0).ToDictionary(p => p.Key, p => p.Value),
            ["referents"] = Array.Empty<string>(),
        });
    }
}
