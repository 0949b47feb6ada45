using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows.Cases;

/// <summary>Whose act it is.</summary>
public sealed class ActingPersonTests
{
    [Fact]
    public void With_nobody_appointed_an_account_is_its_own_person()
    {
        using var temp = new TempLedger();
        var acting = ActingPerson.Of(temp.Ledger, "tester");
        Assert.Equal((new StaffId("tester"), false), (acting.Person, acting.IsAppointed));
        acting.Require(["supervisor"], "approves");
    }

    [Fact]
    public void Two_accounts_of_one_person_are_one_person_and_a_stranger_is_refused()
    {
        using var temp = new TempLedger();
        Appoint(temp, "ana", "P1", ["analyst"]);
        Appoint(temp, "ana.q", "P1", ["supervisor"], actsFor: "P9");
        Assert.Equal(ActingPerson.Of(temp.Ledger, "ana").Person, ActingPerson.Of(temp.Ledger, "ana.q").Person);
        Assert.Equal(["P1", "P9"], ActingPerson.Of(temp.Ledger, "ana.q").Persons.Select(p => p.Value));
        Assert.Equal("unknown-account", Refusal(() => ActingPerson.Of(temp.Ledger, "tester")).Code);
        var refusal = Refusal(() => ActingPerson.Of(temp.Ledger, "ana").Require(["supervisor"], "approve"));
        Assert.Equal("wrong-role", refusal.Code);
        Assert.Contains("expected one of the roles supervisor, found analyst of the account \"ana\"", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_account_acts_no_more_and_closing_the_last_opens_nothing()
    {
        using var temp = new TempLedger();
        Appoint(temp, "ana", "P1", ["analyst"]);
        Appoint(temp, "ana", "P1", []);
        Assert.Equal("account-closed", Refusal(() => ActingPerson.Of(temp.Ledger, "ana")).Code);
        Assert.Equal("unknown-account", Refusal(() => ActingPerson.Of(temp.Ledger, "tester")).Code);
    }

    [Fact]
    public void The_program_is_nobody()
    {
        using var temp = new TempLedger();
        Assert.Equal("no-person", Refusal(() => ActingPerson.Of(temp.Ledger, "system")).Code);
    }

    private static Refusal Refusal(Action act) => Assert.Throws<RefusedException>(act).Refusal;

    private static void Appoint(TempLedger temp, string account, string person, string[] roles, string? actsFor = null) => temp.Ledger.Append(
        new EntryBody.StaffAppointed(new Appointment
        {
            Account = account, Person = new StaffId(person), Roles = roles, ActsFor = actsFor is null ? null : new StaffId(actsFor), Reason = "works here as of today",
        }));
}
