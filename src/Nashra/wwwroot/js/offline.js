// The page's side of reading without a network: says whose device it is, shows what waits, and asks to send it.

const note = document.querySelector("[data-offline]");
const whose = document.body.dataset.reader ?? null;

export async function offline() {
  if (whose) await navigator.serviceWorker.register("/sw.js");
  else if (!(await navigator.serviceWorker.getRegistration())) return;
  const { active } = await navigator.serviceWorker.ready;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    show(data);
    showRefused(data.refused);
  });
  document.querySelector("[data-refused] button")?.addEventListener("click", () => {
    active.postMessage({ type: "seen" });
    showRefused([]);
  });
  const hello = () => active.postMessage({ type: "hello", reader: navigator.onLine || whose ? whose : undefined, urls: loaded() });
  if (navigator.onLine) hello();
  addEventListener("online", hello);
  addEventListener("online", network);
  addEventListener("offline", network);
  network();
}

// What this page needed, so that it can be drawn again without a network.
const loaded = () => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(location.origin));

function network() {
  if (note) note.hidden = navigator.onLine;
}

function show({ waiting, sent }) {
  const list = document.querySelector("[data-waiting]");
  const article = document.querySelector("[data-saved]")?.dataset.saved;
  if (!list) return;
  const notes = waiting.filter(({ kind, article: on }) => kind === "Note" && on === article);
  const hadNotes = !list.hidden;
  list.hidden = notes.length === 0;
  list.replaceChildren(list.dataset.waiting, ...notes.flatMap(({ text, quote }) => [document.createElement("br"), quote ? `«${quote}» ${text ?? ""}` : text]));
  // Told, they stand on the page itself, unless the reader is writing on.
  if (sent && hadNotes && list.hidden && ![...document.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue)) location.reload();
}

// What was done without a network and not taken: why, and her own words, so that none are lost.
function showRefused(acts) {
  const notice = document.querySelector("[data-refused]");
  if (!notice) return;
  notice.hidden = acts.length === 0;
  notice.querySelector("ul").replaceChildren(...acts.map(({ why, quote, text }) => {
    const line = document.createElement("li");
    line.append(why, ...[quote && `«${quote}»`, text].filter(Boolean).map((words) => Object.assign(document.createElement("blockquote"), { className: "note-quote", dir: "auto", textContent: words })));
    return line;
  }));
}
