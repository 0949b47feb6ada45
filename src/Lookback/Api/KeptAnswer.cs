namespace Lookback.Api;

/// <summary>An answer that is kept, so that a request sent again is answered with it and not done again.</summary>
/// <param name="AnsweredAt">When.</param>
/// <param name="Request">What was asked, in one short word.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Location">Where what was made is found.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Right">What it takes to be told it.</param>
/// <param name="Question">What was asked, as it goes on record.</param>
/// <param name="Subjects">The positions of those it shows.</param>
/// <param name="Lines">How many lines of persons it shows; 0 where it shows nobody.</param>
internal sealed record KeptAnswer(
    DateTimeOffset AnsweredAt,
    string Request,
    int Status,
    string? ContentType,
    string? Location,
    byte[] Body,
    string Right,
    string Question,
    IReadOnlyList<long> Subjects,
    long Lines);
