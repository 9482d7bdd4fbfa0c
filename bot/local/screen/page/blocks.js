/** @file Block Kit as page elements: one small function for each type of block. */

import { freshId, h } from "./dom.js";
import { drawElement, holdsValue } from "./elements.js";
import { markdown } from "./markdown.js";
import { mrkdwn } from "./mrkdwn.js";
import { picture } from "./pictures.js";
import { plain } from "./plain.js";
import { richText } from "./richtext.js";
import { table } from "./tables.js";

const BLOCKS = {
  section,
  header: (block) => h("h3", { class: "block-header" }, plain(block.text)),
  divider: () => h("hr", { class: "block-divider" }),
  context: (block) => h("div", { class: "block-context" }, (block.elements ?? []).map((one) => (one.type === "image" ? picture(one, "picture-tiny") : h("div", { class: "prose" }, textObject(one))))),
  actions,
  image: (block) => picture(block, "picture-large"),
  input,
  rich_text: (block) => h("div", { class: "prose" }, richText(block)),
  markdown: (block) => h("div", { class: "prose" }, markdown(block.text ?? "")),
  table,
};

/**
 * Build a list of blocks.
 * @param {any[]} blocks
 * @param {import("./elements.js").Context} context
 * @returns {HTMLElement[]}
 */
export function drawBlocks(blocks, context) {
  return (blocks ?? []).map((block, at) => {
    const drawing = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type] : unknown;
    const drawn = drawing(block, context, block.block_id ?? `block-${at}`);
    drawn.classList.add("block");
    return drawn;
  });
}

/** Build a text object, mrkdwn or plain. */
export function textObject(text) {
  if (!text) return null;
  return text.type === "mrkdwn" ? mrkdwn(text.text, text) : plain(text);
}

function section(block, context, blockId) {
  const wordsId = freshId("words");
  const words = h("div", { class: "section-words", id: wordsId }, block.text && h("div", { class: "prose" }, textObject(block.text)), block.fields && h("div", { class: "fields" }, block.fields.map((one) => h("div", { class: "prose" }, textObject(one)))));
  if (!block.accessory) return h("div", { class: "block-section" }, words);
  const fits = holdsValue(block.accessory.type);
  const at = { blockId, labelledBy: fits ? wordsId : undefined, label: firstWords(words) };
  const kind = block.accessory.type === "image" ? "accessory accessory-image" : fits ? "accessory accessory-field" : "accessory";
  return h("div", { class: "block-section with-accessory" }, words, h("div", { class: kind }, drawElement(block.accessory, at, context)));
}

function actions(block, context, blockId) {
  return h("div", { class: "block-actions" }, (block.elements ?? []).map((one) => drawElement(one, { blockId }, context)));
}

function input(block, context, blockId) {
  const labelId = freshId("label");
  const hintId = freshId("hint");
  const errorId = freshId("error");
  const required = !block.optional;
  const label = h("span", { class: "field-label", id: labelId }, plain(block.label), !required && h("span", { class: "field-optional" }, " (optional)"));
  const field = drawElement(
    block.element,
    { blockId, labelledBy: labelId, describedBy: [block.hint && hintId, errorId].filter(Boolean).join(" "), input: true, required, dispatches: block.dispatch_action },
    context,
  );
  label.addEventListener("click", () => field.control?.input.focus());
  return h(
    "div",
    { class: "block-input", data: { input: blockId } },
    label,
    block.hint && h("span", { class: "field-hint", id: hintId }, plain(block.hint)),
    h("span", { class: "field-error", id: errorId, hidden: true }),
    field,
  );
}

const unknown = (block) => h("div", { class: "unknown" }, `Here is a block of the type “${block.type}”, which this page does not draw. Slack may show it.`);

const firstWords = (node) => node.textContent.trim().slice(0, 60);
