/** @file Builds page elements; text only ever becomes text nodes, never markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Build an element. `on` holds listeners, `data` data attributes, `props` properties;
 * every other key is an attribute, left out when its value is null, undefined or false.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  const { on = {}, data = {}, props = {}, ...rest } = attributes;
  for (const [name, value] of Object.entries(rest)) setAttribute(element, name, value);
  for (const [name, value] of Object.entries(data)) if (value != null) element.dataset[name] = value;
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  element.append(...kept(children));
  Object.assign(element, props);
  return element;
}

/** Set one attribute; null, undefined and false remove it, true leaves it empty. */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Replace everything inside `parent`. */
export function fill(parent, ...children) {
  parent.replaceChildren(...kept(children));
  return parent;
}

/** Collect children in a fragment. */
export function fragment(...children) {
  const holder = document.createDocumentFragment();
  holder.append(...kept(children));
  return holder;
}

/** A word a screen reader says and the eye does not see. */
export const unseen = (text) => h("span", { class: "visually-hidden" }, text);

let counted = 0;

/** A document-wide unique id. */
export function freshId(stem) {
  counted += 1;
  return `${stem}-${counted}`;
}

function kept(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === "number" ? String(child) : child));
}
