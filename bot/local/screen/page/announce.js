/** @file Says things aloud once, and shows errors as sentences that stay until dismissed. */

import { fill, h, unseen } from "./dom.js";
import { icon } from "./icons.js";

/** Say something to a screen reader, once, without moving the focus. */
export function announce(text) {
  const region = document.getElementById("announcer");
  const line = h("p", {}, text);
  region.append(line);
  setTimeout(() => line.remove(), 8000);
}

/**
 * Show what went wrong. Inside an open dialog it stands in the dialog, for all else is inert.
 * @param {unknown} error its message is the sentence
 */
export function trouble(error) {
  const sentence = error instanceof Error ? error.message : String(error);
  const dialogs = document.querySelectorAll("dialog[open] [data-troubles]");
  const holder = dialogs[dialogs.length - 1] ?? document.getElementById("toasts");
  const note = h("div", { class: "toast" }, icon("warning"), h("p", {}, sentence));
  note.append(
    h(
      "button",
      { type: "button", class: "quiet-icon", on: { click: () => note.remove() } },
      icon("close"),
      unseen("Dismiss"),
    ),
  );
  fill(holder, note);
}

/** Take away the errors shown, now that something has succeeded. */
export function calm() {
  for (const holder of document.querySelectorAll("#toasts, [data-troubles]")) fill(holder);
}
