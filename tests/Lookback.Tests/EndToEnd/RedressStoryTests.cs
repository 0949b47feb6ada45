using System.Globalization;
using Lookback.Tests.Support;
using static Lookback.Tests.EndToEnd.CaseOffice;

namespace Lookback.Tests.EndToEnd;

/// <summary>Story 10: somebody who was taken for somebody else asks for redress, and gets it.</summary>
[Collection(nameof(Alone))]
public sealed class RedressStoryTests
{
    private const string Told = "The two passports differ in number and issuer, both seen.";

    private const string Paper =
        """
        # As it was handed in at the counter.
        name: Oleg Varkonyev
        birth_date: 1961-04-17
        letter: REF-1001
        complaint: I was held for five hours on 2 January,
          and again a week later.
        contact: Post box 7
        represented_by:

        """;

    private static CaseOffice Office()
    {
        var office = new CaseOffice();
        office.Appoint("boss", "rita", "redress");
        office.Appoint("boss", "rex", "redress_reviewer");
        office.Appoint("boss", "ruth", "redress_reviewer");
        return office;
    }

    private static int Alerts(CaseOffice office) => office.Json("ann", "alert", "ls", "--all").GetArrayLength();

    private static string Reference(string printed) => printed.Split('\n')[0]["reference ".Length..].Trim();

    // As far as the reviewer who is named.
    private static string Assigned(CaseOffice office, string form = "form.txt", string text = Paper)
    {
        var reference = Reference(office.Do("visitor", "redress", "file", office.Write(form, text)));
        var like = office.Json("rita", "redress", "find", reference)[0];
        Assert.Equal("REF-1001", like.GetProperty("reference").GetString());
        office.Do("rita", Step(
            reference, "IDENTITY_VERIFIED", "He showed his passport at the counter.",
            Set("verification_kind=in-person", $"encounter={like.GetProperty("encounter").GetString()}", $"alert={like.GetProperty("alerts")[0].GetProperty("alert").GetString()}")));
        office.Do("rita", Step(reference, "ASSIGNED", "He had no part in anything before.", Set("reviewer=rex")));
        return reference;
    }

    private static void Found(CaseOffice office, string reference, string finding) =>
        office.Do("rex", Step(reference, "FINDING", Told, Set($"finding={finding}", "evidence_refs=file 7")));

    [Fact]
    public void A_request_takes_no_account_and_gives_a_reference_by_which_alone_it_is_found()
    {
        using var office = Office();
        var reference = Reference(office.Do("visitor", "redress", "file", office.Write("form.txt", Paper)));
        var json = Reference(office.Do("visitor", "redress", "file", office.Write(
            "form.json", """{"name": "Ana Quispemayta", "complaint": ["Held up at the gate."], "contact": "ana@example.org"}""")));
        Assert.NotEqual(reference, json);
        foreach (var one in new[] { reference, json })
            Assert.Contains("received; your identity is to be verified", office.Do("visitor", "redress", "status", one), StringComparison.Ordinal);

        // Nobody learns by trying whether there is a request: neither by its beginning, nor by a case of another kind.
        Assert.Contains("no request has the reference", office.Refused("no-request", "visitor", "redress", "status", reference[..12]), StringComparison.Ordinal);
        office.Refused("no-request", "visitor", "redress", "status", office.Reviewed("REF-1001"));
        office.Refused("already-open", "visitor", "redress", "file", office.Folder["form.txt"]);
        office.Refused("bad-form", "visitor", "redress", "file", office.Write("empty.txt", "name: Ana\n"));
        // Whoever handed it in cannot do more than ask.
        office.Refused("unknown-account", "visitor", Step(reference, "IDENTITY_VERIFIED", Told, Set("verification_kind=none")));
    }

    [Fact]
    public void The_reviewer_had_no_part_in_it_and_no_other_finds()
    {
        using var office = Office();
        office.Do("boss", "staff", "appoint", "ann.r", "--person", "ann", "--role", "redress_reviewer", "--reason", "Ann moves to the redress office this month.");
        office.Reviewed("REF-1001");
        var reference = Reference(office.Do("visitor", "redress", "file", office.Write("form.txt", Paper)));
        var like = office.Json("rita", "redress", "find", reference)[0];
        office.Do("rita", Step(
            reference, "IDENTITY_VERIFIED", "He showed his passport at the counter.", Set("verification_kind=in-person", $"encounter={like.GetProperty("encounter").GetString()}")));
        var refused = office.Refused("guard-reviewer", "rita", Step(reference, "ASSIGNED", "She knows the case well by now.", Set("reviewer=ann")));
        Assert.Contains("a reviewer is independent of every earlier decision, and ann decided or acted on this subject before", refused, StringComparison.Ordinal);
        foreach (var (stranger, roles) in new[] { ("rita", "redress"), ("nobody", "nothing") })
        {
            Assert.Contains(
                $"a reviewer is appointed as redress_reviewer, and {stranger} is {roles}",
                office.Refused("guard-reviewer", "rita", Step(reference, "ASSIGNED", "She has the time for it this week.", Set($"reviewer={stranger}"))), StringComparison.Ordinal);
        }

        office.Do("rita", Step(reference, "ASSIGNED", "He had no part in anything before.", Set("reviewer=rex")));
        office.Refused("guard-assigned", "ruth", Step(reference, "FINDING", Told, Set("finding=not_a_match", "evidence_refs=file 7")));
        office.Refused("guard-assigned", "ann.r", Step(reference, "FINDING", Told, Set("finding=not_a_match", "evidence_refs=file 7")));
    }

    [Fact]
    public void A_correction_reaches_every_recorded_recipient_before_the_answer_is_given()
    {
        using var office = Office();
        var file = office.Reviewed("REF-1001");
        foreach (var recipient in new[] { "Carrier One", "Port of Y" })
        {
            office.Do(
                "sue", "case", "disclose", file, "--to", recipient, "--what", "that there is a match", "--legal-basis", "8 CFR 1.1, by the port",
                "--reason", "They asked before boarding on Monday.");
        }

        var reference = Assigned(office);
        Found(office, reference, "not_a_match");
        string[] correct = Step(reference, "CORRECTED", "The passports were issued to two men, both of them seen.", Set("correction_refs=alert cleared"));
        office.Refused("too-few-conflicts", "rex", correct);
        office.Do("rex", [.. correct, "--conflict", DiedBefore]);
        office.Refused("same-person", "rex", "case", "approve", reference);
        office.Do("ruth", "case", "approve", reference);

        // The alert follows from the step, and everybody who was told is told again.
        Assert.Equal("FalsePositive", office.Json("ann", "alert", "show", office.Alert("REF-1001")).GetProperty("alert").GetProperty("decision").GetString());
        var told = office.Case(reference, "rita").GetProperty("disclosures").EnumerateArray().ToList();
        Assert.Equal(["Carrier One", "Port of Y"], told.Select(t => t.GetProperty("recipient").GetString()).Order());
        Assert.All(told, t => Assert.Equal("not acknowledged", t.GetProperty("answer").GetString()));
        string[] notified = Step(reference, "DOWNSTREAM_NOTIFIED", "Everybody who was told acknowledged it.", Set("recipient_acks=by letter"));
        Assert.Contains("until each has acknowledged it", office.Refused("guard-recipients", "rita", notified), StringComparison.Ordinal);
        for (var i = 0; i < told.Count; i++)
        {
            office.Refused("guard-recipients", "rita", notified);
            office.Do("rita", "case", "answer", reference, told[i].GetProperty("position").GetInt64().ToString(CultureInfo.InvariantCulture), "--reference", $"ACK-{i}");
        }

        office.Do("rita", notified);
        var letter = office.Do("rita", "redress", "answer", reference, "--mode", "full", "--code", "answered", "--reason", "You are told everything that was found.");
        Assert.Contains("To Oleg Varkonyev, by Post box 7", letter, StringComparison.Ordinal);
        Assert.Contains("You are not the person you were taken for.", letter, StringComparison.Ordinal);
        Assert.Contains(Told, letter, StringComparison.Ordinal);
        Assert.Contains("- Port of Y: took note of the correction", letter, StringComparison.Ordinal);
        Assert.Matches(@"Your redress number is \*\*R-[0-9A-Z]+\*\*", letter);
        Assert.Equal(letter, office.Do("rita", "redress", "letter", reference));
        Assert.Contains("answered", office.Do("visitor", "redress", "status", reference), StringComparison.Ordinal);

        // Described a little otherwise they are spared with the number, and alerted without it.
        var number = letter[(letter.IndexOf("**R-", StringComparison.Ordinal) + 2)..].Split("**")[0];
        var before = Alerts(office);
        office.Do("ann", "screen", office.Write("met.csv", $"reference,name,birth_date,redress_number\nREF-2001,Oleg Ivanovitch Varkonyev,1961-04-17,{number}\n"));
        Assert.Equal(before, Alerts(office));
        office.As("ann", "screen", office.Write("met.csv", "reference,name,birth_date\nREF-2002,Oleg Ivanovitch Warkonyev,1961-04-17\n"));
        Assert.Equal(before + 1, Alerts(office));
    }

    [Fact]
    public void A_letter_says_as_much_as_its_mode_lets_it()
    {
        foreach (var mode in new[] { "full", "partial", "neither-confirm-nor-deny" })
        {
            using var office = Office();
            var reference = Assigned(office);
            office.Refused("not-answered", "rita", "redress", "letter", reference);
            Found(office, reference, "match_correct");
            office.Refused("no-letter-mode", "rita", "redress", "answer", reference, "--mode", "brief", "--code", "answered", "--reason", "You are told what may be said.");
            var letter = office.Do("rita", "redress", "answer", reference, "--mode", mode, "--code", "answered", "--reason", "You are told what may be said.");
            Assert.Equal(mode == "full", letter.Contains("The review came to the same result as before.", StringComparison.Ordinal));
            Assert.Equal(mode == "full", letter.Contains(Told, StringComparison.Ordinal));
            Assert.Equal(mode == "partial", letter.Contains("More cannot be said of the records that were consulted.", StringComparison.Ordinal));
            Assert.Equal(mode == "neither-confirm-nor-deny", letter.Contains("can be neither confirmed nor denied", StringComparison.Ordinal));
            Assert.Contains("you may appeal until", letter, StringComparison.Ordinal);
            Assert.DoesNotContain("redress number", letter, StringComparison.Ordinal);
            Assert.DoesNotContain("test-list", letter, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_nothing_could_be_reviewed_no_letter_says_that_somebody_reviewed()
    {
        foreach (var mode in new[] { "full", "partial", "neither-confirm-nor-deny" })
        {
            using var office = Office();
            var reference = Reference(office.Do("visitor", "redress", "file", office.Write("form.txt", Paper)));
            office.Do("rita", "case", "record", reference, "identity", "not-verifiable", "--source", "three letters that came back");
            var letter = office.Do("rita", "redress", "answer", reference, "--mode", mode, "--code", "answered", "--reason", "You are told what may be said.");
            Assert.Contains("Your identity could not be verified, so that nothing could be reviewed.", letter, StringComparison.Ordinal);
            Assert.DoesNotContain("was reviewed", letter, StringComparison.Ordinal);
            Assert.DoesNotContain("The review", letter, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_letter_that_neither_confirms_nor_denies_says_nothing_by_its_number()
    {
        using var office = Office();
        office.Reviewed("REF-1001");
        var reference = Assigned(office);
        Found(office, reference, "not_a_match");
        office.Do("rex", [.. Step(reference, "CORRECTED", "The passports were issued to two men, both of them seen.", Set("correction_refs=alert cleared")), "--conflict", DiedBefore]);
        office.Do("ruth", "case", "approve", reference);
        office.Do("rita", Step(reference, "DOWNSTREAM_NOTIFIED", "Nobody had been told anything before.", Set("recipient_acks=none were told")));
        var letter = office.Do(
            "rita", "redress", "answer", reference, "--mode", "neither-confirm-nor-deny", "--code", "answered", "--reason", "You are told what may be said.");
        Assert.Matches(@"Your reference number is \*\*R-[0-9A-Z]+\*\*; give it whenever you are asked\.", letter);
        Assert.DoesNotContain("redress number", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("false alarm", letter, StringComparison.Ordinal);
    }
}
