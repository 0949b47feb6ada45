using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Tests.Lists;

/// <summary>Which end of a relation a listing is, by its publisher's words.</summary>
public sealed class RelationWordsTests
{
    [Theory]
    [InlineData("Associate Of", RelationKind.Association, RelationEnd.Either)]
    [InlineData("Family member of", RelationKind.Family, RelationEnd.Either)]
    [InlineData("Acting for or on behalf of", RelationKind.Representation, RelationEnd.Source)]
    [InlineData("Providing support to", RelationKind.Support, RelationEnd.Source)]
    [InlineData("Owned or Controlled By", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Owns, controls, or operates", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("Leader or official of", RelationKind.Leadership, RelationEnd.Source)]
    [InlineData("Playing a significant role in", RelationKind.Other, RelationEnd.Source)]
    [InlineData("Property in the interest of", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Principal Executive Officer", RelationKind.Leadership, RelationEnd.Source)]
    [InlineData("Linked To", RelationKind.Other, RelationEnd.Either)]
    public void Ofacs_words_say_what_the_listing_is_to_the_other(string words, RelationKind kind, RelationEnd end) => Says(words, kind, end);

    [Theory]
    [InlineData("Vessel Owner", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Owner", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Aircraft Operator", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Operator", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Wallet holder", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Shareholder", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Parent company", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Subsidiaries", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("Director", RelationKind.Leadership, RelationEnd.Target)]
    [InlineData("Members", RelationKind.Membership, RelationEnd.Target)]
    [InlineData("Employee", RelationKind.Employment, RelationEnd.Target)]
    [InlineData("Employer", RelationKind.Employment, RelationEnd.Source)]
    [InlineData("Successors", RelationKind.Succession, RelationEnd.Source)]
    [InlineData("Predecessors", RelationKind.Succession, RelationEnd.Target)]
    public void A_label_names_the_other(string words, RelationKind kind, RelationEnd end) => Says(words, kind, end);

    [Theory]
    [InlineData("OWNER_OF", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("PARENT_OF", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("Parent company of", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("parent-company-of", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("SHAREHOLDER_OF", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("Shareholder of", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("Operator of", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("SUBSIDIARY_OF", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("Director of", RelationKind.Leadership, RelationEnd.Source)]
    [InlineData("Member of", RelationKind.Membership, RelationEnd.Source)]
    [InlineData("Employee of", RelationKind.Employment, RelationEnd.Source)]
    [InlineData("EMPLOYER_OF", RelationKind.Employment, RelationEnd.Target)]
    [InlineData("Successor of", RelationKind.Succession, RelationEnd.Target)]
    [InlineData("PREDECESSOR_OF", RelationKind.Succession, RelationEnd.Source)]
    public void What_is_said_to_be_of_the_other_is_the_listing(string words, RelationKind kind, RelationEnd end) => Says(words, kind, end);

    [Theory]
    [InlineData("EMPLOYS", RelationKind.Employment, RelationEnd.Target)]
    [InlineData("EMPLOYED_BY", RelationKind.Employment, RelationEnd.Source)]
    [InlineData("OWNED_BY", RelationKind.Ownership, RelationEnd.Target)]
    [InlineData("CONTROLS", RelationKind.Ownership, RelationEnd.Source)]
    [InlineData("acting-on-behalf-of", RelationKind.Representation, RelationEnd.Source)]
    [InlineData("Led by", RelationKind.Leadership, RelationEnd.Target)]
    [InlineData("supported by", RelationKind.Support, RelationEnd.Target)]
    [InlineData("Spouse of", RelationKind.Family, RelationEnd.Either)]
    [InlineData("Occupancy", RelationKind.Other, RelationEnd.Either)]
    [InlineData("_", RelationKind.Other, RelationEnd.Either)]
    public void A_verb_says_what_the_listing_does_or_has_done_to_it(string words, RelationKind kind, RelationEnd end) => Says(words, kind, end);

    private static void Says(string words, RelationKind kind, RelationEnd end) => Assert.Equal((kind, end), RelationWords.Read(words));
}
