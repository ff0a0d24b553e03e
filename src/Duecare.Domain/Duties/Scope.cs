namespace Duecare.Domain.Duties;

/// <summary>Which rules are asked of a child.</summary>
public enum Scope
{
    /// <summary>Every rule. One for which the source holds no evidence is answered with <see cref="DutyState.NoEvidence"/>, duty by duty.</summary>
    EveryRule,

    /// <summary>
    /// Only the rules that something the source claims to hold could meet, whatever its days. Of the others a count says nothing, so they are named once and
    /// not asked of each child: <see cref="DutyList.NotAsked"/>. A rule whose due day shortens another's is asked all the same.
    /// </summary>
    WhatTheSourceHolds,
}
