using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Flows.Cases.Forms;

/// <summary>A request for redress: who asks, what happened to them, and how the answer reaches them. No account is needed to make one.</summary>
internal static class RedressForm
{
    /// <summary>The fields beside those of a person.</summary>
    public static IReadOnlyList<string> Own { get; } = ["complaint", "contact", "represented_by", "letter"];

    /// <summary>The form as it is handed out, to be filled in.</summary>
    public const string Blank =
        """
        # A request for redress. Fill in what you can; only name, complaint and contact are needed.
        # Nothing here is used for anything but this request.
        name:
        alias:
        birth_date:
        birth_place:
        nationality:
        passport:
        # The reference of the booking, file or letter that this is about:
        letter:
        # What happened, when and where:
        complaint:
        # How the answer reaches you:
        contact:
        # A lawyer or anybody else who acts for you:
        represented_by:

        """;

    /// <summary>Reads one.</summary>
    /// <exception cref="RefusedException">Code <c>bad-form</c>.</exception>
    public static Form Read(SourceFile file, DateOnly today)
    {
        var form = Form.Read(file, Own, "name", "complaint", "contact");
        form.Facts(file.Name, today);
        return form;
    }

    /// <summary>One as it was kept.</summary>
    public static Form Kept(CaseFile file) => Form.Kept(
        file.Form ?? throw new RefusedException("no-form", $"case {file.Id} did not begin with a form"), Own);
}
