namespace Nashra.Mail.Tests.Sending;

/// <summary>A clock whose timers all run out at once when the test says so: patience is tested without being spent.</summary>
internal sealed class RushingClock : TimeProvider
{
    private readonly List<Alarm> alarms = [];
    private bool rushing;

    public void Rush()
    {
        Alarm[] waiting;
        lock (alarms)
        {
            rushing = true;
            waiting = [.. alarms];
        }

        Array.ForEach(waiting, alarm => alarm.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        lock (alarms)
        {
            alarms.Add(alarm);
        }

        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(RushingClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool isSet;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            isSet = dueTime != Timeout.InfiniteTimeSpan;
            if (clock.rushing)
            {
                _ = Task.Run(Ring);
            }

            return true;
        }

        public void Ring()
        {
            if (isSet)
            {
                isSet = false;
                callback(state);
            }
        }

        public void Dispose()
        {
            isSet = false;
            lock (clock.alarms)
            {
                clock.alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
