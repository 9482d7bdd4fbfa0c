/** @file The menu of commands that opens when a message begins with a slash. */

import { freshId, h } from "./dom.js";
import { popup } from "./popup.js";
import { state } from "./state.js";

/**
 * Attach the menu to a message box.
 * @param {HTMLTextAreaElement} box
 * @param {{anchor: HTMLElement, chosen: () => void}} how
 * @returns {{key: (event: KeyboardEvent) => boolean, look: () => void, shut: () => void}} `key` says whether it used the key
 */
export function commandMenu(box, { anchor, chosen }) {
  const id = freshId("commands");
  let close = null;
  let fitting = [];
  let active = 0;
  let dismissed = "";
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", id);

  function look() {
    const word = /^\/\S*$/.exec(box.value)?.[0];
    fitting = word && word !== dismissed ? state.bot.commands.filter((one) => one.command.startsWith(word.toLowerCase())) : [];
    if (!box.value.startsWith("/")) dismissed = "";
    active = Math.min(active, Math.max(fitting.length - 1, 0));
    redraw();
  }

  function redraw() {
    close?.();
    if (!fitting.length || document.activeElement !== box) return;
    const list = h("div", { role: "listbox", id, class: "commands", "aria-label": "Commands" }, h("p", { class: "menu-heading", role: "presentation" }, state.bot.name), fitting.map(drawn));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    close = popup(anchor, list, { wide: true, onClose: closed });
    box.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.querySelector(".choice-active")?.scrollIntoView({ block: "nearest" });
  }

  function closed() {
    close = null;
    box.removeAttribute("aria-activedescendant");
  }

  const drawn = (command, at) =>
    h(
      "div",
      { role: "option", id: `${id}-${at}`, "aria-selected": String(at === active), class: at === active ? "choice choice-active" : "choice", on: { click: () => take(command) } },
      h("span", { class: "menu-words" }, h("span", {}, h("strong", { class: "command-word" }, command.command), " ", h("span", { class: "command-hint" }, command.usage_hint ?? "")), h("span", { class: "menu-note" }, command.description)),
    );

  function take(command) {
    box.value = `${command.command} `;
    close?.();
    fitting = [];
    box.focus();
    chosen();
  }

  function key(event) {
    if (!close) return false;
    const exact = fitting.some((one) => one.command === box.value.trim());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + fitting.length) % fitting.length;
      redraw();
    } else if ((event.key === "Enter" && !exact) || (event.key === "Tab" && !event.shiftKey)) take(fitting[active]);
    else if (event.key === "Escape") {
      dismissed = box.value;
      close();
    } else return false;
    return true;
  }

  return { key, look, shut: () => close?.() };
}

/** The usage hint of the command being typed, or "". */
export function hintFor(text) {
  const word = /^(\/\S+)\s/.exec(text)?.[1];
  const found = word && state.bot.commands.find((one) => one.command === word);
  return found ? `${found.command} ${found.usage_hint ?? ""}`.trim() : "";
}
