using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Swiss;

/// <summary>
/// One target: an individual, an entity or an object under its <c>ssid</c>. It may have several identities; the main one has the name it stands under,
/// and what the others say are alternatives.
/// </summary>
internal sealed class SwissTarget(WatchlistId watchlist, string file, ReadingLog log, SwissIndex index)
{
    private readonly SwissIdentity _identity = new(file, log, index);

    public ListingText? Read(XElement target)
    {
        target.CheckChildren(log, file, "sanctions-set-id", "foreign-identifier", "individual", "entity", "object", "modification");
        if (target.AttributeText("ssid") is not { } key) return Lost(target, "ssid", "a number");
        if ((target.Child("individual") ?? target.Child("entity") ?? target.Child("object")) is not { } party)
            return Lost(target, "target", "an individual, an entity or an object");
        var draft = new ListingDraft(new ListingId(watchlist, key)) { Schema = SchemaOf(party) };
        party.CheckChildren(log, file, "identity", "justification", "relation", "other-information", "generic-attribute");
        foreach (var identity in party.All("identity").OrderBy(i => i.AttributeText("main") == "true" ? 0 : 1)) _identity.Read(identity, draft);
        if (!draft.HasName) return Lost(target, "name", "a name");
        Gender(party, draft);
        Programmes(target, draft);
        draft.DesignatedOn = SwissModifications.ListedOn(target);
        if (target.Text("foreign-identifier") is { } foreign) draft.Remark($"Foreign identifier: {foreign}");
        Words(party, draft);
        return draft.Build();
    }

    private ListingText? Lost(XElement target, string field, string expected)
    {
        log.Row(file, target.Line(), field, expected, "nothing");
        return null;
    }

    private Schema SchemaOf(XElement party)
    {
        if (party.Name.LocalName == "individual") return Schema.Person;
        if (party.Name.LocalName == "entity") return Schema.Organization;
        var type = party.AttributeText("object-type");
        if (type is "vessel" or "ship") return Schema.Vessel;
        if (type is "aircraft") return Schema.Aircraft;
        log.Field(file, party.Line(), "object-type", "vessel or aircraft", type ?? "nothing");
        return Schema.Unknown;
    }

    private void Gender(XElement party, ListingDraft draft)
    {
        if (party.AttributeText("sex") is not { } text) return;
        if (Sexes.Find(text) is { } sex) draft.Sex = sex;
        else log.Field(file, party.Line(), "sex", "male or female", text);
    }

    private void Programmes(XElement target, ListingDraft draft)
    {
        foreach (var set in target.All("sanctions-set-id"))
        {
            if (Blanks.Collapse(set.Value) is not { } id) continue;
            if (index.SetOf(id) is { } programme)
            {
                draft.Programme(programme);
                continue;
            }

            log.Field(file, set.Line(), "sanctions-set-id", "the id of a set of sanctions in the file", id);
            draft.Programme(id);
        }
    }

    private void Words(XElement party, ListingDraft draft)
    {
        foreach (var why in party.All("justification")) draft.Remark(why.Value);
        foreach (var information in party.All("other-information")) SwissInformation.Read(information.Value, draft);
        foreach (var attribute in party.All("generic-attribute"))
        {
            if (Blanks.Collapse(attribute.Value) is { } value) draft.Remark($"{attribute.AttributeText("name") ?? "attribute"}: {value}");
        }

        foreach (var relation in party.All("relation")) Relation(relation, draft);
    }

    /// <summary>The schema's words for it, <c>related-to</c> among them, or <c>relation</c>.</summary>
    private void Relation(XElement relation, ListingDraft draft)
    {
        var words = (relation.AttributeText("relation-type") ?? "relation").Replace('-', ' ');
        if (relation.AttributeText("target-id") is not { } other) log.Field(file, relation.Line(), "target-id", "the other's ssid", "nothing");
        else draft.Relation(ListingDraft.RelationOf(words, other, null)! with { Remark = relation.Text("remarks") ?? relation.Text("remark") });
    }
}
