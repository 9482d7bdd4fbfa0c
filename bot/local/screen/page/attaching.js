/** @file Files waiting to be sent with the next message: chosen, pasted, or dropped. */

import { fill, h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { size } from "./message.js";

/**
 * @param {HTMLElement} shelf where the waiting files are shown
 * @param {() => void} changed
 * @returns {{pick: () => void, take: () => File[], add: (files: Iterable<File>) => void, waiting: () => number}}
 */
export function attaching(shelf, changed) {
  let files = [];
  const chooser = h("input", { type: "file", multiple: true, class: "visually-hidden", tabindex: "-1", "aria-hidden": "true", on: { change: () => { add(chooser.files); chooser.value = ""; } } });
  shelf.before(chooser);

  function add(more) {
    files = [...files, ...more];
    redraw();
  }

  function redraw() {
    shelf.hidden = !files.length;
    fill(shelf, files.map(drawn));
    changed();
  }

  const drawn = (one) =>
    h(
      "li",
      { class: "file" },
      icon("file"),
      h("span", { class: "menu-words" }, h("span", { class: "file-name" }, one.name), h("span", { class: "menu-note" }, size(one.size))),
      h("button", { type: "button", class: "quiet-icon", on: { click: () => { files = files.filter((other) => other !== one); redraw(); } } }, icon("close"), unseen(`Do not send ${one.name}`)),
    );

  const take = () => {
    const all = files;
    files = [];
    redraw();
    return all;
  };
  return { pick: () => chooser.click(), take, add, waiting: () => files.length };
}

/**
 * Let files be dropped anywhere on `zone`.
 * @param {HTMLElement} zone
 * @param {() => string} sentence what dropping here will do
 * @param {(files: FileList) => void} dropped
 */
export function dropZone(zone, sentence, dropped) {
  const veil = h("div", { class: "drop-veil", hidden: true }, h("p", {}, ""));
  zone.append(veil);
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  zone.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    veil.firstChild.textContent = sentence();
    veil.hidden = false;
  });
  zone.addEventListener("dragleave", (event) => zone.contains(event.relatedTarget) || (veil.hidden = true));
  zone.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    veil.hidden = true;
    dropped(event.dataTransfer.files);
  });
}
