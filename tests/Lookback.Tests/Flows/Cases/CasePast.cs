using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Store.Tables;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows.Cases;

/// <summary>
/// Cases on a real ledger: two who are alerted, one who may be a minor, one who is not alerted; staff with second accounts and deputies. Whatever is
/// refused is shown to leave the ledger as it was.
/// </summary>
internal sealed class CasePast : IDisposable
{
    public const string Why = "He showed a passport that was issued to another man.";
    private readonly TempLedger _temp;

    public CasePast()
    {
        _temp = new TempLedger(Clock);
        Some.Import(Ledger, "2026-01-01", [Some.Listing("1", "Oleg Varkonyev", "1961"), Some.Listing("2", "Behruz Qasemizadeh", "1958"), Some.Listing("3", "Marta Helvarainen", "2012")]);
        Some.Screen(
            Ledger, Met("Oleg Ivanovich Varkonyev", "1961-04-17", "REF-1", "ru"), Met("Behruz Qasemizadeh", "1958-11-29", "REF-2"), Met("Marta Helvarainen", "2012-05-06", "REF-3", "fi"),
            Met("Ana Quispemayta", "1985-02-03", "REF-4"));
        Appoint("tester", "boss", "boss", [AppointStaff.Admin]);
        foreach (var (account, person, roles) in ((string, string, string[])[])[
            ("ana", "ana", ["analyst"]), ("ana.q", "ana", ["supervisor"]), ("ben", "ben", ["analyst", "screener"]), ("sue", "sue", ["supervisor"]), ("sam", "sam", ["supervisor"]),
            ("cal", "cal", ["caseworker"]), ("cho", "cho", ["caseworker"]), ("pat", "pat", ["partner"]), ("tester", "tess", ["analyst", "auditor"])])
            Appoint("boss", account, person, roles);
        Appoint("boss", "dan", "dan", ["analyst", "supervisor"], "ana");
    }

    public static IReadOnlyList<string> Accounts { get; } = ["ana", "ana.q", "ben", "sue", "sam", "cal", "cho", "pat", "dan", "boss", "tester", "nobody"];

    public Clock Clock { get; } = Clock.At("2026-02-01T08:00:00Z");

    public Ledger Ledger => _temp.Ledger;

    public IReadOnlyList<RecordedCase> Cases => Ledger.Views.Cases.Files.All(Ledger.Head);

    public static Encounter Met(string name, string born, string reference, string? nationality = null)
    {
        var facts = Some.Person(name, born);
        if (nationality is not null) facts = facts with { Countries = [new CountryTie(Countries.Find(nationality)!.Value, CountryRole.Nationality)] };
        return Encounter.Of(facts, reference, Some.Instant("2026-01-02"), null);
    }

    public void Appoint(string by, string account, string person, IReadOnlyList<string> roles, string? actsFor = null) => new AppointStaff(Ledger).Run(
        new Appointment
        {
            Account = account, Person = new StaffId(person), Roles = roles, ActsFor = actsFor is null ? null : new StaffId(actsFor), Reason = "Works here from today on, by order.",
        },
        by);

    /// <summary>Does something that may be refused; a refusal leaves nothing behind.</summary>
    public Refusal? Try(Action act)
    {
        var head = Ledger.Head;
        try
        {
            act();
            return null;
        }
        catch (RefusedException e)
        {
            Assert.Equal(head, Ledger.Head);
            return e.Refusal;
        }
    }

    /// <summary>The sentence of a refusal of a code.</summary>
    public string Refused(string code, Action act)
    {
        var refusal = Try(act);
        Assert.Equal(code, refusal?.Code);
        return refusal!.Sentence;
    }

    public RaisedAlert Alert(int of) => Ledger.Views.Alerts.All(Ledger.Head)[of];

    public RecordedCase Open(int of, string account = "ana") =>
        new OpenCase(Ledger, Clock.Now).OnAlert(Alert(of), "border-1", CaseChannel.Live, "port", account);

    public CaseState State(RecordedCase file) => new CaseReading(Ledger).State(file, Ledger.Head, Clock.Now);

    public void Step(RecordedCase file, string to, string account, params (string Field, string Text)[] more) => new TakeStep(Ledger, Clock.Now).Run(file, Asked(file, to, more), account);

    public void Approve(RecordedCase file, string account) => new TakeStep(Ledger, Clock.Now).Approve(file, null, account);

    public void Say(RecordedCase file, string topic, string? value, string account, params (string Field, string Text)[] fields) => new RecordStatement(Ledger, Clock.Now).Run(
        file,
        new Statement
        {
            Case = file.File.Id, Kind = Topics.Find(topic)?.Kinds[0] ?? StatementKind.Fact, Topic = topic, Value = value, At = Clock.Now, Source = "file note 7",
            Fields = fields.ToDictionary(f => f.Field, f => f.Text), LegalBasis = "8 U.S.C. 1225(b)",
            Handling = value == "confidential" ? new Handling(Tlp.Red) : default, Person = default,
        },
        account);

    public void Disclose(RecordedCase file, string recipient, string? country, string account) => new Disclose(Ledger, Clock.Now).Run(
        file,
        new Disclosure
        {
            Case = file.File.Id, What = "the match", Recipient = recipient, RecipientCountry = country is null ? null : Countries.Find(country),
            Reason = "They asked for it before boarding.", LegalBasis = "8 CFR 1.1, by the port", Person = default,
        },
        account);

    public void Dispose() => _temp.Dispose();

    /// <summary>A step with everything that it requires, in words of its own.</summary>
    public StepRequest Asked(RecordedCase file, string to, params (string Field, string Text)[] more)
    {
        var state = State(file);
        var requires = state.Workflow.Find(state.State, to)?.Requires ?? [];
        var fields = requires.Where(f => f is not ("reason_code" or "reason_text" or "discriminators")).ToDictionary(f => f, f => Given(f, file));
        foreach (var (field, text) in more) fields[field] = text;
        return new StepRequest
        {
            To = to,
            ReasonCode = "as-found",
            ReasonText = $"{Why} Note {Ledger.Head} in the file.",
            Fields = fields,
            Cited = requires.Contains("discriminators") ? [new Citation(Comparison.Conflict, "deceased-before", "met in 2025", "died in 1999")] : [],
        };
    }

    private string Given(string field, RecordedCase file) => field switch
    {
        "due_at" => Clock.Now.AddDays(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        "basis_kind" => "administrative-immigration",
        "charge_stage" => "charged",
        "statute" => "8 U.S.C. 1325",
        "target_case" => Cases.First(c => c.Position != file.Position || Cases.Count == 1).File.Id.Value,
        _ when field.EndsWith("_date", StringComparison.Ordinal) => Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => $"{field} {Ledger.Head}",
    };
}
