// Passkeys: the browser's own dialogue between two posts. Where there is none, nothing is offered.
const able = "hasPasskeys" in document.documentElement.dataset; // found out before the first paint, by prefs.js

async function post(path, body = {}) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.status === 204 ? null : answer.json();
}

async function add() {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await post("/passkeys/creation"));
  const credential = await navigator.credentials.create({ publicKey });
  await post("/passkeys", { credential: credential.toJSON() });
  location.replace("/account#entry");
  location.reload();
}

async function signIn(back) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post("/passkeys/request"));
  const credential = await navigator.credentials.get({ publicKey });
  location.assign((await post("/passkeys/sign-in", { credential: credential.toJSON(), back })).to);
}

function offer(place, act) {
  const error = place.querySelector("[data-passkey-error]");
  place.querySelector("button").addEventListener("click", async ({ currentTarget: button }) => {
    button.disabled = true;
    error.textContent = "";
    try {
      await act();
    } catch (fault) {
      // Closing the dialogue is an answer, not a fault.
      if (fault.name !== "NotAllowedError" && fault.name !== "AbortError") error.textContent = error.dataset.passkeyError;
    }
    button.disabled = false;
  });
}

if (able) {
  for (const place of document.querySelectorAll("[data-passkeys]")) {
    offer(place, "signIn" in place.dataset ? () => signIn(place.dataset.back ?? null) : add);
  }
}
