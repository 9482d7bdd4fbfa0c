/** @file The main column: a channel, a conversation, or the bot's two pages. */

import { trouble } from "./announce.js";
import { get, post } from "./api.js";
import { avatar } from "./avatars.js";
import { composer } from "./composer.js";
import { beginning, conversation, loading } from "./conversation.js";
import { deedsFor, isDismissed } from "./deeds.js";
import { fill, h, unseen } from "./dom.js";
import { homePage } from "./home.js";
import { icon } from "./icons.js";
import { address, here } from "./place.js";
import { botConversation, channel, channelName, nameOf, oneAtATime, person, state } from "./state.js";

/**
 * @param {{header: HTMLElement, scroller: HTMLElement, dock: HTMLElement, onRead: () => void}} parts
 * @returns {{show: () => void, refresh: () => Promise<void>, home: () => void, focus: () => void, attach: (files: FileList) => void, name: () => string}}
 */
export function mainColumn({ header, scroller, dock, onRead }) {
  const drafts = new Map();
  let shown = "";
  let talk = null;
  let home = null;
  let newFrom = null;
  let answer = null;
  let readTo = "";

  const box = composer(dock, { id: "composer", target: () => targetOf(current()) });
  const refresh = oneAtATime(load);

  function current() {
    const { channel: id } = here();
    return id === "app" ? botConversation() : channel(id);
  }

  /** Draw the place in the address, if it is not the one that stands there. */
  function show() {
    const { as, channel: id, tab } = here();
    drawHeader(header);
    const place = `${as} ${id} ${id === "app" ? tab : ""}`;
    if (place === shown) return box.moved();
    drafts.set(shown, box.draft());
    shown = place;
    talk = null;
    home = null;
    answer = null;
    readTo = "";
    newFrom = null;
    fill(scroller, loading());
    box.draft(drafts.get(place) ?? "");
    box.moved();
    dock.hidden = id === "app" && tab === "home";
    if (dock.hidden) home = homePage(scroller);
    else refresh();
    return undefined;
  }

  async function load() {
    const place = shown;
    if (home) return;
    const channelId = current()?.id ?? (await opened());
    if (!channelId) return;
    try {
      const found = await get("/try/messages", { as: state.me, channel: channelId });
      if (place === shown) draw(found.messages, channelId);
    } catch (error) {
      if (place !== shown) return;
      scroller.querySelector(".loading")?.remove();
      trouble(error);
    }
  }

  /** The bot's conversation is opened the first time it is looked at. */
  async function opened() {
    if (here().channel !== "app") return "";
    try {
      answer ??= await post("/try/open", { as: state.me, with: [state.bot.id] });
      return answer.channel;
    } catch (error) {
      trouble(error);
      return "";
    }
  }

  function draw(messages, channelId) {
    if (!talk) {
      fill(scroller);
      talk = conversation(scroller, { label: `Messages in ${name()}`, deeds: deedsFor({ refresh }) });
    }
    newFrom ??= firstUnread(messages, current()?.unread ?? 0);
    talk.show(messages.filter((one) => !isDismissed(one)), { start: startOf(messages.length), newFrom });
    read(channelId, messages.at(-1)?.ts ?? "");
  }

  /** Tell the workspace that this has been seen; a hidden page has not been seen. */
  function read(channelId, last) {
    const fresh = last !== readTo || channel(channelId)?.unread;
    if (!fresh || document.visibilityState !== "visible") return;
    readTo = last;
    post("/try/read", { as: state.me, channel: channelId }).then(onRead, () => {});
  }

  return { show, refresh, home: () => home?.refresh(), focus: () => !dock.hidden && box.focus(), attach: (files) => box.attach(files), name };
}

/** What the place in the address is called. */
export function name() {
  const { channel: id } = here();
  return id === "app" ? state.bot.name : channelName(id);
}

function targetOf(found) {
  const closed = found ? closedBecause(found) : "";
  return { channel: found?.id ?? "", name: name(), closed };
}

/** The ts of the first unread message, or "" when all are read, or none ever was. */
const firstUnread = (messages, unread) => (unread && unread < messages.length ? messages[messages.length - unread].ts : "");

/** Why nothing may be written in a channel, or "". */
export function closedBecause(found) {
  if (found.archived) return `${channelName(found.id)} is archived: it can be read, and nothing can be added.`;
  if (found.kind !== "im" && !found.members.includes(state.me)) return `You are not a member of ${channelName(found.id)}: you can read it, and not write in it.`;
  return "";
}

function drawHeader(header) {
  const { channel: id, tab } = here();
  const found = channel(id);
  const print = JSON.stringify([here().as, botConversation()?.unread, id, tab, found?.name, found?.members?.length, found?.shared_outside, found?.archived, state.bot.connected, state.bot.name]);
  if (header.dataset.print === print) return;
  header.dataset.print = print;
  if (id === "app") fill(header, heading(avatar(state.bot.id, ""), state.bot.name, "App"), tabs(tab));
  else if (found?.kind === "im") fill(header, heading(avatar(found.with ?? id, name()), name(), person(found.with)?.title));
  else fill(header, heading(icon(found?.kind === "private" ? "lock" : "hash"), found?.name ?? "", about(found)));
}

const heading = (picture, words, note) => h("div", { class: "place-title" }, picture, h("h1", { id: "place-title" }, words), note && h("span", { class: "place-about" }, note));

function about(found) {
  if (!found) return "";
  const members = found.members?.length ?? 0;
  return [found.kind === "private" && "private", members && `${members} ${members === 1 ? "member" : "members"}`, found.shared_outside && "shared with another organisation", found.archived && "archived"].filter(Boolean).join(" · ");
}

function tabs(tab) {
  const one = (key, words, unread) => h("a", { class: "tab", href: address({ channel: "app", tab: key }), "aria-current": tab === key ? "page" : null }, words, unread ? h("span", { class: "unread" }, h("span", { "aria-hidden": "true" }, unread), unseen(`, ${unread} unread`)) : null);
  return h("nav", { class: "tabs", "aria-label": state.bot.name }, one("home", "Home"), one("messages", "Messages", tab === "messages" ? 0 : (botConversation()?.unread ?? 0)));
}

function startOf(count) {
  const { channel: id } = here();
  if (id === "app") return beginning(`You and ${state.bot.name}`, "Only the two of you can see this conversation.");
  const found = channel(id);
  if (found?.kind === "im") return beginning(`You and ${nameOf(found.with)}`, "Only the two of you can see this conversation.");
  return beginning(`The start of ${channelName(id)}`, count ? "Everything said here is below." : `Nothing has been said here yet.${closedBecause(found) ? "" : " Type / in the box below to see what the bot answers."}`);
}
