/** @file Forms in a dialog: the top of this person's stack of views, as the bot left it. */

import { trouble } from "./announce.js";
import { get, post } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { attempt } from "./deeds.js";
import { fill, freshId, h, unseen } from "./dom.js";
import { complaints, readState, showErrors, writeState } from "./forms.js";
import { icon } from "./icons.js";
import { focusIn, giveFocus } from "./patch.js";
import { plain } from "./plain.js";
import { pressing, told } from "./pressing.js";
import { oneAtATime, state } from "./state.js";

/** Keep the dialog in step with the person's stack of views. */
export function viewDialog() {
  let dialog = null;
  let shown = null;
  let opener = null;

  const refresh = oneAtATime(async () => {
    const who = state.me;
    const { view } = await get("/try/view", { as: who });
    if (who !== state.me) return;
    if (!view) close();
    else show(view);
  });

  function close() {
    if (!dialog) return;
    dialog.remove();
    dialog = null;
    shown = null;
    const composer = document.getElementById("composer");
    const instead = composer.checkVisibility() ? composer : document.getElementById("main");
    (opener?.isConnected && opener !== document.body ? opener : instead).focus();
  }

  function show(view) {
    const print = JSON.stringify([view.id, view.title, view.blocks, view.submit, view.close, view.errors]);
    if (print === shown?.print) return;
    if (!dialog) {
      opener = document.activeElement;
      dialog = h("dialog", { class: "dialog", on: { cancel: cancelled, keydown: sendsWithControl } });
      document.body.append(dialog);
    }
    const same = shown?.view.id === view.id;
    const kept = same ? { values: readState(dialog), focus: focusIn(dialog), scroll: dialog.querySelector(".dialog-body")?.scrollTop } : null;
    shown = { view, print };
    draw(view);
    if (!dialog.open) dialog.showModal();
    writeState(dialog, view.state?.values ?? {});
    if (kept) keep(kept);
    else first();
    if (view.errors && Object.keys(view.errors).length) errors(view.errors);
  }

  function keep({ values, focus, scroll }) {
    writeState(dialog, values);
    dialog.querySelector(".dialog-body").scrollTop = scroll;
    if (focus) giveFocus(dialog, focus);
    else first();
  }

  function first() {
    const wanted = dialog.querySelector("[data-focus-first]") ?? dialog.querySelector("[data-input] [data-control]");
    (wanted?.control?.input ?? dialog.querySelector(".dialog-title")).focus();
  }

  function draw(view) {
    const titleId = freshId("view");
    dialog.setAttribute("aria-labelledby", titleId);
    const body = h("div", { class: "dialog-body", tabindex: "-1" });
    fill(body, h("div", { data: { troubles: "" }, role: "alert" }), drawBlocks(view.blocks, pressing({ view: view.id }, () => body, refresh)));
    fill(
      dialog,
      h(
        "form",
        { class: "dialog-form", novalidate: true, on: { submit } },
        h("header", { class: "dialog-head" }, h("span", { class: "dialog-app" }, state.bot.name), h("h2", { class: "dialog-title", id: titleId, tabindex: "-1" }, plain(view.title)), h("button", { type: "button", class: "quiet-icon", title: "Close", on: { click: () => leave(true) } }, icon("close"), unseen("Close"))),
        body,
        h("div", { class: "dialog-foot" }, h("button", { type: "button", class: "button", on: { click: () => leave(false) } }, view.close ? plain(view.close) : "Cancel"), view.submit && h("button", { type: "submit", class: "button primary" }, plain(view.submit))),
      ),
    );
  }

  function errors(found) {
    const homeless = showErrors(dialog, found);
    if (homeless.length) trouble(new Error(homeless.join(" ")));
  }

  async function submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (form.getAttribute("aria-busy") === "true") return;
    fill(dialog.querySelector("[data-troubles]"));
    const wrong = complaints(dialog);
    showErrors(dialog, wrong);
    if (Object.keys(wrong).length) return;
    form.setAttribute("aria-busy", "true");
    try {
      const answer = told(await post("/try/submit", { as: state.me, view: shown.view.id, state: readState(dialog) }));
      if (answer.ok === false) errors(answer.errors ?? {});
      else await refresh();
    } catch (error) {
      trouble(error);
    } finally {
      form.removeAttribute("aria-busy");
    }
  }

  /** Leave this form; with `all`, those beneath it as well, as Slack's cross does. */
  async function leave(all) {
    const done = await attempt(() => post("/try/close", { as: state.me, view: shown.view.id, all }));
    if (done) await refresh();
  }

  function cancelled(event) {
    event.preventDefault();
    leave(false);
  }

  function sendsWithControl(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) dialog.querySelector("form").requestSubmit();
  }

  return { refresh, close };
}
