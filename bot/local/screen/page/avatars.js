/** @file A person's mark: initials on a tint of their own. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { state } from "./state.js";

const TINTS = 6;

/**
 * @param {string} id
 * @param {string} name
 * @returns {HTMLElement} decoration only; the name always stands beside it
 */
export function avatar(id, name) {
  if (id === state.bot.id) return h("span", { class: "avatar avatar-bot", "aria-hidden": "true" }, icon("tick"));
  return h("span", { class: `avatar tint-${tint(id)}`, "aria-hidden": "true" }, initials(name));
}

const initials = (name) => {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return `${words[0]?.[0] ?? "?"}${words.length > 1 ? words.at(-1)[0] : ""}`.toUpperCase();
};

const tint = (id) => [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % TINTS;
