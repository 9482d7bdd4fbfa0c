/** @file A field that offers a list and narrows it as one types; holds one choice or several. */

import { fill, freshId, h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { popup } from "./popup.js";

/**
 * @typedef {{key: string, words: string, note?: string, raw: any}} Choice
 * @typedef {{heading?: string, choices: Choice[]}} Group
 *
 * @typedef {object} Wanted
 * @property {(query: string) => Promise<Group[]>} load the groups that fit what was typed
 * @property {Choice[]} chosen what stands at first
 * @property {boolean} several
 * @property {number} [most] how many may be chosen
 * @property {number} [fewest] how many letters must be typed before anything is offered
 * @property {number} [delay] milliseconds of rest before `load` is asked
 * @property {string} [placeholder]
 * @property {Record<string, string | null>} names ARIA attributes for the field
 * @property {(chosen: Choice[]) => void} changed
 */

/**
 * @param {Wanted} wanted
 * @returns {{node: HTMLElement, input: HTMLInputElement, chosen: () => Choice[], choose: (some: Choice[]) => void}}
 */
export function combobox(wanted) {
  const listId = freshId("choices");
  const input = h("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
    placeholder: wanted.placeholder,
    "data-field": true,
    ...wanted.names,
  });
  const chips = h("span", { class: "chips" });
  const node = h("span", { class: "combobox" }, wanted.several && chips, input, h("span", { class: "combobox-arrow", "aria-hidden": "true" }, icon("down")));
  let chosen = [...wanted.chosen];
  let offered = [];
  let active = -1;
  let close = null;
  let timer = 0;
  let asked = 0;

  const has = (choice) => chosen.some((one) => one.key === choice.key);
  const full = () => wanted.several && chosen.length >= (wanted.most ?? 100);

  function redraw() {
    if (wanted.several) fill(chips, chosen.map(chip));
    else input.value = chosen[0]?.words ?? "";
    if (wanted.several) input.placeholder = chosen.length ? "" : (wanted.placeholder ?? "");
  }

  function set(next, tell) {
    chosen = next;
    redraw();
    if (tell) wanted.changed(chosen);
  }

  const chip = (choice) =>
    h(
      "span",
      { class: "chip" },
      choice.words,
      h("button", { type: "button", class: "chip-off", on: { click: () => { set(chosen.filter((one) => one !== choice), true); input.focus(); } } }, icon("close"), unseen(`Remove ${choice.words}`)),
    );

  function shut() {
    clearTimeout(timer);
    asked += 1;
    close?.();
  }

  async function open(query, wait = 0) {
    clearTimeout(timer);
    if (query.length < (wanted.fewest ?? 0)) return offer([], `Type ${wanted.fewest} or more letters.`);
    const turn = ++asked;
    timer = setTimeout(async () => {
      if (wanted.delay && !close) offer([], "Looking…");
      try {
        const groups = await wanted.load(query);
        if (turn === asked) offer(groups, "Nothing fits what you typed.");
      } catch (error) {
        if (turn === asked) offer([], error.message);
      }
    }, wait);
  }

  function offer(groups, nothing) {
    if (document.activeElement !== input) return;
    offered = groups.flatMap((group) => group.choices);
    active = offered.findIndex(has);
    const list = h("div", { role: "listbox", id: listId, class: "choices", "aria-label": wanted.names["aria-label"] ?? null, "aria-labelledby": wanted.names["aria-labelledby"] ?? null, "aria-multiselectable": wanted.several ? "true" : null });
    let count = 0;
    for (const group of groups) {
      const options = group.choices.map((choice) => option(choice, count++));
      if (!group.heading) list.append(...options);
      else {
        const id = freshId("group");
        list.append(h("div", { role: "group", "aria-labelledby": id }, h("p", { id, class: "menu-heading", role: "presentation" }, group.heading), options));
      }
    }
    if (!count) list.append(h("p", { class: "choices-none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, nothing));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    close?.();
    input.setAttribute("aria-expanded", "true");
    close = popup(node, list, { wide: true, onClose: closed });
    mark();
  }

  function closed() {
    close = null;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  const option = (choice, at) =>
    h(
      "div",
      { role: "option", id: `${listId}-${at}`, class: "choice", "aria-selected": String(has(choice)), on: { click: () => take(choice) } },
      h("span", { class: "menu-words" }, h("span", {}, choice.words), choice.note && h("span", { class: "menu-note" }, choice.note)),
      has(choice) && h("span", { class: "menu-tick", "aria-hidden": "true" }, "✓"),
    );

  function mark() {
    const id = active < 0 ? null : `${listId}-${active}`;
    for (const one of document.querySelectorAll(`#${listId} [role=option]`)) {
      one.classList.toggle("choice-active", one.id === id);
      if (one.id === id) one.scrollIntoView({ block: "nearest" });
    }
    if (id) input.setAttribute("aria-activedescendant", id);
    else input.removeAttribute("aria-activedescendant");
  }

  function take(choice) {
    if (!wanted.several) {
      shut();
      set([choice], !has(choice) || chosen.length !== 1);
      input.select();
      return;
    }
    if (!has(choice) && full()) return;
    set(has(choice) ? chosen.filter((one) => one.key !== choice.key) : [...chosen, choice], true);
    input.value = "";
    open("");
  }

  const KEYS = {
    ArrowDown: () => (close ? ((active = (active + 1) % Math.max(offered.length, 1)), mark()) : open("")),
    ArrowUp: () => (close ? ((active = (active - 1 + offered.length) % Math.max(offered.length, 1)), mark()) : open("")),
    Enter: () => close && active >= 0 && take(offered[active]),
  };

  input.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && wanted.several && !input.value && chosen.length) return set(chosen.slice(0, -1), true);
    if (!(event.key in KEYS) || event.isComposing) return undefined;
    event.preventDefault();
    return KEYS[event.key]();
  });
  input.addEventListener("input", () => open(input.value, wanted.delay ?? 0));
  input.addEventListener("click", () => close || open(""));
  input.addEventListener("focus", () => wanted.several || input.select());
  input.addEventListener("blur", () => {
    shut();
    if (!wanted.several && !input.value.trim() && chosen.length) set([], true);
    else if (wanted.several) input.value = "";
    else redraw();
  });
  node.addEventListener("click", (event) => event.target !== input && !event.target.closest("button") && input.focus());
  redraw();
  return { node, input, chosen: () => chosen, choose: (some) => set(some, false) };
}
