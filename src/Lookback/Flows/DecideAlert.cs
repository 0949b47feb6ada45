using System.Text.RegularExpressions;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>
/// Records a person's decision on an alert, what it rests on, and, where it cannot be told yet, the question that holds the subject up until it can.
/// </summary>
internal sealed partial class DecideAlert(Ledger ledger)
{
    /// <summary>How long a false positive keeps its pair silent where nobody says, in days.</summary>
    public const int DaysSilent = 365;

    private const int MostYearsSilent = 3;

    /// <summary>Appends the decision.</summary>
    /// <exception cref="RefusedException">
    /// The reason is too short, too little tells the two apart, a question is missing, a case is on it, its list is of the high tier, the account may
    /// not decide, the listing is no longer in force, or this very decision stands already.
    /// </exception>
    public void Run(RaisedAlert alert, AlertDecision asked)
    {
        var person = ActingPerson.Of(ledger, ledger.Actor);
        person.Require(ActingPerson.Deciding, "a decision on an alert");
        if (ledger.Views.Cases.Files.On(alert.Alert, ledger.Head) is [.., var open])
            throw new RefusedException("case-open", $"case {open.File.Id} is on alert {alert.Alert}: it is decided there, by a step of the case");
        var disposition = Disposition(ledger, alert, asked, person, null);
        if (asked.Decision == Decision.FalsePositive && ledger.Views.Cases.Workflows.HighTier(ledger.Head).Contains(alert.Listing.Watchlist))
        {
            throw new RefusedException(
                "takes-a-case",
                $"{alert.Listing.Watchlist} is of the high tier: to clear somebody of it takes a case and two persons; open a case on alert {alert.Alert}");
        }

        var task = Task(alert, asked, person);
        RequireNew(alert, disposition);
        var subject = ledger.Views.Encounters.At(alert.SubjectPosition).Encounter.Subject;
        var decided = new EntryBody.AlertDecided(disposition, subject);
        ledger.Append(task is null ? [decided] : [decided, new EntryBody.TaskOpened(task, subject)]);
    }

    /// <summary>The entry of a decision made by a step of a case, checked and not yet on record.</summary>
    /// <inheritdoc cref="Disposition"/>
    public static EntryBody Within(Ledger ledger, RaisedAlert alert, AlertDecision asked, ActingPerson person, CaseId within) => new EntryBody.AlertDecided(
        Disposition(ledger, alert, asked, person, within), ledger.Views.Encounters.At(alert.SubjectPosition).Encounter.Subject);

    /// <summary>The checked disposition, not yet on record: what a decision comes to, in a case or outside one.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="asked">What the person says.</param>
    /// <param name="person">Who decides.</param>
    /// <param name="within">The case in which it is decided; <see langword="null"/> outside any.</param>
    /// <exception cref="RefusedException">It cannot be decided so.</exception>
    public static Disposition Disposition(Ledger ledger, RaisedAlert alert, AlertDecision asked, ActingPerson person, CaseId? within)
    {
        var reason = Reason.Require(asked.Reason);
        if (StatementRules.NoPosition(reason) is { } position) throw new RefusedException(position);
        // A step of a case was checked as one.
        if (within is null && asked.Decision != Decision.FalsePositive && ReasonRules.CheckAdverse(reason, static _ => false) is { } empty)
            throw new RefusedException(empty);
        if (!Code().IsMatch(asked.ReasonCode))
        {
            throw new RefusedException(
                "bad-reason-code", $"expected a reason code of small letters, digits and hyphens such as other-birth-date, found \"{asked.ReasonCode}\"");
        }

        if (alert.IsErased)
            throw new RefusedException("not-replayable", ledger.Views.Erasures.Of(alert.SubjectPosition)!.Because);
        var listing = ledger.Views.Listings.At(alert.Listing, ledger.Head)
            ?? throw new RefusedException("listing-ended", $"{alert.Listing} is no longer in force: there is nothing to decide on");
        var fields = PairFields.Of(ledger, alert, ledger.Head);
        var cited = asked.Cited.Select(c => c.On(fields)).ToList();
        if (asked.Decision == Decision.FalsePositive && DiscriminatorRules.Suffice(cited) is { } refusal) throw new RefusedException(refusal);
        return new Disposition
        {
            Alert = alert.Alert,
            Decision = asked.Decision,
            Reason = reason,
            ReasonCode = asked.ReasonCode,
            ListingFacts = listing.FactsHash,
            Discriminators = cited,
            Matcher = PolicyInForce.Matcher(ledger, ledger.Head),
            Expires = Expiry(asked, DateOnly.FromDateTime(ledger.Now.UtcDateTime)),
            Case = within,
            Person = person.IsAppointed ? person.Person : null,
        };
    }

    private static PartialDate? Expiry(AlertDecision asked, DateOnly today)
    {
        if (asked.Decision != Decision.FalsePositive)
        {
            return asked.Expires is null ? null : throw new RefusedException(
                "no-expiry", $"expected no day of expiry: only a false positive keeps a pair silent, and {asked.Decision} does not");
        }

        var last = asked.Expires?.Latest ?? today.AddDays(DaysSilent);
        if (last < today)
            throw new RefusedException("expired", FormattableString.Invariant($"expected a day of expiry that is not past, found {last:yyyy-MM-dd}"));
        return last <= today.AddYears(MostYearsSilent) ? PartialDate.OfDay(last) : throw new RefusedException(
            "expiry-too-far", FormattableString.Invariant($"expected a day of expiry at most {MostYearsSilent} years from now, found {last:yyyy-MM-dd}"));
    }

    private CaseTask? Task(RaisedAlert alert, AlertDecision asked, ActingPerson person)
    {
        if (asked.Decision != Decision.Inconclusive)
        {
            return asked.Question is null ? null : throw new RefusedException(
                "no-question", $"expected no question: only an inconclusive alert waits for an answer, and {asked.Decision} does not");
        }

        if (asked.Question is not { } question || string.IsNullOrWhiteSpace(question.Text) || string.IsNullOrWhiteSpace(question.Addressee))
        {
            throw new RefusedException(
                "question-missing",
                "an inconclusive alert holds somebody up: expected the question that would settle it, who is asked, and by when an answer is due");
        }

        return question.DueAt <= ledger.Now
            ? throw new RefusedException(
                "due-in-the-past", FormattableString.Invariant($"expected an answer to be due later than now, found {question.DueAt:u}"))
            : new CaseTask
            {
                Alert = alert.Alert,
                Question = question.Text.Trim(),
                Addressee = question.Addressee.Trim(),
                DueAt = question.DueAt,
                Holds = true,
                Person = person.Person,
            };
    }

    /// <summary>Said twice it is recorded once; said anew after it was met again, or for another while, it is another decision.</summary>
    private void RequireNew(RaisedAlert alert, Disposition disposition)
    {
        var standing = ledger.Views.Alerts.DispositionOf(alert.Alert, ledger.Head);
        if (standing is null) return;
        var hitSince = ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, ledger.Head).Any(h => h.Position > standing.Position);
        var said = standing.Disposition;
        if (!hitSince && said.Decision == disposition.Decision && said.Reason == disposition.Reason && said.Matcher == disposition.Matcher
            && said.Expires == disposition.Expires && said.Discriminators.SequenceEqual(disposition.Discriminators))
            throw new RefusedException("already-decided", $"alert {alert.Alert} is decided so already, for that reason");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();
}
