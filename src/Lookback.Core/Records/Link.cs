using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;
using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>A link, known by everything that was said of it: the same row delivered twice is one link.</summary>
[JsonConverter(typeof(LinkIdConverter))]
public readonly record struct LinkId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// A relation that a source asserts: sourced, dated and graded. Possibly innocent, and never a hit. What records say by themselves (the same
/// telephone on two forms) is no <see cref="Link"/>: it is inferred anew from them whenever it is asked for, and so cannot be edited.
/// </summary>
public sealed record Link
{
    /// <summary>Longest <see cref="Remark"/>, <see cref="Document"/>, <see cref="Source"/> and <see cref="LegalBasis"/>, in characters.</summary>
    public const int MaxText = 500;

    /// <summary>Made of the content below.</summary>
    public required LinkId Id { get; init; }

    /// <summary>What kind of relation, by its word: <c>facilitated</c>, <c>uses-phone</c>. The words are data (<c>data/networks</c>).</summary>
    public required string Type { get; init; }

    /// <summary>The one end; of a directed type the one that does.</summary>
    public required NodeRef From { get; init; }

    /// <summary>The other.</summary>
    public required NodeRef To { get; init; }

    /// <summary>What the one end is called, for sentences alone; never compared.</summary>
    public string? FromName { get; init; }

    /// <summary>What the other is called.</summary>
    public string? ToName { get; init; }

    /// <summary>Since when it held in the world, as far as is known.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Until when.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>Who says so: the name under which a source is kept, the same for all that it says.</summary>
    public required string Source { get; init; }

    /// <summary>The sources that this one repeats: what is quoted is counted with whoever said it first.</summary>
    public IReadOnlyList<string> Quotes { get; init => field = value ?? []; } = [];

    /// <summary>The document that says it, by the name under which it can be found. Two sources that show the same document are one.</summary>
    public string? Document { get; init; }

    /// <summary>How good the source is, and what it says.</summary>
    public Grade Grade { get; init; }

    /// <summary>The law under which it is kept.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>Who may see it.</summary>
    public Handling Handling { get; init; }

    /// <summary>The last day on which it is a lead.</summary>
    public required PartialDate Expires { get; init; }

    /// <summary>What else is said.</summary>
    public string? Remark { get; init; }

    /// <summary>A link with its id worked out.</summary>
    public static Link Of(Link said) => said with
    {
        Id = new LinkId(new ContentHash()
            .Add("link/1")
            .Add(said.Type)
            .Add(said.From.ToString())
            .Add(said.To.ToString())
            .Add(said.Since?.ToString())
            .Add(said.Until?.ToString())
            .Add(said.Source)
            .AddAll([.. said.Quotes.Order(StringComparer.Ordinal)])
            .Add(said.Document)
            .Add(said.Grade.ToString())
            .Add(said.LegalBasis)
            .Add(said.Handling.ToString())
            .Add(said.Remark)
            .ToId()),
    };
}

/// <summary>The end of a link as something to go by: withdrawn by a person. What was said stays on record.</summary>
/// <param name="Link">The link.</param>
/// <param name="Reason">Why, in the words of whoever withdrew it.</param>
public sealed record LinkWithdrawal(LinkId Link, string Reason);
