using System.Text.Json;

namespace Nashra.Tests.Readers;

/// <summary>Small acts as the page's script does them.</summary>
internal static class Acts
{
    extension(HttpClient browser)
    {
        /// <summary>Whether it is on afterwards; null when the answer was not an act's.</summary>
        public async Task<bool?> ActsAsync(string path, bool on)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("on", on ? "true" : "false")]) };
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await browser.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
            {
                return null;
            }

            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return json.RootElement.GetProperty("on").GetBoolean();
        }
    }
}
