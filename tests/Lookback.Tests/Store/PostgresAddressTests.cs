using System.Net;
using System.Net.Sockets;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Databases;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>What only a store on a server can meet: its address, its door, its neighbours.</summary>
public sealed class PostgresAddressTests : IDisposable
{
    private const string Secret = "hunter2-and-more";
    private readonly PostgresCluster _cluster = PostgresCluster.Shared;
    private readonly TempFolder _home = new();

    [Fact]
    public void A_schema_is_a_store_of_its_own_and_so_is_the_database()
    {
        var url = _cluster.CreateDatabase();
        string[] addresses = [url, url + "?schema=one", url + "?schema=order"];
        for (var i = 0; i < addresses.Length; i++)
        {
            using var ledger = Append(addresses[i]);
            ledger.Append(Enumerable.Range(0, i + 1).Select(n => Entry($"{n}")).ToArray());
            // Each has a lock of its own as well.
            using var beside = Append(addresses[(i + 1) % addresses.Length]);
        }

        for (var i = 0; i < addresses.Length; i++)
        {
            using var ledger = Ledger.OpenToRead(At(addresses[i]));
            Assert.Equal(i + 1, ledger.Head);
            Assert.Equal(i > 0, ledger.Name.EndsWith("?schema=" + (i == 1 ? "one" : "order"), StringComparison.Ordinal));
        }

        Assert.Equal(addresses.Length, Directory.GetFiles(_home.Root, "*.key").Length);
    }

    [Fact]
    public void A_schema_made_for_an_append_that_never_came_goes_and_one_that_was_there_stays()
    {
        var url = _cluster.CreateDatabase();
        PostgresUrl.Ask(url, "CREATE SCHEMA given");
        Append(url + "?schema=given").Dispose();
        Append(url + "?schema=made").Dispose();
        Assert.Equal("given", PostgresUrl.Ask(url, "SELECT string_agg(nspname, ',') FROM pg_namespace WHERE nspname IN ('given', 'made')"));
        Assert.Equal(0L, PostgresUrl.Ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname IN ('given', 'made', 'public')"));
        Assert.Empty(Directory.GetFileSystemEntries(_home.Root));
    }

    [Fact]
    public void A_user_who_was_given_a_schema_needs_no_more()
    {
        var url = _cluster.CreateDatabase();
        PostgresUrl.Ask(url, "CREATE ROLE lodger LOGIN; CREATE SCHEMA room AUTHORIZATION lodger; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        var lodger = url.Replace("postgres@", "lodger@", StringComparison.Ordinal);
        using (var ledger = Append(lodger + "?schema=room")) ledger.Append(Entry("A"));
        var fault = StoreFault.Of(Assert.ThrowsAny<Exception>(() => Append(lodger)))!;
        Assert.Contains("permission denied for schema public", fault.Sentence, StringComparison.Ordinal);
        Assert.False(fault.IsDamage);
        Assert.Equal(0L, PostgresUrl.Ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        Assert.Single(Directory.GetFileSystemEntries(_home.Root, "*.key"));
    }

    [Theory]
    [InlineData("CREATE TABLE accounts (id bigint)")]
    [InlineData("CREATE TABLE schemaversions (schemaversionsid serial, scriptname text); CREATE TABLE entry (id bigint)")]
    [InlineData("CREATE TABLE store (id bigint); CREATE TABLE entry (id bigint); CREATE TABLE tree_head (id bigint)")]
    public void Another_programs_database_is_refused_and_left_as_it_is(string theirs)
    {
        var url = _cluster.CreateDatabase();
        PostgresUrl.Ask(url, theirs);
        var before = PostgresUrl.Ask(url, "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class");
        Assert.Equal("not-a-store", Assert.Throws<RefusedException>(() => Append(url)).Refusal.Code);
        Assert.Equal("not-a-store", Assert.Throws<RefusedException>(() => Ledger.OpenToRead(At(url))).Refusal.Code);
        Assert.Equal(before, PostgresUrl.Ask(url, "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class"));
        Assert.Empty(Directory.GetFileSystemEntries(_home.Root));
        // In a schema of its own it may stand beside it.
        using var ledger = Append(url + "?schema=lookback");
        ledger.Append(Entry("A"));
    }

    [Fact]
    public void Without_a_folder_for_its_key_no_store_is_made()
    {
        var url = _cluster.CreateDatabase();
        var refused = Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(StoreLocation.At(url), TimeProvider.System, "t"));
        Assert.Equal("no-home", refused.Refusal.Code);
        Assert.Equal(0L, PostgresUrl.Ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public void What_keeps_a_store_out_of_reach_is_said_in_a_sentence_and_never_with_the_password()
    {
        var url = _cluster.CreateDatabase();
        _cluster.CreateUser("guarded", "the-right-one");
        var guarded = url.Replace("postgres@", $"guarded:{Secret}@", StringComparison.Ordinal);
        (string Address, string Said)[] all =
        [
            (guarded, "refused the login"),
            (guarded.Replace("guarded", "stranger", StringComparison.Ordinal), "role \"stranger\" does not exist"),
            (guarded.Replace("test_", "no_test_", StringComparison.Ordinal).Replace("guarded", "postgres", StringComparison.Ordinal), "there is no such database"),
            (PostgresUrl.WithPort(guarded, FreePort()), "cannot be reached"),
            (guarded.Replace("127.0.0.1", "nowhere.invalid", StringComparison.Ordinal), "cannot be reached"),
        ];
        foreach (var (address, said) in all)
        {
            foreach (var open in new Action[] { () => Append(address).Dispose(), () => Ledger.OpenToRead(At(address)).Dispose() })
            {
                var exception = Assert.ThrowsAny<Exception>(open);
                var fault = StoreFault.Of(exception);
                Assert.True(fault is { IsDamage: false, IsUncertain: false }, exception.ToString());
                Assert.Contains(said, fault.Sentence, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', fault.Sentence);
                Assert.DoesNotContain(Secret, exception + fault.Sentence, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Refusals_name_the_store_without_its_password()
    {
        var url = _cluster.CreateDatabase();
        _cluster.CreateUser("holder", Secret);
        PostgresUrl.Ask(url, "GRANT CREATE ON SCHEMA public TO holder");
        var address = url.Replace("postgres@", $"holder:{Secret}@", StringComparison.Ordinal);
        var shown = url.Replace("postgres@", "", StringComparison.Ordinal);
        Refuses("no-store", () => Ledger.OpenToRead(At(address)));
        using (var ledger = Append(address))
        {
            Assert.Equal(shown, ledger.Name);
            ledger.Append(Entry("A"));
            Refuses("store-busy", () => Append(address));
        }

        PostgresUrl.Ask(url, "UPDATE store SET schema_version = 99");
        Refuses("store-too-new", () => Append(address));
        Refuses("store-too-new", () => Ledger.OpenToRead(At(address)));

        void Refuses(string code, Func<Ledger> open)
        {
            var refused = Assert.Throws<RefusedException>(open);
            Assert.Equal(code, refused.Refusal.Code);
            Assert.Contains(shown, refused.Refusal.Sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("postgres://")]
    [InlineData("postgres://host")]
    [InlineData("postgres://user:hunter2-and-more@host/")]
    [InlineData("postgres://user:12/hunter2-and-more@host/db")]
    [InlineData("postgres://user:12?hunter2-and-more@host/db")]
    [InlineData("postgres://user:12#hunter2-and-more@host/db")]
    [InlineData("postgres://user:hunter2-and-more#@host/db")]
    [InlineData("postgres://host/db?colour=hunter2-and-more")]
    [InlineData("postgres://host/db?port=hunter2-and-more")]
    [InlineData("postgres://host/db?schema=a;b")]
    [InlineData("postgres://host/db?schema=")]
    [InlineData("postgres://host/db?schema=Public")]
    public void An_address_that_is_none_is_refused_and_not_repeated(string address)
    {
        var refused = Assert.Throws<RefusedException>(() => StoreAddress.Parse(address));
        Assert.Equal("bad-store-address", refused.Refusal.Code);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://host/db", "postgres://host/db", "Host=host", "Database=db", "Search Path=public")]
    [InlineData("postgresql://u@host:5433/my%20db", "postgres://host:5433/my%20db", "Port=5433", "Database=\"my db\"", "Username=u")]
    [InlineData("postgres://u:p%40%2F%23@[::1]/db?schema=s&sslmode=verify-full", "postgres://[::1]/db?schema=s", "Host=::1", "Password=p@/#", "SSL Mode=VerifyFull")]
    [InlineData("postgres:///db?host=/var/run", "postgres:///db", "Host=/var/run", "Database=db", "Search Path=public")]
    public void An_address_is_read_as_it_is_meant(string address, string shown, params string[] parts)
    {
        var url = Assert.IsType<StoreAddress.PostgresUrl>(StoreAddress.Parse(address));
        Assert.Equal(shown, url.Name);
        Assert.Subset(url.ConnectionString.Split(';').ToHashSet(), parts.ToHashSet());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Wherever_the_connection_breaks_an_append_is_whole_or_absent_and_the_next_goes_on(bool beforeTheAnswer)
    {
        var url = _cluster.CreateDatabase();
        using (var ledger = Append(url)) ledger.Append(Entry("first"));
        using var proxy = new CuttingProxy(_cluster.Port);
        var (head, total) = (1L, 0L);
        for (var cut = -1; cut < 12; cut++)
        {
            var ledger = Patient(proxy.Through(url));
            // The first time round nothing is cut, to know how many bytes there are.
            var at = cut < 0 ? long.MaxValue : total * cut / 12;
            if (beforeTheAnswer) proxy.CutAfterAnswering(at);
            else proxy.CutAfterAsking(at);
            var exception = Record.Exception(() => ledger.Append(Entry($"a {cut}"), Entry($"b {cut}")));
            if (cut < 0) total = beforeTheAnswer ? proxy.Answered : proxy.Asked;
            ledger.Dispose();
            proxy.Heal();
            Assert.Equal(cut < 0, exception is null);
            if (exception is not null) Assert.True(StoreFault.Of(exception) is { IsUncertain: true }, exception.ToString());

            using var reader = Ledger.OpenToRead(At(url));
            var found = reader.Head;
            Assert.True(found == head + 2 || (cut >= 0 && found == head), $"cut at {at} of {total}: {head} entries became {found}");
            Assert.Equal(found, reader.Tree.Head().Size);
            head = found;
        }
    }

    public void Dispose() => _home.Dispose();

    private static EntryBody Entry(string name) => new EntryBody.EncounterRecorded(Some.Encounter($"Test {name}"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private StoreLocation At(string address) => new() { Address = address, Home = _home.Root };

    private Ledger Append(string address) => Ledger.OpenToAppend(At(address), TimeProvider.System, "tester");

    // A server notices the end of a broken connection, and with it lets go of the lock, a moment later.
    private Ledger Patient(string address)
    {
        Ledger? ledger = null;
        Assert.True(SpinWait.SpinUntil(() => (ledger = Try(address)) is not null, TimeSpan.FromSeconds(20)));
        return ledger!;
    }

    private Ledger? Try(string address)
    {
        try
        {
            return Append(address);
        }
        catch (RefusedException e) when (e.Refusal.Code == "store-busy")
        {
            return null;
        }
    }
}
