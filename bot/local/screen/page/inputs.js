/** @file Slack's plain inputs: words, numbers, addresses, days, times, boxes to tick. */

import { dayInWords, fromLocal, localText, longDay, moment } from "./days.js";
import { freshId, h } from "./dom.js";
import { placed } from "./forms.js";
import { mrkdwn } from "./mrkdwn.js";

const REST = 900; // ms without a key before a half-typed date is taken as meant
const OLDEST = "1900";

/** One line or several. */
export function plainText(element, where) {
  const lines = element.multiline;
  const input = h(lines ? "textarea" : "input", { ...base(element, where), type: lines ? null : "text", rows: lines ? "5" : null, maxlength: element.max_length ?? 3000 });
  input.value = element.initial_value ?? "";
  const most = element.max_length ?? 0;
  const count = most && most <= 3000 ? h("span", { class: "field-count", "aria-hidden": "true" }) : null;
  const recount = () => count && (count.textContent = `${input.value.length} of ${most}`);
  recount();
  input.addEventListener("input", recount);
  sends(element, where, input, lines);
  const fewest = element.min_length ?? 0;
  return wrapped(element, where, input, count, {
    read: () => ({ value: input.value === "" ? null : input.value }),
    write: (kept) => {
      input.value = kept.value ?? "";
      recount();
    },
    complaint: () => {
      if (!input.value.trim()) return where.required ? "Write something here." : "";
      return input.value.length < fewest ? `Write at least ${fewest} characters; this has ${input.value.length}.` : "";
    },
  });
}

/** A number, whole or with decimals, within its bounds. */
export function number(element, where) {
  const input = h("input", { ...base(element, where), type: "text", inputmode: element.is_decimal_allowed ? "decimal" : "numeric" });
  input.value = element.initial_value ?? "";
  sends(element, where, input, false);
  return wrapped(element, where, input, null, {
    ...text(input),
    complaint: () => wrongNumber(element, where, input.value.trim()),
  });
}

function wrongNumber({ is_decimal_allowed: decimal, min_value: least, max_value: most }, where, value) {
  if (!value) return where.required ? "Give a number." : "";
  if (!(decimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(value)) return decimal ? "Give a number, such as 2.5." : "Give a whole number, such as 3.";
  if (least !== undefined && Number(value) < Number(least)) return `Give ${least} or more.`;
  if (most !== undefined && Number(value) > Number(most)) return `Give ${most} or less.`;
  return "";
}

/** An e-mail or web address. */
export function addressed(element, where) {
  const email = element.type === "email_text_input";
  const input = h("input", { ...base(element, where), type: email ? "email" : "url", autocomplete: "off" });
  input.value = element.initial_value ?? "";
  sends(element, where, input, false);
  const example = email ? "name@example.org" : "https://example.org";
  return wrapped(element, where, input, null, {
    ...text(input),
    complaint: () => {
      if (!input.value) return where.required ? `Give an address, such as ${example}.` : "";
      return input.validity.typeMismatch ? `This is not an address of the form ${example}.` : "";
    },
  });
}

/** A day, told with its weekday beside it. */
export function day(element, where) {
  const input = h("input", { ...base(element, where), type: "date" });
  input.value = element.initial_date ?? "";
  const said = weekdayBeside(input, (value) => dayInWords(value));
  settles(input, () => where.changed({ selected: input.value || null }));
  return wrapped(element, where, input, said, {
    read: () => ({ selected_date: input.value || null }),
    write: (kept) => {
      input.value = kept.selected_date ?? "";
      input.dispatchEvent(new Event("input"));
    },
    complaint: () => missing(input, where, "Choose a date."),
  });
}

/** A time of day. */
export function time(element, where) {
  const input = h("input", { ...base(element, where), type: "time" });
  input.value = element.initial_time ?? "";
  settles(input, () => where.changed({ selected: input.value || null }));
  return wrapped(element, where, input, null, {
    read: () => ({ selected_time: input.value || null }),
    write: (kept) => (input.value = kept.selected_time ?? ""),
    complaint: () => missing(input, where, "Choose a time."),
  });
}

/** A day and time on London's clocks; Slack's value is seconds since 1970. */
export function dayAndTime(element, where) {
  const input = h("input", { ...base(element, where), type: "datetime-local" });
  const put = (seconds) => (input.value = seconds ? localText(moment(seconds)) : "");
  const value = () => (input.value ? fromLocal(input.value).getTime() / 1000 : null);
  put(element.initial_date_time);
  const said = weekdayBeside(input, (given) => `${longDay(fromLocal(given))}, London time`);
  settles(input, () => where.changed({ selected: value() }));
  return wrapped(element, where, input, said, {
    read: () => ({ selected_date_time: value() }),
    write: (kept) => put(kept.selected_date_time),
    complaint: () => missing(input, where, "Choose a date and time."),
  });
}

/** Boxes to tick, or one of several. */
export function boxes(element, where) {
  const several = element.type === "checkboxes";
  const name = freshId("boxes");
  const first = several ? (element.initial_options ?? []) : [element.initial_option].filter(Boolean);
  const inputs = element.options.map((option) => {
    const input = h("input", { type: several ? "checkbox" : "radio", name, value: option.value, "data-field": true });
    input.checked = first.some((one) => one.value === option.value);
    return input;
  });
  const chosen = () => element.options.filter((_, at) => inputs[at].checked);
  const value = () => (several ? chosen() : (chosen()[0] ?? null));
  const field = several ? "selected_options" : "selected_option";
  const node = h(
    "div",
    { class: "boxes", role: several ? "group" : "radiogroup", ...where.names, "aria-required": several ? null : where.names["aria-required"], on: { change: () => where.changed({ selected: value() }) } },
    element.options.map((option, at) => box(option, inputs[at])),
  );
  return placed(
    node,
    {
      type: element.type,
      input: inputs[0],
      read: () => ({ [field]: value() }),
      write: (kept) => {
        const values = [kept[field] ?? []].flat().map((one) => one.value);
        for (const input of inputs) input.checked = values.includes(input.value);
      },
      complaint: () => (where.required && !chosen().length ? (several ? "Tick at least one." : "Choose one.") : ""),
    },
    { blockId: where.blockId, actionId: element.action_id },
  );
}

const words = (text) => (text.type === "mrkdwn" ? mrkdwn(text.text, text) : text.text);

const box = (option, input) =>
  h("label", { class: "box" }, input, h("span", { class: "menu-words" }, h("span", {}, words(option.text)), option.description && h("span", { class: "menu-note" }, words(option.description))));

const base = (element, where) => ({ class: "field", placeholder: element.placeholder?.text, "data-field": true, ...where.names });

const text = (input) => ({
  read: () => ({ value: input.value === "" ? null : input.value }),
  write: (kept) => (input.value = kept.value ?? ""),
});

function wrapped(element, where, input, beside, control) {
  const node = h("span", { class: `field-frame field-${input.type}` }, input, beside);
  return placed(node, { type: element.type, input, ...control }, { blockId: where.blockId, actionId: element.action_id });
}

const missing = (input, where, sentence) => {
  if (input.validity.badInput) return "This is not complete.";
  return where.required && !input.value ? sentence : "";
};

function weekdayBeside(input, told) {
  const said = h("span", { class: "field-said", "aria-live": "polite" });
  const tell = () => (said.textContent = input.value && input.value.slice(0, 4) >= OLDEST ? told(input.value) : "");
  tell();
  input.addEventListener("input", tell);
  return said;
}

/** Text is sent on Enter, or at each letter when the bot asked for that. */
function sends(element, where, input, lines) {
  const on = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const send = () => where.changed({ value: input.value });
  if (on.includes("on_character_entered")) input.addEventListener("input", send);
  if (!on.includes("on_enter_pressed")) return;
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || (lines && event.shiftKey) || !where.dispatches) return;
    event.preventDefault();
    send();
  });
}

/** A date typed key by key passes through other dates: wait until it rests or the field is left. */
function settles(input, tell) {
  let sent = input.value;
  let timer = 0;
  const send = () => {
    clearTimeout(timer);
    if (input.value === sent || (input.type !== "time" && input.value && input.value.slice(0, 4) < OLDEST)) return;
    sent = input.value;
    tell();
  };
  input.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(send, REST);
  });
  input.addEventListener("blur", send);
}
