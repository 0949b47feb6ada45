using System.Xml.Linq;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Eu;

/// <summary>The rows of one entity in the shape of the XML 1.1. What is said of the entity stands in each of its rows; the parts stand one a row.</summary>
internal static class EuCsvEntity
{
    public static XElement Of(IReadOnlyList<HeadedRow> rows)
    {
        var first = rows[0];
        var entity = Element(EuCsvColumns.Entity, first);
        entity.WithText("remark", first["Entity_Remark"]);
        entity.Add(Element(EuCsvColumns.Regulation, first));
        entity.Add(Element(EuCsvColumns.Subject, first));
        foreach (var row in rows)
        {
            foreach (var part in EuCsvColumns.Parts)
            {
                var element = Element(part, row).WithText("remark", row[part.Prefix + "Remark"]);
                if (part.Element == "address") EuContacts.AddTo(element, row["Address_ContactInfo"]);
                if (element.HasAttributes || element.HasElements) entity.Add(element);
            }
        }

        return entity;
    }

    private static EuElement Element(EuCsvPart part, HeadedRow row)
    {
        var element = new EuElement(part.Element, row.Line);
        foreach (var (column, attribute) in part.Attributes) element.With(attribute, row[part.Prefix + column]);
        return element;
    }
}
