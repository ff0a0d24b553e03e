using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Documents;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Records.InformationRights;
using Duecare.Records.Oversight;
using Duecare.Records.People;
using Duecare.Records.Protection;
using Duecare.Records.Terms;
using Duecare.Records.Visits;
using Duecare.Records.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Duecare.Web.Record;

/// <summary>What a site that keeps a record has besides.</summary>
public static class SiteRecord
{
    /// <summary>Puts an opened ledger behind the pages. Whoever opened it closes it, after the site.</summary>
    public static IServiceCollection AddRecord(this IServiceCollection services, LedgerOpening opening)
    {
        ArgumentNullException.ThrowIfNull(opening);
        services.AddSingleton(opening.Ledger!);
        services.AddSingleton(opening.Ledger!.Terms);
        services.AddSingleton<LayDown>();
        services.AddSingleton<WhatWouldChange>();
        services.AddSingleton<RecordAccess>();
        services.AddSingleton<MyWork>();
        services.AddSingleton<TeamWork>();
        services.AddSingleton<VisitsOverdue>();
        services.AddSingleton<FormRecorder>();
        services.AddSingleton<FormServices>();
        services.AddSingleton<RecordVisit>();
        services.AddSingleton<RecordCoreGroup>();
        services.AddSingleton<GiveReasonForDelay>();
        services.AddSingleton<RecordContact>();
        services.AddSingleton<DecideContact>();
        services.AddSingleton<RecordReferral>();
        services.AddSingleton<DecideReferral>();
        services.AddSingleton<OverseeDecision>();
        services.AddSingleton<TellReferrer>();
        services.AddSingleton<FrontDoorQueue>();
        services.AddSingleton<CorrectEntry>();
        services.AddSingleton<AttachDocument>();
        services.AddSingleton<RecordChildDetails>();
        services.AddSingleton<RecordPerson>();
        services.AddSingleton<RecordAddress>();
        services.AddSingleton<RecordHouseholdMember>();
        services.AddSingleton<RecordRelationship>();
        services.AddSingleton<RecordAgency>();
        services.AddSingleton<RecordIdentifier>();
        services.AddSingleton<SetFlag>();
        services.AddSingleton<ReleaseAddress>();
        services.AddSingleton<JoinRecords>();
        services.AddSingleton<PartRecords>();
        services.AddSingleton(provider => new DutiesOfTheDay(opening.Ledger!, provider.GetRequiredService<TimeProvider>(), opening.NeedsRebuild));
        services.AddHostedService<DayBreak>();
        services.AddHealthChecks().AddCheck<RecordAnswers>("record").AddCheck<DutiesAreOfToday>("duties");
        return services;
    }

    /// <summary>Rehearses the recording of a visit once the site answers.</summary>
    public static IServiceCollection AddRehearsal(this IServiceCollection services) => services.AddHostedService<Rehearsing>();
}

/// <summary>Whether the database answers.</summary>
internal sealed class RecordAnswers(Ledger ledger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await ledger.Head(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Degraded while the duties kept ready are still those of another day.</summary>
internal sealed class DutiesAreOfToday(DutiesOfTheDay duties) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(duties.AreOfToday ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
