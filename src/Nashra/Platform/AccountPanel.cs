namespace Nashra.Platform;

/// <summary>
/// A part of «حسابي» that a feature contributes: registered as a singleton, drawn whole by its view component, a
/// <c>section.panel</c> with its heading.
/// </summary>
/// <param name="Anchor">The part's id on the page, such as <c>saved</c>.</param>
/// <param name="TitleKey">The phrase of its heading, as the page's list of parts says it.</param>
/// <param name="Component">The name of the view component.</param>
/// <param name="Position">Smaller stands higher; features take tens from 10 on.</param>
public sealed record AccountPanel(string Anchor, string TitleKey, string Component, int Position);
