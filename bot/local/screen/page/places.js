/** @file The left column: channels, people, the bot's own pages. */

import { avatar } from "./avatars.js";
import { post } from "./api.js";
import { attempt } from "./deeds.js";
import { h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { patch } from "./patch.js";
import { address, go, here } from "./place.js";
import { channelName, nameOf, person, standing, state, titled } from "./state.js";

/** Bring the column up to date; what has the focus keeps it. */
export function drawPlaces(nav) {
  if (!nav.firstChild) nav.append(...frame());
  const [channels, people, apps] = nav.querySelectorAll(".places-list");
  const rooms = state.channels.filter((one) => one.kind !== "im");
  patch(channels, rooms.length ? rooms.map(ofChannel) : [none("None that you can see")]);
  patch(people, state.channels.filter((one) => one.kind === "im" && one.with !== state.bot.id).map(ofPerson));
  patch(apps, [ofBot()]);
}

function frame() {
  const add = h("button", { type: "button", class: "quiet-icon", title: "New direct message", "aria-haspopup": "menu", "aria-expanded": "false", on: { click: () => openMenu(add, others(), { label: "New direct message" }) } }, icon("plus"), unseen("New direct message"));
  return [part("Apps"), part("Channels"), part("Direct messages", add)].sort((one, other) => ORDER.indexOf(one.dataset.part) - ORDER.indexOf(other.dataset.part));
}

const ORDER = ["Channels", "Direct messages", "Apps"];

const part = (title, extra) =>
  h("section", { class: "places-part", data: { part: title }, "aria-label": title }, h("div", { class: "places-head" }, h("h2", {}, title), extra), h("ul", { class: "places-list" }));

const none = (words) => ({ key: "none", print: words, build: () => h("li", { class: "places-none" }, words) });

function row({ key, change, picture, words, note, unread, current, always = false }) {
  const href = address(change);
  const count = unread && (always || !current) ? h("span", { class: "unread" }, h("span", { "aria-hidden": "true" }, unread > 99 ? "99+" : unread), unseen(`, ${unread} unread`)) : null;
  return {
    key,
    print: JSON.stringify([href, words, note, unread, current]),
    build: () =>
      h("li", {}, h("a", { class: count ? "place-link place-unread" : "place-link", href, "aria-current": current ? "page" : null, data: { action: key } }, picture, h("span", { class: "place-words" }, words, note && h("span", { class: "place-note" }, note)), count)),
  };
}

function ofChannel(one) {
  const notes = [one.kind === "private" && "private", one.shared_outside && "shared outside", one.archived && "archived"].filter(Boolean);
  return row({ key: one.id, change: { channel: one.id }, picture: icon(one.kind === "private" ? "lock" : "hash"), words: one.name, note: notes.join(", "), unread: one.unread, current: here().channel === one.id });
}

function ofPerson(one) {
  const name = one.with ? nameOf(one.with) : channelName(one.id);
  const title = person(one.with)?.title;
  return row({ key: one.id, change: { channel: one.id }, picture: avatar(one.with ?? one.id, name), words: name, note: title === name ? "" : title, unread: one.unread, current: here().channel === one.id });
}

function ofBot() {
  const talk = state.channels.find((one) => one.kind === "im" && one.with === state.bot.id);
  const unread = talk?.unread ?? 0;
  return row({ key: "app", change: { channel: "app", tab: unread ? "messages" : "home" }, picture: avatar(state.bot.id, state.bot.name), words: state.bot.name, note: "", unread: here().channel === "app" && here().tab === "messages" ? 0 : unread, current: here().channel === "app", always: true });
}

/** Everybody one can write to, with their standing in words. */
function others() {
  return state.people
    .filter((one) => one.id !== state.me && one.id !== state.bot.id && !one.is_bot)
    .map((one) => ({
      label: titled(one),
      note: one.title ? standing(one) : "",
      picture: avatar(one.id, one.name),
      disabled: one.deleted,
      act: async () => {
        const answer = await attempt(() => post("/try/open", { as: state.me, with: [one.id] }));
        if (answer) go({ channel: answer.channel });
      },
    }));
}
