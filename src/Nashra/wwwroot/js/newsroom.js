// What the editor's sheet gains from script: the count of letters as they are typed.
for (const field of document.querySelectorAll("[data-counted]")) {
  const count = document.getElementById(field.dataset.counted);
  const digits = new Intl.NumberFormat(document.body.classList.contains("arabic-digits") ? "ar-u-nu-arab" : "en");
  field.addEventListener("input", () => (count.textContent = digits.format(field.value.length)));
}
