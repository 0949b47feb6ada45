using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Lookback.Core.Records;

namespace Lookback.Flows.Fetching;

/// <summary>What went wrong before there was an answer, as one sentence.</summary>
internal static class NetworkFault
{
    /// <summary>The sentence, as a fault that may pass or as a refusal.</summary>
    /// <param name="what">The file that was asked for.</param>
    /// <param name="host">Of whom.</param>
    /// <param name="fault">What happened.</param>
    public static Exception Of(string what, string host, HttpRequestException fault)
    {
        if (fault.HttpRequestError == HttpRequestError.NameResolutionError)
            return new RefusedException("unknown-host", $"{what}: expected the host {host}, found no address of that name; is there a network?");
        if (fault.HttpRequestError == HttpRequestError.SecureConnectionError || fault.InnerException is AuthenticationException)
        {
            return new RefusedException(
                "bad-certificate", $"{what}: expected a certificate of {host} that this machine trusts, found none: {Reason(fault)}");
        }

        if (fault.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded)
            return new RefusedException("not-http", $"{what}: expected an answer of {host} in HTTP, found something else: {Reason(fault)}");
        return fault.HttpRequestError == HttpRequestError.ConnectionError || fault.InnerException is SocketException
            ? new PassingFault("no-connection", $"{what}: expected a connection to {host}, found none: {Reason(fault)}")
            : new PassingFault("no-answer", $"{what}: expected an answer of {host}, found the connection broken off: {Reason(fault)}");
    }

    private static string Reason(Exception fault) => (fault.InnerException ?? fault).Message.TrimEnd('.');
}
