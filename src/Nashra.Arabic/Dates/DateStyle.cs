namespace Nashra.Arabic;

/// <summary>How a publication writes its dates: which month names, in which digits.</summary>
public sealed record DateStyle(MonthVocabulary Months, DigitPolicy Digits);
