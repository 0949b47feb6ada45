using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/staff</c>: which account is whose, and what it may act as.</summary>
internal static class StaffEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var staff = routes.MapGroup("/staff");
        staff.MapGet("/", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(Right.Configure, "staff", StaffList.Of)));
        staff.MapPost("/", async (Inquiry inquiry) =>
        {
            var body = await inquiry.BodyAsync<StaffAppointment>(Right.Configure, "staff-appoint");
            if (body.Roles.Count == 0) throw new BadRequestException("roles", "expected at least one; an account is closed by its end");
            return Answer.Made(await AppointAsync(inquiry, "staff-appoint", _ => new Appointment
            {
                Account = body.Account.Trim(),
                Person = new StaffId(body.Person.Trim()),
                Roles = [.. body.Roles.Distinct()],
                Unit = body.Unit,
                ActsFor = body.ActsFor is { } other ? new StaffId(other.Trim()) : null,
                Reason = body.Reason,
            }));
        });
        staff.MapPost("/{account}/end", async (Inquiry inquiry, string account) =>
        {
            var body = await inquiry.BodyAsync<Ending>(Right.Configure, "staff-end");
            return Answer.Of(await AppointAsync(inquiry, "staff-end", ledger => new Appointment
            {
                Account = account,
                Person = ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment.Person
                    ?? throw new RefusedException("no-account", $"\"{ReadIssue.Cut(account)}\" was never appointed"),
                Reason = body.Reason,
            }));
        });
    }

    private static Task<StaffLine> AppointAsync(Inquiry inquiry, string question, Func<Ledger, Appointment> said) =>
        inquiry.WriteAsync(Right.Configure, question, ledger =>
        {
            var appointment = said(ledger);
            new AppointStaff(ledger).Run(appointment, inquiry.Caller.Account);
            return StaffList.Of(ledger, ledger.Head).Single(s => s.Account == appointment.Account);
        });
}

/// <summary>What an account is to act as.</summary>
/// <param name="Account">The account.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Reason">Why.</param>
/// <param name="Unit">The unit that the person works in.</param>
/// <param name="ActsFor">In whose stead.</param>
internal sealed record StaffAppointment(
    string Account, string Person, IReadOnlyList<string> Roles, string Reason, string? Unit = null, string? ActsFor = null);

/// <summary>That something ends, and why.</summary>
internal sealed record Ending(string Reason);
