namespace Nashra.Arabic;

/// <summary>The units in which a newspaper says how long ago something was.</summary>
public enum TimeUnit
{
    /// <summary>Less than a minute: «الآن».</summary>
    Moment,

    /// <summary>60 seconds.</summary>
    Minute,

    /// <summary>60 minutes.</summary>
    Hour,

    /// <summary>A change of date.</summary>
    Day,

    /// <summary>Seven changes of date.</summary>
    Week,

    /// <summary>The same day of another month.</summary>
    Month,

    /// <summary>The same day of another year.</summary>
    Year,
}
