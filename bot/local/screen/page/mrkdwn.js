/** @file Slack's mrkdwn as page elements. */

import { fragment, h } from "./dom.js";
import { sign } from "./emoji.js";
import { broadcast, channelMention, emoji, link, mention, when } from "./inline.js";

const MARKS = { "*": "strong", _: "em", "~": "s" };
const BULLET = /^(\s*)(?:[•◦▪]|-(?=\s))\s*(?=\S)/;
const NUMBER = /^(\s*)(\d{1,3})[.)]\s+(?=\S)/;
const QUOTE = /^(?:&gt;|>)\s?/;
const BARE = /https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"\]]/y;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Build what Slack's mrkdwn means.
 * @param {string} text escaped as Slack wants it
 * @param {{verbatim?: boolean}} [how] verbatim leaves bare addresses as words
 * @returns {DocumentFragment}
 */
export function mrkdwn(text, how = {}) {
  const pieces = String(text ?? "").split(/```\n?([\s\S]+?)\n?```/);
  return fragment(
    pieces.map((piece, index) => (index % 2 ? h("pre", { tabindex: "0" }, h("code", {}, unescaped(piece))) : lines(piece, how))),
  );
}

/** The words alone, as a screen reader or a list should have them. */
export const plainText = (text) => mrkdwn(text).textContent ?? "";

/** Escape what a person typed, as Slack's own client does before it sends. */
export const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Undo the three escapes, `&` last so that nothing is undone twice. */
export const unescaped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

function lines(text, how) {
  const all = text.replace(/^\n|\n$/g, "").split("\n");
  if (all.length === 1 && all[0] === "") return null;
  const made = [];
  for (let at = 0; at < all.length; ) {
    const kind = kindOf(all[at]);
    let end = at + 1;
    if (/^(?:&gt;|>){3}/.test(all[at])) end = all.length;
    else while (end < all.length && kindOf(all[end]) === kind) end += 1;
    made.push(...RENDER[kind](all.slice(at, end), how));
    at = end;
  }
  return made;
}

function kindOf(line) {
  if (QUOTE.test(line)) return "quote";
  if (BULLET.test(line)) return "bullets";
  if (NUMBER.test(line)) return "numbers";
  return "plain";
}

const RENDER = {
  plain: (some, how) => [h("p", {}, broken(some, how))],
  quote: (some, how) => {
    const inner = some.map((line) => line.replace(/^(?:&gt;|>){3}\s?/, "").replace(QUOTE, ""));
    return [h("blockquote", {}, lines(inner.join("\n"), how))];
  },
  bullets: (some, how) => [
    h("ul", {}, some.map((line) => h("li", { class: /^\s{2,}|^\s*◦/.test(line) ? "deeper" : null }, inline(line.replace(BULLET, ""), how)))),
  ],
  numbers: (some, how) => [
    h("ol", { start: NUMBER.exec(some[0])[2] }, some.map((line) => h("li", {}, inline(line.replace(NUMBER, ""), how)))),
  ],
};

/** Lines with breaks between them; an empty line is a wider gap. */
function broken(some, how) {
  return some.flatMap((line, index) => [
    index > 0 && h("br"),
    line === "" ? h("span", { class: "gap" }) : inline(line, how),
  ]);
}

/**
 * One line of mrkdwn.
 * @param {string} line
 * @returns {Node[]}
 */
export function inline(line, how = {}) {
  const made = [];
  let plain = "";
  const flush = () => {
    if (plain) made.push(document.createTextNode(unescaped(plain)));
    plain = "";
  };
  for (let at = 0; at < line.length; ) {
    const found = readAt(line, at, how);
    if (found) {
      flush();
      made.push(found.node);
      at = found.end;
    } else {
      plain += line[at];
      at += 1;
    }
  }
  flush();
  return made;
}

/** What begins at this place, or null when it is an ordinary letter. */
function readAt(line, at, how) {
  const mark = line[at];
  if (mark === "<") return readCommand(line, at);
  if (mark === "`") return readCode(line, at);
  if (mark === ":") return readEmoji(line, at);
  if (mark in MARKS) return readMarked(line, at, how);
  if (mark === "h" && !how.verbatim && !WORD.test(line[at - 1] ?? "")) return readBare(line, at);
  return null;
}

function readCommand(line, at) {
  const end = line.indexOf(">", at);
  const inner = end < 0 ? "" : line.slice(at + 1, end);
  if (!inner || inner.includes("<")) return null;
  return { node: command(inner), end: end + 1 };
}

/** What stands between `<` and `>`. */
function command(inner) {
  const [what, label] = cut(inner, "|");
  const shown = label && unescaped(label);
  if (what.startsWith("@")) return mention(what.slice(1));
  if (what.startsWith("#")) return channelMention(what.slice(1));
  if (what.startsWith("!date^")) {
    const [, seconds, pattern, url] = what.split("^");
    return when(seconds, pattern, shown ?? "", url);
  }
  if (what.startsWith("!")) return broadcast(shown?.replace(/^@/, "") ?? what.slice(1).split("^")[0]);
  return link(unescaped(what), shown);
}

function readCode(line, at) {
  const end = line.indexOf("`", at + 1);
  if (end <= at + 1) return null;
  return { node: h("code", {}, unescaped(line.slice(at + 1, end))), end: end + 1 };
}

function readEmoji(line, at) {
  const found = /^:([a-z0-9_+'-]+):/.exec(line.slice(at, at + 60));
  if (!found || !sign(found[1])) return null;
  return { node: emoji(found[1]), end: at + found[0].length };
}

/** `*bold*`, `_italic_`, `~struck~`: only at the edges of words, as Slack has it. */
function readMarked(line, at, how) {
  const mark = line[at];
  if (WORD.test(line[at - 1] ?? "") || /[\s]|^$/.test(line[at + 1] ?? "") || line[at + 1] === mark) return null;
  const end = closing(line, at + 1, mark);
  if (end < 0) return null;
  return { node: h(MARKS[mark], {}, inline(line.slice(at + 1, end), how)), end: end + 1 };
}

function closing(line, from, mark) {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === "<" && line.indexOf(">", at) > 0) at = line.indexOf(">", at);
    else if (line[at] === "`" && line.indexOf("`", at + 1) > 0) at = line.indexOf("`", at + 1);
    else if (line[at] === mark && !/\s/.test(line[at - 1]) && !WORD.test(line[at + 1] ?? "")) return at;
  }
  return -1;
}

function readBare(line, at) {
  BARE.lastIndex = at;
  const found = BARE.exec(line);
  return found ? { node: link(unescaped(found[0])), end: at + found[0].length } : null;
}

function cut(text, at) {
  const place = text.indexOf(at);
  return place < 0 ? [text, undefined] : [text.slice(0, place), text.slice(place + 1)];
}
