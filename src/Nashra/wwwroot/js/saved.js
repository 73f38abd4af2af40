// What the saved list and a saved article gain from script: keys, highlighting by selection, and the place where reading stopped.

const all = (selector) => document.querySelectorAll(selector);

// A form that was filled without a network may be sent again later: each filling has a key of its own.
function freshKeys() {
  for (const form of all("form[data-fresh-key]")) {
    form.addEventListener("submit", () => setTimeout(() => (form.elements.key.value = crypto.randomUUID())));
    form.elements.key.value = crypto.randomUUID();
  }
}

function chooseAll() {
  const button = document.querySelector("[data-choose-all]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const boxes = [...all(".pick input")];
    const on = !boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = on;
  });
}

// Keys act only while an article of the list has the focus, so that they surprise nobody: J and K go on and back,
// R read, E archive, X chooses, Delete removes. By their place on the keyboard, whatever letters are on them.
function keys() {
  const links = [...all("a[data-keys]")];
  document.addEventListener("keydown", (event) => {
    const item = document.activeElement?.closest(".saved-list > li");
    if (!item || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    const at = links.indexOf(item.querySelector("a[data-keys]"));
    if (event.code === "KeyJ") links[at + 1]?.focus();
    else if (event.code === "KeyK") links[at - 1]?.focus();
    else if (event.code === "KeyX") choose(item);
    else if (!press(item.querySelector(`[data-key="${event.code}"]`))) return;
    event.preventDefault();
  });
}

function choose(item) {
  document.querySelector(".bulk").open = true;
  item.querySelector(".pick input").click();
}

function press(button) {
  button?.click();
  return Boolean(button);
}

// The selection, widened to whole words: a mark never breaks a joined word.
function selected(body) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const block = blockOf(range.startContainer, body);
  if (!block || block !== blockOf(range.endContainer, body)) return null;
  const text = block.textContent;
  let start = offsetIn(block, range.startContainer, range.startOffset);
  let end = offsetIn(block, range.endContainer, range.endOffset);
  while (start > 0 && /[\p{L}\p{N}\p{M}]/u.test(text[start - 1])) start--;
  while (end < text.length && /[\p{L}\p{N}\p{M}]/u.test(text[end])) end++;
  return { quote: text.slice(start, end).trim(), before: text.slice(Math.max(0, start - 90), start), after: text.slice(end, end + 90), range };
}

function blockOf(node, body) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const block = element?.closest("p, h2, li");
  return block && body.contains(block) ? block : null;
}

function offsetIn(block, node, offset) {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function highlighting() {
  const form = document.getElementById("highlighter");
  const body = document.querySelector("[data-blocks]");
  if (!form || !body) return;
  document.addEventListener("selectionchange", () => {
    const found = selected(body);
    form.hidden = !found?.quote;
    if (form.hidden) return;
    Object.assign(form.elements.key, { value: crypto.randomUUID() });
    for (const name of ["quote", "before", "after"]) form.elements[name].value = found[name];
    const box = found.range.getBoundingClientRect();
    form.style.insetBlockStart = `${scrollY + box.bottom + 8}px`;
  });
  // A press must not first take the selection away.
  form.addEventListener("pointerdown", (event) => event.preventDefault());
  for (const mark of body.querySelectorAll("mark[data-note]")) {
    mark.addEventListener("click", () => document.getElementById(`n-${mark.dataset.note}`)?.scrollIntoView({ block: "center" }));
  }
}

// Block by block, so that a phone and a desk mean the same place.
function position() {
  const body = document.querySelector("[data-blocks]");
  const form = document.getElementById("position");
  if (!body || !form) return;
  const blocks = [...body.children];
  blocks.forEach((block, at) => (block.id ||= `b-${at}`));
  const resume = document.querySelector("[data-resume]");
  resume?.addEventListener("click", (event) => {
    const block = document.querySelector(resume.hash);
    if (!block) return;
    event.preventDefault();
    scrollTo(0, block.getBoundingClientRect().top + scrollY + (block.offsetHeight * Number(resume.dataset.resume)) / 1000 - 80);
  });
  let said = -1;
  let timer = 0;
  const opened = Date.now();
  const say = () => {
    const now = placeIn(blocks, body);
    // Whoever opens it again at the top has not lost her place by looking around.
    if (now.whole < Number(body.dataset.read) && Date.now() - opened < 30000) return;
    if (Math.abs(now.whole - said) < 10) return;
    said = now.whole;
    const fields = new URLSearchParams({ ...now, at: Date.now() });
    fetch(form.action, { method: "POST", body: fields, keepalive: true, headers: { Accept: "application/json" } }).catch(() => (said = -1));
  };
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(say, 1500);
  }, { passive: true });
  addEventListener("pagehide", () => timer && say());
}

// The line that is being read lies a third below the top of the screen.
function placeIn(blocks, body) {
  const line = innerHeight / 3;
  const block = Math.max(0, blocks.findLastIndex((each) => each.getBoundingClientRect().top <= line));
  const { top, height } = blocks[block].getBoundingClientRect();
  const whole = body.getBoundingClientRect();
  return { block, part: thousandths((line - top) / (height || 1)), whole: thousandths((innerHeight - whole.top) / (whole.height || 1)) };
}

const thousandths = (share) => Math.round(1000 * Math.min(1, Math.max(0, share)));

freshKeys();
chooseAll();
keys();
highlighting();
position();
