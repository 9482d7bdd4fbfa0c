/** @file The message box: words, commands and files, sent with Enter. */

import { upload, post } from "./api.js";
import { attaching } from "./attaching.js";
import { commandMenu, hintFor } from "./commands.js";
import { attempt } from "./deeds.js";
import { fill, freshId, h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { escaped } from "./mrkdwn.js";
import { told } from "./pressing.js";
import { recall, remember } from "./recall.js";
import { state } from "./state.js";

const SLOW = 400; // ms after which it is said that the bot is being waited for

/**
 * @typedef {object} Target where what is typed goes
 * @property {string} channel
 * @property {string} name as it is said: "#office", "Anthony Bangham"
 * @property {string} [thread]
 * @property {string} [closed] a sentence for when nothing may be said here
 */

/**
 * Put a message box into `dock`.
 * @param {HTMLElement} dock
 * @param {{target: () => Target, id?: string}} how
 */
export function composer(dock, { target, id }) {
  const hintId = freshId("hint");
  const box = h("textarea", { id: id ?? null, class: "composer-box", rows: "1", "aria-describedby": hintId, autocomplete: "off" });
  const hint = h("p", { class: "composer-hint", id: hintId });
  const notice = h("div", { class: "composer-notice", role: "status" });
  const shelf = h("ul", { class: "shelf", hidden: true, "aria-label": "Files to send" });
  const plus = h("button", { type: "button", class: "quiet-icon", title: "Add" }, icon("plus"), unseen("Add a file or use a shortcut"));
  const send = h("button", { type: "submit", class: "send", title: "Send" }, icon("send"), unseen("Send"));
  const form = h("form", { class: "composer" }, shelf, h("div", { class: "composer-row" }, plus, box, send));
  fill(dock, notice, form, hint);

  const attached = attaching(shelf, () => box.focus());
  const menu = commandMenu(box, { anchor: form, chosen: () => looked() });
  const typed = recall(() => state.me);
  let busy = false;
  let placed = "";

  menuButton(plus, () => plusMenu(attached, target), { label: "Add" });
  box.addEventListener("input", () => {
    typed.rest();
    looked();
  });
  box.addEventListener("keydown", keys);
  box.addEventListener("blur", () => menu.shut());
  box.addEventListener("paste", (event) => event.clipboardData?.files.length && attached.add(event.clipboardData.files));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  function looked() {
    fit(box);
    if (!target().thread) menu.look();
    else menu.shut();
    sayHint();
    if (notice.dataset.kind === "refused") rest();
  }

  function sayHint() {
    const usage = target().thread ? "" : hintFor(box.value);
    fill(hint, usage ? h("span", { class: "command-hint" }, usage) : [h("kbd", {}, "Enter"), " sends · ", h("kbd", {}, "Shift"), "+", h("kbd", {}, "Enter"), " new line", !target().thread && [" · ", h("kbd", {}, "/"), " commands"]]);
  }

  /** Say something above the box; with nothing given, say nothing. */
  function say(sentence = "", kind = "") {
    notice.dataset.kind = kind;
    if (notice.textContent !== sentence) fill(notice, sentence && h("p", {}, sentence));
  }

  /** What stands above the box when nothing has just happened. */
  function rest() {
    const { closed, thread } = target();
    if (closed) say(closed, "closed");
    else if (!state.bot.connected && !thread) say(`${state.bot.name} is not connected: commands and buttons get no answer until it is.`, "apart");
    else say();
  }

  function keys(event) {
    if (event.isComposing) return;
    if (menu.key(event)) return void event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "ArrowUp" && (box.value === "" || box.dataset.recalled)) recalled(event, typed.back());
    else if (event.key === "ArrowDown" && box.dataset.recalled) recalled(event, typed.on());
    else if (event.key.length === 1 || event.key === "Backspace") delete box.dataset.recalled;
  }

  function recalled(event, text) {
    if (text === null) return;
    event.preventDefault();
    box.value = text;
    if (text) box.dataset.recalled = "yes";
    else delete box.dataset.recalled;
    menu.shut();
    fit(box);
    sayHint();
  }

  async function submit() {
    const text = box.value.trim();
    if (busy || (!text && !attached.waiting())) return;
    menu.shut();
    const going = target();
    const command = /^\/[a-z0-9_-]/i.test(text);
    if (command && going.thread) return say(threadRefusal(text), "refused");
    busy = true;
    form.setAttribute("aria-busy", "true");
    const slow = command && setTimeout(() => say(`Waiting for the bot to answer ${text.split(/\s/)[0]}…`, "waiting"), SLOW);
    try {
      await (command ? run(text, going) : speak(text, going));
      if (command) remember(state.me, text);
      if (box.value.trim() === text) box.value = "";
      delete box.dataset.recalled;
      typed.rest();
      rest();
    } catch (error) {
      say(error.message, "refused");
    } finally {
      clearTimeout(slow);
      busy = false;
      form.removeAttribute("aria-busy");
      fit(box);
      sayHint();
    }
  }

  async function speak(text, { channel, thread }) {
    const files = attached.take();
    if (!files.length) return post("/try/say", { as: state.me, channel, text: escaped(text), thread });
    for (const [at, file] of files.entries()) {
      try {
        await upload({ as: state.me, channel, thread, text: at === 0 ? escaped(text) : "", file });
      } catch (error) {
        attached.add(files.slice(at));
        throw error;
      }
    }
    return undefined;
  }

  return {
    focus: () => box.focus(),
    /** Bring name and notice up to date; a new place leaves behind what was said of the old one. */
    moved() {
      const { channel, name, thread, closed } = target();
      const place = `${state.me} ${channel} ${thread}`;
      if (place !== placed || !["refused", "waiting"].includes(notice.dataset.kind)) rest();
      placed = place;
      const label = thread ? "Reply in thread" : `Message ${name}`;
      box.setAttribute("aria-label", label);
      box.placeholder = label;
      form.hidden = Boolean(closed);
      hint.hidden = Boolean(closed);
      sayHint();
    },
    /** What stands in the box now, for it to be kept while the reader is elsewhere. */
    draft: (text) => {
      if (text === undefined) return box.value;
      box.value = text;
      fit(box);
      return text;
    },
    attach: (files) => attached.add(files),
  };
}

/** Slack's own words, and why. */
const threadRefusal = (text) =>
  `${text.split(/\s/)[0]} is not supported in threads. Slack does not run an app’s commands here: type it in the channel, press a button, or answer in words.`;

const run = async (text, { channel }) => told(await post("/try/command", { as: state.me, channel, text }));

function plusMenu(attached, target) {
  const globals = state.bot.shortcuts.filter((one) => one.type === "global");
  return [
    { label: "Upload a file", picture: icon("clip"), note: "or drop it on the page", act: () => attached.pick() },
    globals.length && { heading: "Shortcuts" },
    ...globals.map((one) => ({ label: one.name, picture: icon("bolt"), note: state.bot.name, act: () => attempt(() => post("/try/shortcut", { as: state.me, callback_id: one.callback_id, channel: target().channel })) })),
  ].filter(Boolean);
}

/** As tall as its words, to a third of the window. */
function fit(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, innerHeight / 3)}px`;
}
