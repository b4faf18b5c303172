#:sdk Microsoft.NET.Sdk.Web
#:package Npgsql@10.0.3
#:property PublishAot=false
#:property InvariantGlobalization=true

// What one would write instead in an afternoon: every event is a row, written when it comes, durable when it is answered.
// rows URL CONNECTION
using System.Text.Json;
using Npgsql;

await using var source = NpgsqlDataSource.Create(args[1] + ";Max Auto Prepare=10;Maximum Pool Size=64");
await using (var make = source.CreateCommand(
    "CREATE TABLE event (nonce TEXT PRIMARY KEY, at TIMESTAMPTZ NOT NULL DEFAULT now(), tool TEXT, revision INT, time INT, kind INT, a BIGINT, b BIGINT, n INT)"))
{
    await make.ExecuteNonQueryAsync();
}

var builder = WebApplication.CreateEmptyBuilder(new());
builder.WebHost.UseKestrelCore();
builder.Services.AddRoutingCore();
var web = builder.Build();
web.Urls.Add(args[0]);
web.MapPost("/v1/{tool}/reports", async context =>
{
    var body = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
    await using var insert = source.CreateCommand("INSERT INTO event (nonce, tool, revision, time, kind, a, b, n) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING");
    insert.Parameters.AddWithValue(context.Request.Headers["Idempotency-Key"].ToString());
    insert.Parameters.AddWithValue((string)context.Request.RouteValues["tool"]!);
    foreach (var name in (string[])["r", "w", "k"])
    {
        insert.Parameters.AddWithValue(body.GetProperty(name).GetInt32());
    }

    insert.Parameters.AddWithValue(body.GetProperty("a").GetInt64());
    insert.Parameters.AddWithValue(body.GetProperty("b").GetInt64());
    insert.Parameters.AddWithValue(body.GetProperty("n").GetInt32());
    await insert.ExecuteNonQueryAsync();
    context.Response.StatusCode = 202;
});
await web.StartAsync();
Console.WriteLine($"Listening on {web.Urls.First()}");
await web.WaitForShutdownAsync();
