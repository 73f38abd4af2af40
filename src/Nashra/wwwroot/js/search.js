// Suggestions while typing: a combobox with a list (ARIA Authoring Practices, "Combobox"). Without script the form searches as ever.

const wait = 150;

function combobox(input) {
  const list = Object.assign(document.createElement("ul"), { id: "suggestions", className: "suggestions", hidden: true, role: "listbox", ariaLabel: input.dataset.suggestLabel });
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden", role: "status" });
  input.after(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);

  let active = -1;
  let timer = 0;
  let asking = new AbortController();

  function choose(index) {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    const option = list.children[active];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function show(items) {
    list.replaceChildren(...items.map(optionFor));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    status.textContent = items.length > 0 ? input.dataset.suggestCount.replace("{0}", items.length) : "";
    choose(-1);
  }

  function optionFor(item, at) {
    const option = Object.assign(document.createElement("li"), { id: `suggestion-${at}`, role: "option" });
    const link = Object.assign(document.createElement("a"), { href: item.url, tabIndex: -1, dir: item.dir, textContent: item.text });
    const kind = Object.assign(document.createElement("span"), { textContent: item.label });
    option.append(link, kind);
    // The field keeps the focus while the list is pressed.
    option.addEventListener("mousedown", (event) => event.preventDefault());
    option.addEventListener("click", () => location.assign(item.url));
    return option;
  }

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const text = input.value.trim();
    if (text.length < 2) return show([]);
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
      if (answer.ok) show(await answer.json());
    } catch (error) {
      // A newer letter was typed, or there is no network: the form itself still works.
      if (error.name !== "AbortError") show([]);
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  });
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(active < last ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? last : active - 1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && active >= 0) list.children[active].click();
    else return;
    event.preventDefault();
  });
}

for (const input of document.querySelectorAll("input[data-suggest]")) combobox(input);
