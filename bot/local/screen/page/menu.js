/** @file Menus that open from a button and are worked with the arrow keys. */

import { h } from "./dom.js";
import { popup } from "./popup.js";

/**
 * @typedef {object} Item
 * @property {string} [label] what it is called
 * @property {Node} [picture] drawn before the label
 * @property {string} [note] a second, quieter line
 * @property {boolean} [chosen] for a menu of which one is in force
 * @property {boolean} [danger]
 * @property {boolean} [disabled]
 * @property {string} [heading] instead of all the others: a heading
 * @property {() => void} [act]
 */

/**
 * Open a menu beside its button and put the focus in it; closing returns the focus.
 * @param {HTMLElement} button
 * @param {Item[]} items
 * @param {{label: string, side?: "start" | "end"}} how
 */
export function openMenu(button, items, how) {
  if (button.getAttribute("aria-expanded") === "true") return;
  const list = h("div", { role: "menu", class: "menu", "aria-label": how.label });
  let close = () => {};
  list.append(...items.map((item) => drawn(item, () => close())));
  button.setAttribute("aria-expanded", "true");
  close = popup(button, list, {
    side: how.side,
    onClose: () => {
      button.setAttribute("aria-expanded", "false");
      if (!document.activeElement || document.activeElement === document.body) button.focus();
    },
  });
  list.addEventListener("keydown", (event) => keys(event, list, close));
  const choices = choicesOf(list);
  (choices.find((one) => one.getAttribute("aria-checked") === "true") ?? choices[0])?.focus();
}

/** Make `button` a menu button whose items are asked for when it is pressed. */
export function menuButton(button, itemsNow, how) {
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => openMenu(button, itemsNow(), how));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    openMenu(button, itemsNow(), how);
  });
  return button;
}

function drawn(item, close) {
  if (item.heading) return h("p", { class: "menu-heading", role: "presentation" }, item.heading);
  const radio = item.chosen !== undefined;
  return h(
    "button",
    {
      type: "button",
      role: radio ? "menuitemradio" : "menuitem",
      "aria-checked": radio ? String(item.chosen) : null,
      "aria-disabled": item.disabled ? "true" : null,
      class: item.danger ? "menu-item danger" : "menu-item",
      tabindex: "-1",
      on: {
        click: () => {
          if (item.disabled) return;
          close();
          item.act?.();
        },
      },
    },
    item.picture,
    h("span", { class: "menu-words" }, h("span", { class: "menu-label" }, item.label), item.note && h("span", { class: "menu-note" }, item.note)),
    radio && item.chosen && h("span", { class: "menu-tick", "aria-hidden": "true" }, "✓"),
  );
}

const choicesOf = (list) => [...list.querySelectorAll("[role^=menuitem]")];

function keys(event, list, close) {
  const choices = choicesOf(list);
  const at = choices.indexOf(document.activeElement);
  const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: choices.length - 1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    choices[(step + choices.length) % choices.length]?.focus();
  } else if (event.key === "Tab") {
    event.preventDefault();
    close();
  } else if (event.key.length === 1 && /\S/.test(event.key)) {
    const from = [...choices.slice(at + 1), ...choices.slice(0, at + 1)];
    from.find((one) => one.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}
