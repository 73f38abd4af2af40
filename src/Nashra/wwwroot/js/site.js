// What pages gain from script. Everything here also works without it.
import { files, forms } from "./forms.js";

const root = document.documentElement;
const all = (selector) => document.querySelectorAll(selector);

function remember(key, value) {
  if (!("forgets" in root.dataset)) localStorage.setItem(key, value);
}

function theme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  for (const button of all("[data-theme-toggle]")) {
    button.addEventListener("click", () => {
      const now = root.dataset.theme ?? (dark.matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      remember("theme", root.dataset.theme);
    });
  }
}

function textSize() {
  for (const button of all("[data-text-size-step]")) {
    button.addEventListener("click", () => {
      const size = Number(root.dataset.textSize ?? 2) + Number(button.dataset.textSizeStep);
      root.dataset.textSize = Math.min(4, Math.max(1, size));
      remember("text-size", root.dataset.textSize);
    });
  }
}

function share() {
  for (const button of all("[data-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", () => navigator.share({ title: button.dataset.title, url: button.dataset.share }).then(shared, cancelled));
  }
  for (const link of all("[data-shares]")) link.addEventListener("click", shared);
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) {
      button.remove(); // no browser copies on a line that is not encrypted
      continue;
    }
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      say(button, button.dataset.done);
      shared();
    });
  }
}

// For her own history, as opening and finishing are; nobody is told where it went.
function shared() {
  const { article, reads } = document.body.dataset;
  if (article && reads) navigator.sendBeacon(`/read/${article}`, "shared");
}

// The reader closed the sheet: nothing to do. Anything else is a fault.
function cancelled(error) {
  if (error.name !== "AbortError") throw error;
}

function say(button, words) {
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  label.textContent = words;
  setTimeout(() => (label.textContent = before), 2000);
}

// Escape closes what is open where the reader stands; a menu that lies over the page closes also when the reader goes on.
function menus() {
  const menu = () => document.querySelector(".actions details[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.target.matches("select, [type=date]")) return; // theirs closes their own list
    const open = event.target.closest("details[open]:not(.covered)") ?? menu();
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
  for (const leaving of ["click", "focusin"]) {
    document.addEventListener(leaving, (event) => {
      const open = menu();
      if (open && !open.contains(event.target)) open.open = false;
    });
  }
}

function progress() {
  const line = document.querySelector("[data-progress]");
  const body = document.querySelector(".body");
  if (!line || !body) return;
  line.hidden = false;
  let waiting = false;
  const draw = () => {
    waiting = false;
    const { top, height } = body.getBoundingClientRect();
    const read = (innerHeight - top) / (height || 1);
    line.style.transform = `scaleX(${Math.min(1, Math.max(0, read))})`;
  };
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  }, { passive: true });
  draw();
}

// Open pages age: «منذ دقيقتين» must not still be there an hour later. The newspaper's own words hold for a minute, longer
// where they come from the device without a network. Older than a day, they stand.
function relativeTimes() {
  let words;
  const refresh = () => {
    words ??= new Intl.RelativeTimeFormat(`${root.lang || "ar"}-u-nu-${document.body.classList.contains("arabic-digits") ? "arab" : "latn"}`, { numeric: "auto" });
    for (const time of all("time[data-relative]")) {
      const minutes = Math.round((Date.parse(time.dateTime) - Date.now()) / 60000);
      if (minutes > 0 || minutes <= -1440) continue;
      const said = minutes > -60 ? words.format(minutes, "minute") : words.format(Math.round(minutes / 60), "hour");
      if (time.textContent !== said) time.textContent = said; // the same words need no new layout
    }
  };
  if (!navigator.onLine) refresh();
  setInterval(refresh, 60000);
}

// One view for each page that was really seen: not for one opened in a background tab and closed.
function view() {
  const article = document.body.dataset.article;
  if (!article) return;
  const send = () => navigator.sendBeacon("/views", article);
  if (document.visibilityState === "visible") send();
  else document.addEventListener("visibilitychange", send, { once: true });
}

// For a signed-in reader's own history, which the server writes only while the reader keeps one: opened when seen for five
// seconds, finished when the end of the text comes into view.
function reading() {
  const { article, reads } = document.body.dataset;
  const body = document.querySelector(".body");
  if (!article || !reads || !body) return;
  const note = (what) => navigator.sendBeacon(`/read/${article}`, what);
  setTimeout(() => {
    if (document.visibilityState !== "visible") return;
    note("opened");
    const end = new IntersectionObserver((seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      end.disconnect();
      note("finished");
    });
    end.observe(body.lastElementChild ?? body);
  }, 5000);
}

theme();
textSize();
share();
menus();
progress();
relativeTimes();
view();
reading();
forms();
files();

// Only who has an account keeps articles on the device; whoever signed out has them cleared away.
if (navigator.serviceWorker && (document.body.dataset.reader || navigator.serviceWorker.controller)) import("./offline.js").then(({ offline }) => offline());
