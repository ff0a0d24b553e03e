using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Xunit;

namespace Duecare.Domain.Tests.Duties;

public class ThreadsTests
{
    [Fact]
    public void A_rulebook_may_be_asked_by_several_threads_at_once_from_its_first_moment()
    {
        var child = new ChildChronology(new(new("c"), new(2015, 3, 2)), []);
        for (var i = 0; i < 100; i++)
        {
            var rules = new Rulebook("new", Rulebook.Shipped.Rows);
            using var together = new Barrier(8);
            var threads = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait();
                return DutyList.AsAt(new(2026, 11, 22), rules, child, WorkingDayCalendar.England).Count;
            }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            Assert.Single(threads.Select(t => t.GetAwaiter().GetResult()).Distinct());
        }
    }
}
