/** @file A list of messages that stays still while it changes: scroll, focus and reading order are kept. */

import { announce } from "./announce.js";
import { longDay, moment } from "./days.js";
import { h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { drawMessage } from "./message.js";
import { plainText } from "./mrkdwn.js";
import { keepingFocus, patch } from "./patch.js";
import { nameOf, state } from "./state.js";

const TOGETHER = 5 * 60; // seconds within which one person's messages are drawn as one group
const NEAR = 80; // pixels from the end that still count as reading the end
const ALOUD = 600; // characters of a new message read aloud; the rest is there to be read

/**
 * @param {HTMLElement} scroller
 * @param {{label: string, deeds: import("./message.js").Deeds}} how
 */
export function conversation(scroller, { label, deeds }) {
  const list = h("div", { class: "messages", role: "group", "aria-label": label });
  const latest = h("button", { type: "button", class: "latest", hidden: true, on: { click: () => toEnd() } }, icon("arrow"), "New messages");
  scroller.append(list, latest);
  let known = null;

  const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    latest.hidden = true;
  };
  /** Show what is new from its beginning: of an answer longer than the window its first line matters. */
  const toNew = (ts) => {
    toEnd();
    const first = list.querySelector(`.message[data-ts="${CSS.escape(ts)}"]`);
    const above = first ? scroller.getBoundingClientRect().top - first.getBoundingClientRect().top : 0;
    if (above > 0) scroller.scrollTop -= above;
  };
  scroller.addEventListener("scroll", () => atEnd() && (latest.hidden = true));
  list.addEventListener("keydown", (event) => walk(event, list));
  list.addEventListener("focusin", (event) => rove(list, event.target.closest(".message")));

  return {
    toEnd,
    /**
     * Show these messages, oldest first.
     * @param {import("./message.js").Message[]} messages
     * @param {{start?: HTMLElement, newFrom?: string, replies?: boolean}} [extra] what stands before them; the ts of the first that is new to the reader
     */
    show(messages, extra = {}) {
      const wasAtEnd = known === null || atEnd();
      const items = rows(messages, extra, deeds);
      keepingFocus(list, () => patch(list, items), () => [...list.querySelectorAll(".message")].at(-1));
      const fresh = known && messages.filter((one) => !known.has(one.ts));
      known = new Set(messages.map((one) => one.ts));
      if (!list.querySelector('.message[tabindex="0"]')) rove(list, [...list.querySelectorAll(".message")].at(-1));
      const forMe = fresh?.some((one) => one.user === state.me || one.only_you);
      if (fresh?.length && (wasAtEnd || forMe)) toNew(fresh[0].ts);
      else if (wasAtEnd) toEnd();
      else if (fresh?.length) latest.hidden = false;
      for (const one of fresh ?? []) if (one.user !== state.me) announce(aloud(one));
    },
  };
}

const aloud = (message) => `${message.only_you ? "Only visible to you. " : ""}${message.name || nameOf(message.user)}: ${plainText(message.text).slice(0, ALOUD)}`;

function rows(messages, extra, deeds) {
  const made = [];
  if (extra.start) made.push({ key: "start", print: extra.start.textContent, build: () => extra.start });
  const firstNew = messages.findIndex((one) => one.ts === extra.newFrom);
  let before = null;
  messages.forEach((message, at) => {
    const day = longDay(moment(message.ts));
    const newDay = !before || longDay(moment(before.ts)) !== day;
    if (newDay && !extra.replies) made.push({ key: `day ${day}`, print: day, build: () => h("h2", { class: "day" }, h("span", {}, day)) });
    if (at === firstNew && at > 0) made.push({ key: "new", print: "new", build: () => h("p", { class: "new-line" }, h("span", {}, "New")) });
    if (extra.replies && at === 1) made.push(replyCount(messages.length - 1));
    const follows = !newDay && at !== firstNew && !(extra.replies && at === 1) && continues(before, message);
    made.push({ key: message.ts, print: print(message, follows), build: () => drawMessage(message, { follows, deeds }) });
    before = message;
  });
  return made;
}

function replyCount(count) {
  const words = count === 1 ? "1 reply" : `${count} replies`;
  return { key: "replies", print: words, build: () => h("p", { class: "reply-count" }, h("span", {}, words)) };
}

const continues = (before, message) =>
  before.user === message.user && !before.only_you && !message.only_you && Number(message.ts) - Number(before.ts) < TOGETHER;

/** Everything that decides how a message looks, names included since people may change. */
const print = (message, follows) => JSON.stringify([message, follows, state.me, nameOf(message.user), state.bot.shortcuts.length]);

/** Up and down move between messages; the one that has been reached is the one Tab comes back to. */
function walk(event, list) {
  if (!["ArrowUp", "ArrowDown"].includes(event.key) || !event.target.classList.contains("message")) return;
  const all = [...list.querySelectorAll(".message")];
  const next = all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function rove(list, message) {
  if (!message || message.tabIndex === 0) return;
  for (const one of list.querySelectorAll('.message[tabindex="0"]')) reach(one, false);
  reach(message, true);
}

/** Only the reached message's tools are on the way of Tab; they can be pointed at on all. */
function reach(message, reached) {
  message.tabIndex = reached ? 0 : -1;
  for (const tool of message.querySelectorAll(".tool")) tool.tabIndex = reached ? 0 : -1;
}

/** The words at the start of a conversation in which nothing, or not much, has been said. */
export function beginning(title, sentence) {
  return h("div", { class: "beginning" }, h("p", { class: "beginning-title" }, title), h("p", {}, sentence));
}

/** Something is on its way. */
export const loading = () => h("p", { class: "loading", role: "status" }, h("span", { class: "loading-mark", "aria-hidden": "true" }), "Loading…", unseen(" please wait"));
