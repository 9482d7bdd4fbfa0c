/** @file Slack's interactive block elements, each by its type. */

import { confirmed } from "./confirm.js";
import { h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { addressed, boxes, day, dayAndTime, number, plainText, time } from "./inputs.js";
import { menuButton } from "./menu.js";
import { picture } from "./pictures.js";
import { plain } from "./plain.js";
import { select } from "./selects.js";

/**
 * @typedef {object} Context what a block needs of the place it stands in
 * @property {(blockId: string, actionId: string, payload: object, node: HTMLElement) => Promise<void>} press
 * @property {(blockId: string, actionId: string, query: string) => Promise<any>} options
 *
 * @typedef {object} Where
 * @property {string} blockId
 * @property {Record<string, string | null>} names ARIA attributes for the field
 * @property {boolean} required
 * @property {boolean} dispatches whether a change is told to the bot at once
 * @property {(payload: {value?: any, selected?: any}) => void} changed
 */

const INPUTS = {
  plain_text_input: plainText,
  number_input: number,
  email_text_input: addressed,
  url_text_input: addressed,
  datepicker: day,
  timepicker: time,
  datetimepicker: dayAndTime,
  checkboxes: boxes,
  radio_buttons: boxes,
};

for (const source of ["static", "external", "users", "conversations", "channels"]) {
  INPUTS[`${source}_select`] = select;
  INPUTS[`multi_${source}_select`] = select;
}

const BUTTONS = {
  button,
  workflow_button: button,
  overflow,
  image: (element) => picture(element, "picture-small"),
};

/** Whether an element of this type holds a value. */
export const holdsValue = (type) => Object.hasOwn(INPUTS, type);

/**
 * Build one element of a section's accessory, an actions block or an input block.
 * @param {any} element
 * @param {{blockId: string, label?: string, labelledBy?: string, describedBy?: string, input?: boolean, required?: boolean, dispatches?: boolean}} at
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function drawElement(element, at, context) {
  if (Object.hasOwn(BUTTONS, element.type)) return BUTTONS[element.type](element, at, context);
  if (!holdsValue(element.type)) return h("span", { class: "unknown" }, `This page does not draw the element “${element.type}”.`);
  const dispatches = at.input ? Boolean(at.dispatches) : true;
  const where = {
    blockId: at.blockId,
    names: {
      "aria-label": at.labelledBy ? null : (at.label ?? element.placeholder?.text ?? "Choose"),
      "aria-labelledby": at.labelledBy ?? null,
      "aria-describedby": at.describedBy ?? null,
      "aria-required": at.required ? "true" : null,
    },
    required: Boolean(at.required),
    dispatches,
    changed: async (payload) => {
      if (dispatches && (await agreed(element))) context.press(at.blockId, element.action_id, payload, node);
    },
  };
  const node = INPUTS[element.type](element, where, context);
  if (element.focus_on_load) node.dataset.focusFirst = "";
  return node;
}

const agreed = async (element) => !element.confirm || confirmed({ style: element.style, ...element.confirm });

function button(element, at, context) {
  const style = { primary: "button primary", danger: "button danger" }[element.style] ?? "button";
  const words = plain(element.text);
  const made = h(
    element.url ? "a" : "button",
    {
      class: style,
      type: element.url ? null : "button",
      href: element.url && /^https?:/i.test(element.url) ? element.url : null,
      target: element.url ? "_blank" : null,
      rel: element.url ? "noopener noreferrer" : null,
      "aria-label": element.accessibility_label,
      data: { block: at.blockId, action: element.action_id },
    },
    words,
    element.url && unseen(" (opens in a new tab)"),
  );
  made.addEventListener("click", async () => {
    if (made.getAttribute("aria-busy") === "true" || !(await agreed(element))) return;
    context.press(at.blockId, element.action_id, { value: element.value }, made);
  });
  return made;
}

function overflow(element, at, context) {
  const made = h("button", { type: "button", class: "button overflow", "aria-label": element.accessibility_label ?? `More choices${at.label ? ` for ${at.label}` : ""}`, data: { block: at.blockId, action: element.action_id } }, icon("more"));
  const pick = async (option) => {
    if (option.url) window.open(option.url, "_blank", "noopener");
    if (await agreed(element)) context.press(at.blockId, element.action_id, { selected: option }, made);
  };
  return menuButton(made, () => element.options.map((option) => ({ label: option.text.text, note: option.description?.text, act: () => pick(option) })), { label: "More choices", side: "end" });
}
