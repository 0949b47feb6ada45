using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Briefings;

/// <summary>Makes a briefing: pins what was known and what the figures were, so that it can be made again and the next can say what changed.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="account">Who makes it.</param>
internal sealed class MakeBriefing(Ledger ledger, string account)
{
    /// <summary>Shortest purpose for which names are given, in characters.</summary>
    public const int LeastPurpose = 20;

    /// <summary>Pins it.</summary>
    /// <param name="question">The cohort, and the moment on both clocks.</param>
    /// <param name="purpose">Why names are asked for; <see langword="null"/> where they are not.</param>
    /// <exception cref="RefusedException">There is no such cohort, the purpose is too short, or the moment lies before the last briefing's.</exception>
    public Recorded<Briefing> Run(CohortQuestion question, string? purpose)
    {
        if (purpose is not null && purpose.Trim().Length < LeastPurpose)
        {
            throw new RefusedException("no-purpose", FormattableString.Invariant(
                $"--names: expected with it a --purpose of at least {LeastPurpose} characters, found {purpose.Trim().Length}"));
        }

        if (question.At > ledger.Now)
        {
            throw new RefusedException("in-future", string.Create(
                CultureInfo.InvariantCulture,
                $"expected a moment that is not still to come, found {question.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z: what will be is not known"));
        }

        var cohort = new CohortReading(ledger).Count(question);
        var last = ledger.Views.Cases.Cohorts.Briefings(question.Cohort, ledger.Head) is [.., var before] ? before.Body : null;
        if (last is not null && (question.Position < last.Position || question.At < last.At))
        {
            throw new RefusedException("before-last-briefing", string.Create(
                CultureInfo.InvariantCulture,
                $"briefing {last.Number} on cohort {question.Cohort} is of {last.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z at position "
                + $"{last.Position}: expected a later moment on both clocks, so that the bridge goes forward"));
        }

        var briefing = new Briefing
        {
            Cohort = question.Cohort,
            Number = (last?.Number ?? 0) + 1,
            RuleVersion = cohort.Rule.Body.Version,
            Position = question.Position,
            At = question.At,
            Figures = new CohortFigures(ledger, cohort).Pinned(),
            NamesFor = purpose?.Trim(),
            Person = CohortStaff.Of(ledger, account, "makes briefings", purpose is null ? CohortStaff.Counting : CohortStaff.Ruling),
        };
        ledger.Append(new EntryBody.BriefingMade(briefing));
        return ledger.Views.Cases.Cohorts.Briefings(question.Cohort, ledger.Head)[^1];
    }
}
