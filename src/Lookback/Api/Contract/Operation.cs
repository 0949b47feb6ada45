using Lookback.Core.Access;

namespace Lookback.Api.Contract;

/// <summary>What the contract says of one operation: what it does, what it takes, and what it answers.</summary>
/// <param name="Id">Its name for programs that are made of the contract.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Rights">The rights it takes: all of them, or one of them where <see cref="TakesAnyRight"/> says so; none for whoever has no account.</param>
internal sealed record Operation(string Id, string Summary, IReadOnlyList<Right> Rights)
{
    /// <summary>Whether it changes something.</summary>
    public bool IsWrite { get; init; }

    /// <summary>Whether any one of its rights will do.</summary>
    public bool TakesAnyRight { get; init; }

    /// <summary>Whether it shows records of persons, and so takes a purpose.</summary>
    public bool ShowsPersons { get; init; }

    /// <summary>Whether it may be asked as of a moment.</summary>
    public bool HasMoments { get; init; }

    /// <summary>Whether the same request under the same key is done once.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>Whether it takes somebody who signed in, whatever their roles: it is about their own account.</summary>
    public bool IsOfSession { get; init; }

    /// <summary>Whether it takes an account at all.</summary>
    public bool TakesAccount => Rights.Count > 0 || IsOfSession;

    /// <summary>What it asks for in its query.</summary>
    public IReadOnlyList<Asked> Queries { get; init; } = [];

    /// <summary>What is sent, by media type.</summary>
    public IReadOnlyList<Said> Bodies { get; init; } = [];

    /// <summary>What is answered.</summary>
    public IReadOnlyList<(int Status, Said Answer)> Answers { get; init; } = [];

    /// <summary>The statuses by which it is refused beside those that follow from the rest.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [];

    /// <summary>Whether it speaks yente's words, faults included.</summary>
    public bool IsYente { get; init; }

    /// <summary>Asks something.</summary>
    public static Operation Ask(string id, string summary, params Right[] rights) => new(id, summary, rights) { HasMoments = true };

    /// <summary>Does something.</summary>
    public static Operation Do(string id, string summary, params Right[] rights) => new(id, summary, rights) { IsWrite = true, IsKeyed = true };

    /// <summary>It shows records of persons.</summary>
    public Operation OfPersons() => this with { ShowsPersons = true };

    /// <summary>Neither asked as of a moment, nor kept to be answered again.</summary>
    public Operation Plain() => this with { HasMoments = false, IsKeyed = false };

    /// <summary>It is about the account of whoever signed in.</summary>
    public Operation OfSession() => this with { IsOfSession = true };

    /// <summary>It may be refused by other statuses as well.</summary>
    public Operation Refuses(params int[] statuses) => this with { Refusals = [.. Refusals, .. statuses] };

    /// <summary>A list in pages.</summary>
    public Operation Paged() => Asks(new("limit", "How many lines at the most.", Kind.Whole, 1, 500), new("cursor", "What the page before says as next."));

    /// <summary>Something in its query.</summary>
    public Operation Asks(params Asked[] queries) => this with { Queries = [.. Queries, .. queries] };

    /// <summary>What is sent as JSON.</summary>
    public Operation Takes<T>() => Takes("application/json", new Said("application/json", typeof(T)));

    /// <summary>What is sent otherwise.</summary>
    public Operation Takes(string mediaType, Said? said = null) => this with { Bodies = [.. Bodies, said ?? new Said(mediaType, null)] };

    /// <summary>What is answered.</summary>
    public Operation Gives<T>(int status = 200) => Gives(status, new Said("application/json", typeof(T)));

    /// <summary>What is put on record and answered.</summary>
    public Operation Makes<T>() => Gives<T>(201);

    /// <summary>What is answered otherwise.</summary>
    public Operation Gives(int status, Said answer) => this with { Answers = [.. Answers, (status, answer)] };
}

/// <summary>Something in a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is.</param>
/// <param name="Kind">What it looks like.</param>
/// <param name="Least">The least number.</param>
/// <param name="Most">The greatest.</param>
internal sealed record Asked(string Name, string About, Kind Kind = Kind.Text, int? Least = null, int? Most = null)
{
    /// <summary>The words there are.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether it may stand several times.</summary>
    public bool IsMany { get; init; }

    /// <summary>Whether it has to be there.</summary>
    public bool IsNeeded { get; init; }
}

/// <summary>What something in a query looks like.</summary>
internal enum Kind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An instant.</summary>
    Moment,
}

/// <summary>What a body is: a type of ours, or the schema of a name, or anything of its media type.</summary>
/// <param name="MediaType">Its media type; empty where there is no body.</param>
/// <param name="Type">Its type.</param>
/// <param name="Schema">The name of its schema in <see cref="OtherSchemas"/>.</param>
internal sealed record Said(string MediaType, Type? Type, string? Schema = null)
{
    /// <summary>Nothing.</summary>
    public static Said Nothing { get; } = new("", null);

    /// <summary>A page to read or print.</summary>
    public static Said Page { get; } = new("text/html", null);
}
