using Lookback.Api;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Subjects;

/// <summary><c>/ui/subjects</c>: whoever was met, and what was known of them when.</summary>
internal static class SubjectPages
{
    private const string Question = "subject";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/subjects", (Inquiry inquiry) => FindAsync(inquiry));
        routes.MapGet("/subjects/{word}", (Inquiry inquiry, string word) => ShowAsync(inquiry, word));
    }

    private static async Task<IResult> FindAsync(Inquiry inquiry)
    {
        if (inquiry.Text("word") is { } word) return await ShowAsync(inquiry, word);
        await inquiry.RequireAsync(Right.SeeSubjects, Question);
        return PageAnswer.Of(inquiry, "Subjects/Find", new FoundSubjects(null, []));
    }

    private static async Task<IResult> ShowAsync(Inquiry inquiry, string word)
    {
        var then = inquiry.Instant("then");
        var found = await inquiry.ReadPersonsAsync<FoundSubjects>(Right.SeeSubjects, Question, (ledger, at) =>
        {
            var positions = Positions(ledger, word);
            if (positions is [var one])
            {
                var page = SubjectPage.Of(ledger, inquiry, one, at, then);
                // A link names its other end: whoever that is was shown, too.
                var tied = page.Line.Select(h => h.Of).OfType<TieLine>().SelectMany(t => (NodeRef[])[t.Link.From, t.Link.To]);
                return new(new FoundSubjects(word, []) { One = page }, positions.Union(ShownPersons.Of(ledger, tied)), 1);
            }

            return new(new FoundSubjects(word, [.. positions.Select(p => SubjectHistory.Of(ledger, p, ledger.Head))]), positions, positions.Count);
        });
        return found.One is { } page ? PageAnswer.Of(inquiry, "Subjects/Subject", page) : PageAnswer.Of(inquiry, "Subjects/Find", found);
    }

    // Whoever is known by that word today: a moment before they were met is one of the moments that a page of theirs can be asked about.
    private static List<long> Positions(Ledger ledger, string word)
    {
        var found = ledger.Views.Encounters.FindNamed(word, ledger.Head);
        var erased = ledger.Views.Erasures.KnownBy(word).Select(e => e.Erasure.Subject)
            .Where(s => ledger.Views.Encounters.Positions(s, ledger.Head).Count > 0);
        return [.. found.Union(erased)];
    }
}

/// <summary>Whom a word names.</summary>
/// <param name="Word">The word; <see langword="null"/> where nobody is looked for yet.</param>
/// <param name="Several">They, where they are several or none.</param>
internal sealed record FoundSubjects(string? Word, IReadOnlyList<SubjectReport> Several)
{
    /// <summary>The one, where it is one.</summary>
    public SubjectPage? One { get; init; }
}
