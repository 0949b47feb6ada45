namespace Lookback.Cli.Story;

/// <summary>An office is staffed.</summary>
internal static class OfficeChapter
{
    /// <summary>Who is appointed, and as what.</summary>
    public static readonly (string Account, string Role)[] Staff =
    [
        ("ann", "analyst"), ("ben", "analyst"), ("sue", "supervisor"), ("sam", "supervisor"), ("cal", "caseworker"), ("cho", "caseworker"), ("pat", "partner"),
    ];

    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "An office opens",
        [
            "It is September 2020. A border office begins to use Lookback. Everything that weighs on a person is later done by somebody named here, in",
            "a role, and what takes two people takes two of these; the program itself takes no step that weighs on anybody.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        walk.Do("staff appoint boss --person boss --role admin --reason \"The office appoints its staff from today on.\" --actor root");
        foreach (var (account, role) in Staff) walk.Do(Appoint(account, role));
        walk.Say("The first command for each of them looks like this:", "", "$ lookback " + Appoint("ann", "analyst"));
        walk.Show("staff ls");
    }

    /// <summary>The command that appoints somebody.</summary>
    public static string Appoint(string account, string role) =>
        $"staff appoint {account} --person {account} --role {role} --reason \"Works here from today on, by the office's order.\" --actor boss";
}
