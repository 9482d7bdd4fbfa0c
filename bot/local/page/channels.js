/** @file The main column: a channel, a conversation, or the bot's two pages. */

import { trouble } from "./announce.js";
import { get, post } from "./api.js";
import { avatar } from "./avatars.js";
import { composer, } from "./composer.js";
import { beginning, conversation, loading } from "./conversation.js";
import { deedsFor, isDismissed } from "./deeds.js";
import { fill, h } from "./dom.js";
import { homePage } from "./home.js";
import { icon } from "./icons.js";
import { address, here } from "./place.js";
import { botConversation, channel, channelName, nameOf, oneAtATime, person, state } from "./state.js";

/**
 * @param {{header: HTMLElement, scroller: HTMLElement, dock: HTMLElement}} parts
 * @returns {{show: () => void, refresh: () => Promise<void>, home: () => void, focus: () => void, attach: (files: FileList) => void, name: () => string}}
 */
export function mainColumn({ header, scroller, dock }) {
  const drafts = new Map();
  let shown = "";
  let talk = null;
  let home = null;
  let unread = 0;
  let answer = null;

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
    unread = current()?.unread ?? 0;
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
    talk.show(messages.filter((one) => !isDismissed(one)), { start: startOf(messages.length), unread });
    if (document.visibilityState === "visible") read(channelId);
  }

  function read(channelId) {
    if (channel(channelId)?.unread === 0) return;
    post("/try/read", { as: state.me, channel: channelId }).catch(() => {});
  }

  return { show, refresh, home: () => home?.refresh(), focus: () => !dock.hidden && box.focus(), attach: (files) => box.attach(files), name, settle: () => (unread = 0) };
}

/** What the place in the address is called. */
export function name() {
  const { channel: id } = here();
  return id === "app" ? state.bot.name : channelName(id);
}

function targetOf(found) {
  const closed = found?.archived ? `${channelName(found.id)} is archived: it can be read, and nothing can be added.` : "";
  return { channel: found?.id ?? "", name: name(), closed };
}

function drawHeader(header) {
  const { channel: id, tab } = here();
  const found = channel(id);
  const print = JSON.stringify([id, tab, found?.name, found?.members?.length, found?.shared_outside, found?.archived, state.bot.connected, state.bot.name]);
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
  const one = (key, words) => h("a", { class: "tab", href: address({ channel: "app", tab: key }), "aria-current": tab === key ? "page" : null }, words);
  return h("nav", { class: "tabs", "aria-label": state.bot.name }, one("home", "Home"), one("messages", "Messages"));
}

function startOf(count) {
  const { channel: id } = here();
  if (id === "app") return beginning(`You and ${state.bot.name}`, "Only the two of you can see this conversation.");
  const found = channel(id);
  if (found?.kind === "im") return beginning(`You and ${nameOf(found.with)}`, "Only the two of you can see this conversation.");
  return beginning(`The start of ${channelName(id)}`, count ? "Everything said here is below." : "Nothing has been said here yet. Type / in the box below to see what the bot answers.");
}
