namespace Nashra.Platform.Caching;

/// <summary>On a page or endpoint: who is not signed in gets the same bytes as everyone else, so they may be kept.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SamePageForEveryoneAttribute : Attribute;
