// What the editor's sheet gains from script: the count of letters as they are typed.
for (const field of document.querySelectorAll("[data-counted]")) {
  const count = document.getElementById(field.dataset.counted);
  const digits = new Intl.NumberFormat(document.body.classList.contains("arabic-digits") ? "ar-u-nu-arab" : "en");
  field.addEventListener("input", () => (count.textContent = digits.format(field.value.length)));
}

// Blocks of a newsletter's draft are dragged into order; the buttons beside them do the same without script.
for (const list of document.querySelectorAll("[data-blocks]")) {
  let dragged;
  for (const block of list.querySelectorAll("[data-block]")) {
    block.draggable = true;
    block.addEventListener("dragstart", () => (dragged = block).classList.add("is-dragged"));
    block.addEventListener("dragend", () => {
      dragged.classList.remove("is-dragged");
      for (const [at, moved] of list.querySelectorAll("[data-block]").entries()) {
        for (const button of moved.querySelectorAll("button")) button.value = button.value.replace(/\d+$/, at);
      }
    });
    block.addEventListener("dragover", (event) => {
      event.preventDefault();
      const { top, height } = block.getBoundingClientRect();
      if (dragged && dragged !== block) block[event.clientY < top + height / 2 ? "before" : "after"](dragged);
    });
    // Text inside a field is selected, not dragged.
    for (const field of block.querySelectorAll("input, textarea")) {
      field.addEventListener("focus", () => (block.draggable = false));
      field.addEventListener("blur", () => (block.draggable = true));
    }
  }
}
