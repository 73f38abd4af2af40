// Saves, follows and other small acts without leaving the page; the plain post is always there to fall back on.

export function forms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-enhance]") || form.dataset.plain) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

/** The button that stands before the browser's own says which file was chosen. */
export function files() {
  for (const input of document.querySelectorAll(".file input")) {
    const said = input.parentElement.querySelector("output");
    const none = said.textContent;
    const say = () => (said.textContent = [...input.files].map(({ name }) => name).join(" · ") || none);
    input.addEventListener("change", say);
    say(); // whoever comes back to the page finds the file still chosen
  }
}

async function send(form, button) {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  try {
    const body = new FormData(form, button);
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "application/json" }, redirect: "error" });
    const result = await answer.json();
    if (answer.ok) show(form, button, result.on);
    else refuse(form, result.message);
  } catch {
    // No network, a redirect to sign-in, an answer that is not JSON: the browser's own post shows the reader what happened.
    form.dataset.plain = "true";
    form.requestSubmit(button);
  } finally {
    form.ariaBusy = "false";
  }
}

// Every form for the same thing changes together: a card and its article may both be on the page.
function show(form, button, on) {
  if (form.dataset.enhance === "remove") {
    const item = form.closest("[data-item]");
    const next = item?.nextElementSibling ?? item?.previousElementSibling ?? item?.closest("section")?.querySelector("h2");
    item?.remove();
    (next?.querySelector("button, a") ?? next)?.focus(); // who pressed a key is not sent back to the top of the page
    return;
  }
  const same = [...document.querySelectorAll("form[data-enhance]")].filter((other) => other.action === form.action);
  for (const { elements } of same) {
    for (const each of elements) {
      if (!each.dataset.on) continue;
      each.setAttribute("aria-pressed", String(on));
      if (each.name === "on") each.value = String(!on);
      (each.querySelector("span") ?? each).textContent = on ? each.dataset.on : each.dataset.off;
    }
  }
  button?.focus();
}

function refuse(form, message) {
  let note = form.querySelector(".field-error");
  if (!note) {
    note = Object.assign(document.createElement("p"), { className: "field-error", role: "alert" });
    form.append(note);
  }
  note.textContent = message;
}
