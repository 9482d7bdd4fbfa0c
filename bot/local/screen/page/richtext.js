/** @file The `rich_text` block: text that comes already taken apart. */

import { longDay, moment } from "./days.js";
import { h } from "./dom.js";
import { broadcast, channelMention, emoji, link, mention, when } from "./inline.js";

const STYLES = [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"], ["underline", "u"]];

const ELEMENTS = {
  text: (one) => styled(lineBroken(one.text), one.style),
  link: (one) => styled([link(one.url, one.text)], one.style),
  emoji: (one) => emoji(one.name),
  user: (one) => mention(one.user_id),
  channel: (one) => channelMention(one.channel_id),
  usergroup: (one) => broadcast(one.usergroup_id),
  broadcast: (one) => broadcast(one.range),
  date: (one) => when(one.timestamp, one.format ?? "{date_long}", one.fallback ?? longDay(moment(one.timestamp)), one.url),
  color: (one) => h("code", {}, one.value),
};

const PARTS = {
  rich_text_section: (one) => h("p", {}, words(one.elements)),
  rich_text_quote: (one) => h("blockquote", {}, h("p", {}, words(one.elements))),
  rich_text_preformatted: (one) => h("pre", { tabindex: "0" }, h("code", {}, words(one.elements))),
  rich_text_list: (one) =>
    h(
      one.style === "ordered" ? "ol" : "ul",
      { class: `indent-${Math.min(one.indent ?? 0, 8)}`, start: one.style === "ordered" ? (one.offset ?? 0) + 1 : null },
      one.elements.map((item) => h("li", {}, words(item.elements))),
    ),
};

/**
 * Build the parts of a rich_text block.
 * @param {{elements: any[]}} block
 * @returns {HTMLElement[]}
 */
export function richText(block) {
  return (block.elements ?? []).map((part) => PARTS[part.type]?.(part) ?? unknown(part.type));
}

const words = (elements = []) => elements.map((one) => ELEMENTS[one.type]?.(one) ?? unknown(one.type));

const unknown = (type) => h("span", { class: "unknown" }, `[“${type}” is not drawn by this page]`);

function styled(nodes, style = {}) {
  let inner = nodes;
  for (const [name, tag] of STYLES) if (style?.[name]) inner = [h(tag, {}, inner)];
  return inner;
}

const lineBroken = (text) => text.split("\n").flatMap((line, index) => [index > 0 && h("br"), line]);
