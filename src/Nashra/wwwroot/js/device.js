// For sw.js. What the device itself remembers: whose it is, and what was done without a network, in its order.

const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open("nashra", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("facts");
    request.result.createObjectStore("queue", { autoIncrement: true });
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const store = async (name, mode) => (await opened).transaction(name, mode).objectStore(name);

/** Reads a fact, or writes it. Answers of the newspaper are no fact: they settle what waits. */
async function remember(name, ...value) {
  if (name === "answers") return settle(value[0]);
  return value.length ? done((await store("facts", "readwrite")).put(value[0], name)) : done((await store("facts", "readonly")).get(name));
}

function reader() {
  return remember("reader");
}

async function clear() {
  await done((await store("queue", "readwrite")).clear());
  await done((await store("facts", "readwrite")).clear());
}

/** What waits to be told and is this reader's. */
const waiting = async () => (await hers()).filter((entry) => !entry.refused);

/** What the newspaper did not take: her words and its reason, kept until she has seen them. */
const refused = async () => (await hers()).filter((entry) => entry.refused);

async function forgive() {
  for (const { place } of await refused()) await done((await store("queue", "readwrite")).delete(place));
}

async function hers() {
  const whose = await reader();
  return (await entries()).filter((entry) => entry.reader === whose);
}

async function entries() {
  const queue = await store("queue", "readonly");
  const [keys, values] = await Promise.all([done(queue.getAllKeys()), done(queue.getAll())]);
  return values.map((value, at) => ({ ...value, place: keys[at] }));
}

async function settle(answers) {
  const outcome = new Map(answers.map((answer) => [answer.key, answer]));
  for (const entry of await entries()) {
    const answer = outcome.get(entry.act.key);
    if (!answer) continue;
    const queue = await store("queue", "readwrite");
    const { place, ...rest } = entry;
    // Refused words are the reader's all the same: they stay on the device, with the reason.
    await done(answer.outcome === "refused" ? queue.put({ ...rest, refused: answer.message }, place) : queue.delete(place));
  }
}

/** Keeps what a form asks for. Null when it is nothing that can wait; otherwise where to go now, and what is on. */
async function enqueue(request) {
  const url = new URL(request.url);
  const fields = await request.formData();
  const acts = actsOf(url, fields);
  if (acts.length === 0) return null;
  const whose = await reader();
  for (const act of acts) await add({ reader: whose, act: { key: crypto.randomUUID(), at: Date.now(), ...act } });
  const article = acts[0].article;
  return { on: acts[0].kind === "Save" || acts[0].kind === "Note", to: acts[0].kind === "Note" ? `/saved/${article}/read#notes` : safe(fields.get("back")) };
}

const safe = (back) => (back?.startsWith("/") && !back.startsWith("//") ? back : "/saved");

function actsOf(url, fields) {
  const article = url.pathname.match(/^\/saved\/(\w+)(\/read)?$/)?.[1];
  const handler = url.searchParams.get("handler");
  if (article && !handler && !url.pathname.endsWith("/read")) return [fields.get("on") === "false" ? { kind: "Place", article, place: "Removed" } : { kind: "Save", article }];
  if (handler === "Place") return (article ? [article] : fields.getAll("ids")).map((id) => ({ kind: "Place", article: id, place: fields.get("place") }));
  if (article && handler === "Note") return [{ kind: "Note", article, key: fields.get("key") || crypto.randomUUID(), text: fields.get("text"), quote: fields.get("quote"), before: fields.get("before"), after: fields.get("after") }];
  if (article && handler === "Position") return [{ kind: "Position", article, at: Number(fields.get("at")), block: Number(fields.get("block")), part: Number(fields.get("part")), whole: Number(fields.get("whole")) }];
  return [];
}

// Of the places where reading stopped only the last is told.
async function add(entry) {
  if (entry.act.kind === "Position") {
    for (const other of await entries()) {
      if (other.act.kind === "Position" && other.act.article === entry.act.article && other.reader === entry.reader) await done((await store("queue", "readwrite")).delete(other.place));
    }
  }
  await done((await store("queue", "readwrite")).add(entry));
}
