/** @file The `table` block. */

import { h } from "./dom.js";
import { richText } from "./richtext.js";

/**
 * Build a table; its first row is the heading, as Slack draws it.
 * @param {{rows: any[][], column_settings?: {align?: string, is_wrapped?: boolean}[]}} block
 * @returns {HTMLElement}
 */
export function table(block) {
  const [head = [], ...body] = block.rows ?? [];
  const row = (cells, tag) => h("tr", {}, cells.map((cell, at) => drawn(cell, tag, block.column_settings?.[at])));
  return h(
    "div",
    { class: "table-frame", role: "group", "aria-label": "Table", tabindex: "0" },
    h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, body.map((cells) => row(cells, "td")))),
  );
}

function drawn(cell, tag, settings) {
  const style = [settings?.align && `align-${settings.align}`, settings?.is_wrapped && "wrapped"].filter(Boolean).join(" ");
  const words = cell.type === "rich_text" ? richText(cell) : String(cell.text ?? cell.value ?? "");
  return h(tag, { scope: tag === "th" ? "col" : null, class: style || null }, words);
}
