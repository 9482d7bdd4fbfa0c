/** @file Pictures; this page fetches none from outside the machine, and says so in words. */

import { h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * Draw an image block or element.
 * @param {{image_url?: string, slack_file?: {url?: string}, alt_text?: string, title?: {text: string}}} block
 * @param {string} size a class name
 * @returns {HTMLElement}
 */
export function picture(block, size) {
  const url = block.image_url ?? block.slack_file?.url ?? "";
  const drawn = ours(url) ? h("img", { src: url, alt: block.alt_text ?? "", class: "picture-drawn" }) : unfetched(block);
  return h("figure", { class: `picture ${size}` }, block.title && h("figcaption", {}, block.title.text), drawn);
}

function unfetched(block) {
  return h("span", { class: "picture-words", role: "img", "aria-label": `Picture: ${block.alt_text || "no description"}` }, icon("file"), h("span", {}, block.alt_text || "Picture without a description"));
}

function ours(url) {
  try {
    return new URL(url, location.href).origin === location.origin;
  } catch {
    return false;
  }
}
