using Duecare.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Duecare.Web.Security;

/// <summary>Several changes of an account, each of which ASP.NET Core Identity saves by itself, made all or none.</summary>
internal static class WholeChange
{
    /// <summary>Does the work in one transaction of the unit of work that the request's accounts are kept by.</summary>
    public static async Task<T> Whole<T>(this HttpContext context, Func<LedgerDb, Task<T>> work)
    {
        var db = context.RequestServices.GetRequiredService<LedgerDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var answer = await work(db);
        await transaction.CommitAsync(CancellationToken.None);
        return answer;
    }
}
