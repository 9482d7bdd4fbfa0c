/** @file What a person does to a message: react, edit, delete, dismiss, use a shortcut. */

import { announce, calm, trouble } from "./announce.js";
import { post } from "./api.js";
import { confirmed } from "./confirm.js";
import { h } from "./dom.js";
import { escaped } from "./mrkdwn.js";
import { go } from "./place.js";
import { told } from "./pressing.js";
import { state } from "./state.js";
import { asTyped } from "./typed.js";

const DISMISSED = "dismissed";

const dismissedHere = () => new Set(JSON.parse(sessionStorage.getItem(DISMISSED) ?? "[]"));

/** Whether this reader has put the message away; only this browser tab knows. */
export const isDismissed = (message) => dismissedHere().has(`${message.channel}/${message.ts}`);

/**
 * @param {{refresh: () => void, inThread?: boolean}} view
 * @returns {import("./message.js").Deeds}
 */
export function deedsFor({ refresh, inThread = false }) {
  return {
    reply: inThread ? undefined : (message) => go({ thread: message.thread_ts || message.ts }),
    react: (message, name) => attempt(() => react(message, name)),
    dismiss: (message) => dismiss(message, refresh),
    edit: (message, node) => edit(message, node, refresh),
    remove: (message) => remove(message),
    shortcut: (message, callbackId) => attempt(() => post("/try/shortcut", { as: state.me, callback_id: callbackId, channel: message.channel, ts: message.ts })),
  };
}

/** Do something; show the sentence when it fails. */
export async function attempt(work) {
  try {
    const answer = told(await work());
    calm();
    return answer ?? true;
  } catch (error) {
    trouble(error);
    return null;
  }
}

function react(message, name) {
  const mine = message.reactions?.find((one) => one.name === name)?.users.includes(state.me);
  return post("/try/react", { as: state.me, channel: message.channel, ts: message.ts, name, remove: Boolean(mine) });
}

function dismiss(message, refresh) {
  const all = dismissedHere().add(`${message.channel}/${message.ts}`);
  sessionStorage.setItem(DISMISSED, JSON.stringify([...all]));
  refresh();
  announce("Message dismissed.");
}

async function remove(message) {
  const sure = await confirmed({ title: "Delete this message?", text: "It goes for everybody and cannot be brought back.", confirm: "Delete", style: "danger" });
  if (sure) await attempt(() => post("/try/delete", { as: state.me, channel: message.channel, ts: message.ts }));
}

/** Edit in place: Enter saves, Escape leaves it as it was. */
function edit(message, node, refresh) {
  const body = node.querySelector(".message-body");
  const field = h("textarea", { class: "field edit-field", rows: "2", "aria-label": "Edit message" });
  field.value = asTyped(message.text);
  const before = [...body.childNodes];
  const leave = () => {
    body.replaceChildren(...before);
    node.focus();
  };
  const save = async () => {
    if (!field.value.trim()) return trouble(new Error("An empty message cannot be saved. To take it away, delete it."));
    const done = await attempt(() => post("/try/edit", { as: state.me, channel: message.channel, ts: message.ts, text: escaped(field.value) }));
    if (done) {
      leave();
      refresh();
    }
    return undefined;
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  body.replaceChildren(
    field,
    h("div", { class: "edit-foot" }, h("button", { type: "button", class: "button primary", on: { click: save } }, "Save"), h("button", { type: "button", class: "button", on: { click: leave } }, "Cancel")),
  );
  field.focus();
}
