using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Newsroom.Staff;

/// <summary><c>staff</c>: who may enter the newsroom. The first administrator comes in this way, and the last hope of who lost everything.</summary>
internal static class StaffVerb
{
    // Letters and digits that nobody mistakes for one another; a hundred bits.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    public static Command Create(Func<ParseResult, Installation> installation) =>
        new("staff", "who may enter the newsroom") { Add(installation), List(installation), Remove(installation), Reset(installation) };

    private static Command Add(Func<ParseResult, Installation> installation)
    {
        var email = Email();
        var name = new Option<string>("--name") { Description = "name as colleagues see it", Required = true };
        var role = new Option<string>("--role") { Description = "administrator (default) or editor", DefaultValueFactory = _ => "administrator" };
        role.AcceptOnlyFromAmong("administrator", "editor");
        var fromInput = new Option<bool>("--password-stdin") { Description = "read the password from standard input; else it is asked for on a terminal, or made up and printed" };
        var command = new Command("add", "let somebody in") { email, name, role, fromInput };
        command.SetAction((parsed, cancel) => WithStaffAsync(installation(parsed), async (services, db) =>
        {
            var (password, isMadeUp) = await ChoosePasswordAsync(parsed.GetValue(fromInput), cancel);
            var member = StaffMember.Join(parsed.GetValue(email)!, parsed.GetValue(name)!, Enum.Parse<StaffRole>(parsed.GetValue(role)!, ignoreCase: true), services.GetRequiredService<TimeProvider>().GetUtcNow());
            member.ChoosePassword(password, services.GetRequiredService<IPasswordHasher<StaffMember>>());
            if (await db.Staff.AnyAsync(known => known.Email == member.Email, cancel))
            {
                throw new RefusedException("newsroom.already_staff", member.Email);
            }

            db.Add(member);
            await db.SaveChangesAsync(cancel);
            return say => isMadeUp ? say.Say("newsroom.staff_added_with", member.Name, password) : say.Say("newsroom.staff_added", member.Name);
        }, cancel));
        return command;
    }

    private static Command List(Func<ParseResult, Installation> installation)
    {
        var command = new Command("list", "who they are");
        command.SetAction((parsed, cancel) => WithStaffAsync(installation(parsed), async (_, db) =>
        {
            var members = await db.Staff.AsNoTracking().OrderBy(member => member.Email).ToListAsync(cancel);
            members.ForEach(member => Console.Out.WriteLine($"{member.Email}\t{member.Name}\t{member.Role}\t{(member.HasSecondFactor ? "2FA" : "-")}"));
            return say => say.Count("newsroom.staff_count", members.Count);
        }, cancel));
        return command;
    }

    private static Command Remove(Func<ParseResult, Installation> installation) =>
        Concerning("remove", "show somebody out; their sessions end at once", installation, (db, member) =>
        {
            db.Remove(member);
            return "newsroom.staff_removed";
        });

    private static Command Reset(Func<ParseResult, Installation> installation) =>
        Concerning("reset-second-factor", "let somebody enrol another device at the next sign-in", installation, (db, member) =>
        {
            member.ForgetSecondFactor();
            db.RemoveRange(db.Set<StaffSession>().Where(session => session.StaffMemberId == member.Id));
            return "newsroom.staff_reset";
        });

    private static Command Concerning(string verb, string what, Func<ParseResult, Installation> installation, Func<NewsDb, StaffMember, string> act)
    {
        var email = Email();
        var command = new Command(verb, what) { email };
        command.SetAction((parsed, cancel) => WithStaffAsync(installation(parsed), async (_, db) =>
        {
            var address = StaffMember.AddressOf(parsed.GetValue(email)!);
            var member = await db.Staff.Include(m => m.RecoveryCodes).FirstOrDefaultAsync(m => m.Email == address, cancel)
                ?? throw new RefusedException("newsroom.no_such_staff", address);
            var done = act(db, member);
            await db.SaveChangesAsync(cancel);
            return say => say.Say(done, member.Name);
        }, cancel));
        return command;
    }

    private static Argument<string> Email()
    {
        var email = new Argument<string>("EMAIL") { Description = "e-mail address" };
        email.Validators.Add(given =>
        {
            if (!System.Net.Mail.MailAddress.TryCreate(given.GetValueOrDefault<string>(), out _))
            {
                given.AddError($"«{given.GetValueOrDefault<string>()}» is no e-mail address");
            }
        });
        return email;
    }

    private static async Task<int> WithStaffAsync(Installation installation, Func<IServiceProvider, NewsDb, Task<Func<Phrases, string>>> work, CancellationToken cancel)
    {
        await using var app = Newspaper.Open(installation);
        await Newspaper.PrepareAsync(app.Services, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var say = scope.ServiceProvider.GetRequiredService<Edition>().Say;
        try
        {
            var told = await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<NewsDb>());
            await Console.Out.WriteLineAsync(told(say));
            return 0;
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync("nashra: " + say.Say(refused.MessageKey, [.. refused.Arguments]));
            return 1;
        }
    }

    private static async Task<(string Password, bool IsMadeUp)> ChoosePasswordAsync(bool fromInput, CancellationToken cancel)
    {
        var typed = fromInput ? await Console.In.ReadLineAsync(cancel) ?? ""
            : Console.IsInputRedirected ? ""
            : AskWithoutEcho();
        return typed.Length > 0 || fromInput ? (typed, false) : (RandomNumberGenerator.GetString(Alphabet, 20), true);
    }

    private static string AskWithoutEcho()
    {
        Console.Error.Write("كلمة المرور (فارغة لتوليدها) · Password (empty to make one up): ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
