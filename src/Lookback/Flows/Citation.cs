using Lookback.Core.Cases;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Flows;

/// <summary>A fact that a reviewer names for a decision: by its name alone, to be filled from the record, or with values they have seen.</summary>
/// <param name="How">How the two sides stand to each other, by the reviewer's word.</param>
/// <param name="Field">The fact, by its word.</param>
/// <param name="Ours">What was seen of the subject; <see langword="null"/> for what is on record.</param>
/// <param name="Theirs">What the listing says, or one of the things it says; <see langword="null"/> for what the listing says.</param>
internal sealed record Citation(Comparison How, string Field, string? Ours = null, string? Theirs = null)
{
    /// <summary>A citation as it is written: <c>birth-date</c>, <c>birth-date=1971-05-02</c> or <c>birth-date=1971-05-02/1961</c>.</summary>
    public static Citation Parse(Comparison how, string text)
    {
        var (field, values) = Cut(text, '=');
        var (ours, theirs) = values is null ? (null, null) : Cut(values, '/');
        return new Citation(how, field.Trim(), Value(ours), Value(theirs));
    }

    /// <summary>The discriminator it comes to beside the record.</summary>
    /// <param name="fields">The two sides as they are on record; <see langword="null"/> where there is no listing to stand beside.</param>
    /// <exception cref="RefusedException">
    /// There is no such field, a side is not known, the listing does not say what is cited of it, or the record says otherwise: by the name of a field
    /// alone nobody calls a conflict what is none, and where both sides are on record and agree, no value makes a conflict of them.
    /// </exception>
    public Discriminator On(IReadOnlyList<FieldComparison>? fields)
    {
        var recorded = fields?.FirstOrDefault(f => f.Field == Field);
        var cited = new Discriminator(Field, Ours ?? recorded?.Ours ?? "", Theirs ?? recorded?.Theirs ?? "", How);
        if (DiscriminatorRules.Check(cited) is { } wrong) throw new RefusedException(wrong);
        if (fields is not null && Theirs is not null && DiscriminatorRules.OfListing(Field, Theirs, recorded?.Theirs) is { } invented)
            throw new RefusedException(invented);
        if (How == Comparison.Conflict && recorded?.Comparison == Comparison.Agree) throw Agrees(recorded.Ours!, recorded.Theirs!, "both sides are on record");
        if (Ours is null && Theirs is null) return recorded!.Comparison == How ? cited : throw Differs(recorded);
        return How == Comparison.Conflict && Field == "birth-date" && AreSameBirth(cited)
            ? throw Agrees(cited.Ours, cited.Theirs, "as the program reads them")
            : cited;
    }

    private static (string Name, string? Value) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var cut and >= 0 ? (text[..cut], text[(cut + 1)..]) : (text, null);

    private static string? Value(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool AreSameBirth(Discriminator cited) =>
        PartialDate.TryParse(cited.Ours, out var ours) && PartialDate.TryParse(cited.Theirs, out var theirs) && ours.Overlaps(theirs);

    private RefusedException Agrees(string ours, string theirs, string why) => new(
        "no-conflict", $"{Field}: \"{ours}\" and \"{theirs}\" agree, {why}, and are no conflict; if the record is wrong, screen them again with what is right");

    private RefusedException Differs(FieldComparison recorded) => new(
        "record-differs",
        $"{Field}: by the record \"{recorded.Ours}\" and \"{recorded.Theirs}\" are {Word(recorded.Comparison!.Value)} ({recorded.Says}), and not {Word(How)}; "
        + $"what was seen of the subject is named as {Field}=OURS");

    private static string Word(Comparison how) => how switch
    {
        Comparison.Agree => "agreeing",
        Comparison.Compatible => "compatible",
        _ => "a conflict",
    };
}
