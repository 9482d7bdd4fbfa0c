/** @file The question asked before something is done. */

import { fragment, freshId, h } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";

/**
 * Ask, in a dialog, and wait for the answer. Escape and the second button mean no.
 * @param {{title?: any, text?: any, confirm?: any, deny?: any, style?: string}} question Slack's confirm object
 * @returns {Promise<boolean>}
 */
export function confirmed(question) {
  const opener = document.activeElement;
  const titleId = freshId("confirm");
  const yes = h("button", { type: "submit", class: `button ${question.style === "danger" ? "danger" : "primary"}`, value: "yes" }, words(question.confirm) ?? "Yes");
  const no = h("button", { type: "submit", class: "button", value: "no" }, words(question.deny) ?? "Cancel");
  const dialog = h(
    "dialog",
    { class: "dialog dialog-small", "aria-labelledby": titleId },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: titleId }, words(question.title) ?? "Are you sure?"),
      h("div", { class: "prose" }, textOf(question.text)),
      h("div", { class: "dialog-foot" }, no, yes),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  (question.style === "danger" ? no : yes).focus();
  return new Promise((settle) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      settle(dialog.returnValue === "yes");
    });
  });
}

const words = (text) => (typeof text === "string" ? text : text?.text);

function textOf(text) {
  if (!text) return null;
  return text.type === "mrkdwn" ? mrkdwn(text.text, text) : fragment(h("p", {}, words(text)));
}
