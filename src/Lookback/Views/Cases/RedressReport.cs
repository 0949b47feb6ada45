using System.Globalization;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Flows.Cases.Forms;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Cases;

/// <summary>Where a request stands, as whoever made it is told: no more than that.</summary>
/// <param name="Reference">The reference: the case's id.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Status">Where it stands, in words.</param>
/// <param name="AnswerDue">When an answer is due; <see langword="null"/> where it was given, or the clock has not begun.</param>
internal sealed record RedressStatus(CaseId Reference, DateTimeOffset ReceivedAt, string Status, DateTimeOffset? AnswerDue)
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["RECEIVED"] = "received; your identity is to be verified",
        ["IDENTITY_VERIFIED"] = "your identity was verified; a reviewer is to be named",
        ["ASSIGNED"] = "a reviewer who had no part in it before looks at it",
        ["FINDING"] = "reviewed; the answer is being prepared",
        ["CORRECTED"] = "reviewed; whoever was told is being told of the correction",
        ["DOWNSTREAM_NOTIFIED"] = "reviewed; the answer is being prepared",
        ["ANSWERED"] = "answered",
        ["APPEALED"] = "your appeal was received; another reviewer is to be named",
        ["ANSWERED_FINAL"] = "answered, and closed",
    };

    /// <summary>Of a case.</summary>
    public static RedressStatus Of(Ledger ledger, RecordedCase file, Horizon at, DateTimeOffset moment)
    {
        var state = new CaseReading(ledger).State(file, at, moment);
        return new RedressStatus(file.File.Id, file.File.At, Words.GetValueOrDefault(state.State, "being worked on"),
            state.Clocks(moment) is [var clock, ..] ? clock.DueAt : null);
    }
}

/// <summary>Somebody met who may be the one who asks.</summary>
/// <param name="Encounter">The last encounter with them: what <c>--set encounter=</c> takes.</param>
/// <param name="Reference">The client's word for it.</param>
/// <param name="Name">Their name as recorded.</param>
/// <param name="MetAt">When they were met.</param>
/// <param name="Score">How alike the description is.</param>
/// <param name="Encounters">How often they were met.</param>
/// <param name="Alerts">The alerts on them.</param>
internal sealed record LikePersonLine(
    EncounterId Encounter, string? Reference, string Name, DateTimeOffset? MetAt, double Score, int Encounters, IReadOnlyList<AlertLine> Alerts)
{
    /// <summary>As a line.</summary>
    public static LikePersonLine Of(Ledger ledger, LikePerson person) => new(
        person.Encounter.Encounter.Id,
        person.Encounter.Encounter.Reference,
        person.Encounter.Encounter.Facts.Names is [var name, ..] ? name.Full : "(no name)",
        person.Encounter.Encounter.MetAt,
        person.Score,
        person.Encounters,
        [.. ledger.Views.Alerts.Of(person.SubjectPosition, ledger.Head).Select(a => AlertQueue.Line(ledger, a, ledger.Head))]);
}

/// <summary>The letter that answers a request.</summary>
internal static class RedressLetter
{
    private const int UsualWindow = 60;
    private const string NotVerified = "Your identity could not be verified, so that nothing could be reviewed.";

    /// <summary>The letter of an answered case, in Markdown.</summary>
    /// <exception cref="RefusedException">Code <c>not-answered</c>: there is nothing to write yet.</exception>
    public static string Of(Ledger ledger, RecordedCase file, Horizon at, DateTimeOffset moment)
    {
        var state = new CaseReading(ledger).State(file, at, moment);
        var answer = state.Steps.LastOrDefault(s => s.Step.Fields.ContainsKey("letter_mode"))
            ?? throw new RefusedException("not-answered", $"case {file.File.Id} is {state.State} and was not answered: a letter follows from the answer");
        var form = RedressForm.Kept(file.File);
        var lines = new List<string>
        {
            $"To {form.Text("name")}, by {form.Text("contact")}",
            "",
            $"**Your request of {file.File.At:yyyy-MM-dd}, reference {file.File.Id}**",
            "",
        };
        lines.AddRange(answer.Step.Fields["letter_mode"] switch
        {
            "full" => Full(state, answer.Step),
            "partial" => Partial(state),
            _ => Neither(state),
        });
        if (answer.Step.Fields.GetValueOrDefault("redress_number") is { } number)
            lines.AddRange(["", Number(number, answer.Step.Fields["letter_mode"])]);

        lines.AddRange(
        [
            "",
            $"If you do not agree you may appeal until {Until(state, answer.Step.At)}; "
            + "another reviewer will look at it. You may also turn to the supervisory authority or to a court.",
        ]);
        return string.Join('\n', lines) + "\n";
    }

    // That a number spares somebody an alarm says that there was one: where that is not said, it is a number like any other.
    private static string Number(string number, string mode) => mode is "full" or "partial"
        ? $"Your redress number is **{number}**. Give it with your name whenever you are asked for your details: it spares you the same false alarm."
        : $"Your reference number is **{number}**; give it whenever you are asked.";

    // Without a finding nobody reviewed anything, and no letter says so.
    private static bool IsReviewed(CaseState state) => state.Field("finding") is not null;

    private static string Until(CaseState state, DateTimeOffset answered) =>
        (state.Workflow.Periods.GetValueOrDefault("appeal_window")?.EndOf(answered) ?? answered.AddDays(UsualWindow)).ToString("yyyy-MM-dd",
            CultureInfo.InvariantCulture);

    private static IEnumerable<string> Full(CaseState state, Step answer)
    {
        yield return Finding(state.Field("finding"));
        if (state.Steps.LastOrDefault(s => s.Step.Fields.ContainsKey("finding")) is { } finding) yield return $"\nWhy: {finding.Step.ReasonText}";
        if (state.Field("correction_refs") is { } corrected) yield return $"\nWhat was corrected: {corrected}.";
        foreach (var told in state.Disclosures) yield return $"- {told.Disclosure.Recipient}: {Told(told.Answer)}";
        if (!string.IsNullOrWhiteSpace(answer.ReasonText)) yield return $"\n{answer.ReasonText}";
    }

    private static string Told(DisclosureAnswer? answer) => answer switch
    {
        null => "was told",
        { IsAccepted: true } => "took note of the correction",
        _ => "was told, and refused it",
    };

    private static IEnumerable<string> Partial(CaseState state)
    {
        yield return IsReviewed(state) ? "Your request was reviewed by a person who had no part in any earlier decision about you." : NotVerified;
        if (state.Field("correction_refs") is not null) yield return "What was found to be wrong was corrected, and everybody who had been told "
            + "of it was told of the correction.";
        yield return "More cannot be said of the records that were consulted.";
    }

    private static IEnumerable<string> Neither(CaseState state)
    {
        yield return IsReviewed(state)
            ? "Your request was reviewed by a person who had no part in any earlier decision about you, and whatever was found to be wrong was corrected."
            : NotVerified;
        yield return "Whether any record about you is held can be neither confirmed nor denied. That says nothing about whether there is one.";
    }

    private static string Finding(string? finding) => finding switch
    {
        "not_a_match" => "You are not the person you were taken for.",
        "record_wrong" => "A record about you was wrong.",
        "record_withdrawn" => "A record about you was withdrawn.",
        "match_correct" => "The review came to the same result as before.",
        _ => NotVerified,
    };
}
