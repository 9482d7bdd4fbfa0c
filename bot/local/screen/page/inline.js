/** @file The pieces that every kind of Slack text is made of: links, mentions, dates, emoji. */

import { datePattern, moment } from "./days.js";
import { h } from "./dom.js";
import { address } from "./place.js";
import { drawnSign } from "./signs.js";
import { channel, channelName, nameOf, state } from "./state.js";

const LEADS_OUT = /^(https?:|mailto:|tel:)/i;

/**
 * A link, if its scheme is harmless; otherwise its words alone.
 * @param {string} url
 * @param {Node | string} [label]
 */
export function link(url, label) {
  if (!LEADS_OUT.test(url)) return h("span", {}, label ?? url);
  const shown = label || url.replace(/^(mailto:|tel:)/i, "");
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, shown);
}

/** A person named in a message; one's own name is marked in words for those who cannot see it. */
export function mention(id) {
  const mine = id === state.me;
  return h("span", { class: mine ? "mention mention-me" : "mention" }, `@${nameOf(id)}`, mine && h("span", { class: "visually-hidden" }, " (you)"));
}

/** A channel named in a message: a link when the reader may go there. */
export function channelMention(id) {
  if (!channel(id)) return h("span", { class: "mention" }, channelName(id));
  return h("a", { class: "mention", href: address({ channel: id }) }, channelName(id));
}

/** `@here`, `@channel`, `@everyone`, a group. */
export const broadcast = (name) => h("span", { class: "mention mention-all" }, `@${name}`);

/** An emoji by its short name, or the name as it was typed. */
export function emoji(name) {
  return drawnSign(name) ?? document.createTextNode(`:${name}:`);
}

/**
 * A moment told on London's clocks.
 * @param {string | number} seconds since 1970
 * @param {string} pattern with Slack's braces
 * @param {string} fallback shown on hovering, and when the moment cannot be read
 */
export function when(seconds, pattern, fallback, url) {
  const date = moment(seconds);
  if (Number.isNaN(date.getTime())) return document.createTextNode(fallback);
  const shown = h("time", { datetime: date.toISOString(), title: fallback }, datePattern(date, pattern));
  return url ? link(url, shown) : shown;
}
