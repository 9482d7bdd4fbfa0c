/** @file The panel on the right: one message and what was answered to it. */

import { trouble } from "./announce.js";
import { get } from "./api.js";
import { closedBecause } from "./channels.js";
import { composer } from "./composer.js";
import { conversation, loading } from "./conversation.js";
import { deedsFor, isDismissed } from "./deeds.js";
import { fill, h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { go, here } from "./place.js";
import { botConversation, channel, channelName, oneAtATime, state } from "./state.js";

/**
 * @param {HTMLElement} panel
 * @returns {{show: () => void, refresh: () => Promise<void>}}
 */
export function threadPanel(panel) {
  const where = h("span", { class: "place-about" });
  const scroller = h("div", { class: "scroller" });
  const dock = h("div", { class: "composer-dock" });
  const shut = h("button", { type: "button", class: "quiet-icon", title: "Close thread", on: { click: close } }, icon("close"), unseen("Close thread"));
  fill(panel, h("header", { class: "place" }, h("div", { class: "place-title" }, h("h2", { id: "thread-title" }, "Thread"), where), shut), scroller, dock);
  const box = composer(dock, { target });
  let shown = "";
  let talk = null;
  const refresh = oneAtATime(load);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close();
  });

  const channelId = () => (here().channel === "app" ? (botConversation()?.id ?? "") : here().channel);

  function target() {
    const found = channel(channelId());
    return { channel: channelId(), name: channelName(channelId()), thread: here().thread, closed: found ? closedBecause(found) : "" };
  }

  function close() {
    const ts = here().thread;
    go({ thread: "" });
    document.querySelector(`#main-scroller .message[data-ts="${CSS.escape(ts)}"]`)?.focus();
  }

  function show() {
    const { as, thread } = here();
    const key = thread && `${as} ${channelId()} ${thread}`;
    panel.hidden = !thread;
    document.getElementById("app").classList.toggle("with-thread", Boolean(thread));
    if (!thread) {
      shown = "";
      return;
    }
    where.textContent = channelName(channelId());
    box.moved();
    if (key === shown) return;
    shown = key;
    talk = null;
    box.draft("");
    fill(scroller, loading());
    refresh();
    if (matchMedia("(hover: hover)").matches) box.focus();
  }

  async function load() {
    const key = shown;
    if (!key || !channelId()) return;
    try {
      const { messages } = await get("/try/messages", { as: state.me, channel: channelId(), thread: here().thread });
      if (key !== shown) return;
      if (!talk) {
        fill(scroller);
        talk = conversation(scroller, { label: "Messages in this thread", deeds: deedsFor({ refresh, inThread: true }) });
      }
      talk.show(messages.filter((one) => !isDismissed(one)), { replies: true });
    } catch (error) {
      scroller.querySelector(".loading")?.remove();
      trouble(error);
    }
  }

  return { show, refresh };
}
