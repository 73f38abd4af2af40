// Before the first paint: what this device remembers. Loaded in <head>, not deferred, so that nothing flashes.
(function () {
  var root = document.documentElement;
  if ("noModule" in HTMLScriptElement.prototype) root.dataset.scripts = ""; // the site's own script will run
  var isNamed = !/^[\d.]+$|^\[/.test(location.hostname); // a passkey belongs to a name: browsers keep none for a number
  if (isNamed && typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential) root.dataset.hasPasskeys = "";
  try {
    var theme = localStorage.getItem("theme");
    var size = localStorage.getItem("text-size");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (/^[1-4]$/.test(size)) root.dataset.textSize = size;
  } catch (refused) {
    // Storage is switched off: the device's own theme and the ordinary size stay.
    root.dataset.forgets = "";
  }
})();
