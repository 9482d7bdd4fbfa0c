/** @file Keeps a list on the page in step with what is known, touching only what differs. */

import { readState, writeState } from "./forms.js";

const FOCUSABLE = "a[href], button, input, textarea, select, [tabindex]";

/**
 * @typedef {object} Item
 * @property {string} key the same for the same thing
 * @property {string} print differs when the thing looks different
 * @property {() => HTMLElement} build
 */

/**
 * Make `parent` hold exactly `items`, in order. What has not changed keeps its node, and with
 * it focus, selection and what was typed; what has changed gets focus and values handed over.
 * @param {HTMLElement} parent
 * @param {Item[]} items
 * @returns {string[]} the keys that were not there before
 */
export function patch(parent, items) {
  const wanted = new Set(items.map((item) => item.key));
  for (const node of [...parent.children]) if (!wanted.has(node.dataset.key)) node.remove();
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const added = [];
  let place = parent.firstElementChild;
  for (const item of items) {
    const before = old.get(item.key);
    const same = before?.dataset.print === item.print;
    const node = same ? before : marked(item);
    if (!before) added.push(item.key);
    if (before && !same) {
      if (place === before) place = node;
      replace(before, node);
    }
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  return added;
}

/** Put `node` where `before` was, with the focus and the values that were there. */
export function replace(before, node) {
  const focus = focusIn(before);
  const values = readState(before);
  before.replaceWith(node);
  writeState(node, values);
  if (focus) giveFocus(node, focus);
}

/**
 * Do `work`; if it takes away what had the focus inside `root`, give the focus to `instead`,
 * so that a keyboard is not sent back to the top of the page.
 * @param {HTMLElement} root
 * @param {() => void} work
 * @param {() => HTMLElement | null | undefined} instead
 */
export function keepingFocus(root, work, instead) {
  const had = root.contains(document.activeElement);
  work();
  if (had && document.activeElement === document.body) instead()?.focus({ preventScroll: true });
}

/** How to find the focused control again in a redrawn node; null when the focus is elsewhere. */
export function focusIn(root) {
  const focused = document.activeElement;
  if (!focused || !root.contains(focused)) return null;
  const named = focused.closest("[data-action]");
  return {
    self: focused === root,
    action: named?.dataset.action,
    block: named?.dataset.block,
    words: focused.textContent,
    at: [...root.querySelectorAll(FOCUSABLE)].indexOf(focused),
    selection: "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null,
  };
}

/** Focus what `focusIn` remembered, or the nearest thing to it. */
export function giveFocus(root, was) {
  const all = [...root.querySelectorAll(FOCUSABLE)];
  const same = all.find((one) => {
    const named = one.closest("[data-action]");
    return was.action && named?.dataset.action === was.action && (named.dataset.block === was.block || one.textContent === was.words);
  });
  const near = root.hasAttribute("tabindex") ? root : all[Math.min(was.at, all.length - 1)];
  const target = was.self ? root : (same ?? near ?? root);
  target.focus({ preventScroll: true });
  if (was.selection?.[0] != null && "setSelectionRange" in target && same) {
    try {
      target.setSelectionRange(...was.selection);
    } catch {
      // An e-mail or number field has no selection to restore: its focus is enough.
    }
  }
}

function marked(item) {
  const node = item.build();
  node.dataset.key = item.key;
  node.dataset.print = item.print;
  return node;
}
