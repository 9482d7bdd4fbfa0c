/** @file One message: who, when, what, and what can be done with it. */

import { avatar } from "./avatars.js";
import { drawBlocks } from "./blocks.js";
import { clockTime, longDay, moment } from "./days.js";
import { h, unseen } from "./dom.js";
import { inWords } from "./emoji.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { pressing } from "./pressing.js";
import { drawnSign } from "./signs.js";
import { nameOf, person, state } from "./state.js";

/**
 * @typedef {{ts: string, channel: string, user: string, bot: boolean, name: string, text: string, blocks?: any[],
 *   thread_ts?: string, reply_count?: number, edited: boolean, only_you: boolean,
 *   files?: {id: string, name: string, size: number, url?: string}[], attachments?: any[],
 *   reactions?: {name: string, users: string[]}[]}} Message
 *
 * @typedef {object} Deeds what can be done with a message
 * @property {(message: Message) => void} [reply]
 * @property {(message: Message, name: string) => void} react
 * @property {(message: Message) => void} dismiss
 * @property {(message: Message, node: HTMLElement) => void} edit
 * @property {(message: Message) => void} remove
 * @property {(message: Message, callbackId: string) => void} shortcut
 */

/**
 * Draw a message.
 * @param {Message} message
 * @param {{follows: boolean, deeds: Deeds}} how `follows`: the same person just spoke, so name and picture are not repeated
 * @returns {HTMLElement}
 */
export function drawMessage(message, { follows, deeds }) {
  const name = message.name || nameOf(message.user);
  const at = moment(message.ts);
  const body = h("div", { class: "message-body" }, bodyOf(message, () => body));
  const node = h(
    "article",
    { class: classes(message, follows), tabindex: "-1", "aria-label": `${name}, ${longDay(at)} at ${clockTime(at)}${message.only_you ? ", only visible to you" : ""}`, data: { ts: message.ts } },
    h("div", { class: "message-edge" }, follows ? stamp(at) : avatar(message.user, name)),
    h(
      "div",
      { class: "message-main" },
      message.only_you && onlyYou(message, deeds),
      !follows && h("p", { class: "message-head" }, h("strong", { class: "message-name" }, name), mark(message), stamp(at)),
      body,
      message.edited && h("span", { class: "message-edited" }, "(edited)"),
      reactions(message, deeds),
      replies(message, deeds),
    ),
    message.only_you ? null : toolbar(message, deeds, () => node),
  );
  return node;
}

const classes = (message, follows) => ["message", follows && "message-follows", message.only_you && "message-only-you"].filter(Boolean).join(" ");

const stamp = (at) => h("time", { class: "message-time", datetime: at.toISOString(), title: `${longDay(at)}, ${clockTime(at)}` }, clockTime(at));

/** Bot or post, said in words beside the name. */
function mark(message) {
  if (message.bot) return h("span", { class: "mark" }, "App");
  const one = person(message.user);
  return one?.title && one.title !== one.name ? h("span", { class: "message-title" }, one.title) : null;
}

function bodyOf(message, root) {
  const context = pressing({ channel: message.channel, ts: message.ts }, root);
  const blocks = message.blocks?.length ? drawBlocks(message.blocks, context) : h("div", { class: "prose" }, mrkdwn(message.text));
  const attached = (message.attachments ?? []).map((one) => h("div", { class: "attachment" }, one.blocks ? drawBlocks(one.blocks, context) : h("div", { class: "prose" }, mrkdwn(one.text ?? one.fallback ?? ""))));
  return [message.text || message.blocks?.length ? blocks : null, attached, files(message)];
}

function onlyYou(message, deeds) {
  return h(
    "p",
    { class: "only-you" },
    icon("eye"),
    h("span", {}, "Only visible to you"),
    h("button", { type: "button", class: "link-button", on: { click: () => deeds.dismiss(message) } }, "Dismiss", unseen(" this message")),
  );
}

function files(message) {
  if (!message.files?.length) return null;
  return h("ul", { class: "files", "aria-label": "Files" }, message.files.map(file));
}

function file(one) {
  const words = h("span", { class: "menu-words" }, h("span", { class: "file-name" }, one.name), h("span", { class: "menu-note" }, size(one.size)));
  const href = one.url ?? one.url_page;
  return h("li", {}, href ? h("a", { class: "file", href, download: one.name }, icon("file"), words) : h("span", { class: "file" }, icon("file"), words));
}

/** "84 kB" */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function reactions(message, deeds) {
  if (!message.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map((one) => {
      const mine = one.users.includes(state.me);
      const who = one.users.map(nameOf).join(", ");
      return h(
        "button",
        { type: "button", class: "reaction", "aria-pressed": String(mine), title: who, data: { action: `reaction-${one.name}` }, on: { click: () => deeds.react(message, one.name) } },
        h("span", { "aria-hidden": "true" }, drawnSign(one.name) ?? `:${one.name}:`, " ", one.users.length),
        unseen(`${inWords(one.name)}, from ${who}`),
      );
    }),
  );
}

function replies(message, deeds) {
  if (!message.reply_count || !deeds.reply) return null;
  const words = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return h("button", { type: "button", class: "replies", data: { action: "replies" }, on: { click: () => deeds.reply(message) } }, icon("reply"), words);
}

/** Shown when the message is pointed at or holds the focus; named for those who see neither. */
function toolbar(message, deeds, node) {
  const mine = message.reactions?.some((one) => one.name === "white_check_mark" && one.users.includes(state.me));
  const more = tool("more", "More actions", "more", () => {});
  menuButton(more, () => moreActions(message, deeds, node), { label: "More actions", side: "end" });
  return h(
    "div",
    { class: "toolbar", role: "group", "aria-label": "Message actions" },
    deeds.reply && tool("reply", "Reply in thread", "reply", () => deeds.reply(message)),
    h("button", { type: "button", class: "tool", tabindex: "-1", title: "React with a tick", "aria-pressed": String(Boolean(mine)), data: { action: "tick" }, on: { click: () => deeds.react(message, "white_check_mark") } }, h("span", { "aria-hidden": "true" }, drawnSign("white_check_mark")), unseen("React with white check mark")),
    more,
  );
}

const tool = (picture, name, action, act) => h("button", { type: "button", class: "tool", tabindex: "-1", title: name, data: { action: `tool-${action}` }, on: { click: act } }, icon(picture), unseen(name));

function moreActions(message, deeds, node) {
  const shortcuts = state.bot.shortcuts.filter((one) => one.type === "message");
  const own = message.user === state.me && !message.bot;
  return [
    deeds.reply && { label: "Reply in thread", act: () => deeds.reply(message) },
    shortcuts.length && { heading: state.bot.name },
    ...shortcuts.map((one) => ({ label: one.name, picture: icon("bolt"), act: () => deeds.shortcut(message, one.callback_id) })),
    own && { heading: "Your message" },
    own && { label: "Edit message", act: () => deeds.edit(message, node()) },
    own && { label: "Delete message", danger: true, act: () => deeds.remove(message) },
  ].filter(Boolean);
}
