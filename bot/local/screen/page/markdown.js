/** @file The `markdown` block: common Markdown, as far as Slack draws it. */

import { fragment, h } from "./dom.js";
import { sign } from "./emoji.js";
import { emoji, link } from "./inline.js";

const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const TOKENS = [
  [/^`([^`\n]+)`/, (found) => h("code", {}, found[1])],
  [/^!?\[([^\]\n]*)\]\(([^\s)]+)[^)]*\)/, (found) => link(found[2], fragment(inline(found[1])))],
  [/^<(https?:[^>\s]+|mailto:[^>\s]+)>/, (found) => link(found[1])],
  [/^(?:\*\*|__)(?=\S)([\s\S]+?)(?:\*\*|__)/, (found) => h("strong", {}, inline(found[1]))],
  [/^~~(?=\S)([\s\S]+?)~~/, (found) => h("s", {}, inline(found[1]))],
  [/^\*(?=[^\s*])([^*\n]+)\*/, (found) => h("em", {}, inline(found[1]))],
  [/^_(?=[^\s_])([^_\n]+)_(?![\p{L}\p{N}])/u, (found) => h("em", {}, inline(found[1]))],
  [/^:([a-z0-9_+'-]+):/, (found) => (sign(found[1]) ? emoji(found[1]) : null)],
  [/^\\([\\`*_{}[\]()#+\-.!~|<>])/, (found) => document.createTextNode(found[1])],
  [/^https?:\/\/[^\s<>]+[^\s<>.,;:!?)'"\]]/, (found) => link(found[0])],
];

/**
 * Build what the Markdown means.
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function markdown(text) {
  const rows = text.split("\n");
  const made = [];
  for (let at = 0; at < rows.length; ) {
    const [node, next] = blockAt(rows, at);
    if (node) made.push(node);
    at = next;
  }
  return fragment(made);
}

function blockAt(rows, at) {
  const row = rows[at];
  if (!row.trim()) return [null, at + 1];
  if (row.startsWith("```")) return fence(rows, at);
  if (RULE.test(row)) return [h("hr"), at + 1];
  const heading = HEADING.exec(row);
  if (heading) return [h("p", { class: "md-heading", role: "heading", "aria-level": Math.min(heading[1].length + 3, 6) }, inline(heading[2])), at + 1];
  if (row.startsWith(">")) return quote(rows, at);
  if (row.includes("|") && TABLE_RULE.test(rows[at + 1] ?? "")) return table(rows, at);
  if (ITEM.test(row)) return list(rows, at);
  return paragraph(rows, at);
}

function fence(rows, at) {
  const close = rows.findIndex((row, index) => index > at && row.startsWith("```"));
  const end = close < 0 ? rows.length : close;
  return [h("pre", { tabindex: "0" }, h("code", {}, rows.slice(at + 1, end).join("\n"))), end + 1];
}

function quote(rows, at) {
  const end = endOf(rows, at, (row) => row.startsWith(">"));
  const inner = rows.slice(at, end).map((row) => row.replace(/^>\s?/, ""));
  return [h("blockquote", {}, markdown(inner.join("\n"))), end];
}

function list(rows, at) {
  const end = endOf(rows, at, (row) => ITEM.test(row));
  const items = rows.slice(at, end).map((row) => ITEM.exec(row));
  const tag = items[0][2] ? "ol" : "ul";
  return [
    h(tag, { start: items[0][2] }, items.map((item) => h("li", { class: item[1].length > 1 ? "deeper" : null }, box(item[3]), inline(item[4])))),
    end,
  ];
}

const box = (mark) => mark !== undefined && (mark === " " ? "☐ " : "☑ ");

function table(rows, at) {
  const end = endOf(rows, at + 2, (row) => row.includes("|"));
  const cells = (row) => row.trim().replace(/^\||\|$/g, "").split("|").map((cell) => inline(cell.trim()));
  const head = h("tr", {}, cells(rows[at]).map((cell) => h("th", { scope: "col" }, cell)));
  const body = rows.slice(at + 2, end).map((row) => h("tr", {}, cells(row).map((cell) => h("td", {}, cell))));
  return [h("div", { class: "table-frame", tabindex: "0", role: "group", "aria-label": "Table" }, h("table", {}, h("thead", {}, head), h("tbody", {}, body))), end];
}

function paragraph(rows, at) {
  const end = Math.max(at + 1, endOf(rows, at, (row) => row.trim() && !/^(#{1,6}\s|>|```)/.test(row) && !ITEM.test(row) && !RULE.test(row)));
  const words = rows.slice(at, end).flatMap((row, index) => [index > 0 && h("br"), inline(row)]);
  return [h("p", {}, words), end];
}

function endOf(rows, at, belongs) {
  let end = at;
  while (end < rows.length && belongs(rows[end])) end += 1;
  return end;
}

function inline(text) {
  const made = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const found = tokenAt(text, at);
    if (found) {
      if (plain) made.push(plain);
      plain = "";
      made.push(found.node);
      at += found.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return [...made, plain];
}

function tokenAt(text, at) {
  if (!/[`![<*_~:\\h]/.test(text[at])) return null;
  if (/[_*h]/.test(text[at]) && /[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return null;
  const rest = text.slice(at);
  for (const [pattern, build] of TOKENS) {
    const found = pattern.exec(rest);
    const node = found && build(found);
    if (node) return { node, length: found[0].length };
  }
  return null;
}
