/** @file The bot's Home page. */

import { trouble } from "./announce.js";
import { get } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { beginning, loading } from "./conversation.js";
import { fill, h } from "./dom.js";
import { keepingFocus, patch } from "./patch.js";
import { pressing } from "./pressing.js";
import { here } from "./place.js";
import { oneAtATime, state } from "./state.js";

/**
 * Show the Home page in `scroller`. The first look tells the bot that its page was opened;
 * later looks do not, or the bot's answer would be asked for again without end.
 * @param {HTMLElement} scroller
 * @returns {{refresh: () => Promise<void>}}
 */
export function homePage(scroller) {
  const page = h("div", { class: "home" }, loading());
  const who = state.me;
  let opened = false;
  fill(scroller, page);

  const refresh = oneAtATime(async () => {
    try {
      const { view } = await get("/try/home", { as: who, again: opened ? "1" : undefined });
      opened = true;
      if (who === here().as && page.isConnected) show(view);
    } catch (error) {
      trouble(error);
    }
  });

  function show(view) {
    page.querySelector(".loading")?.remove();
    if (!view) return patch(page, [nothing()]);
    const context = pressing({ home: true }, () => page);
    const items = view.blocks.map((block, at) => ({ key: `${at}`, print: JSON.stringify(block), build: () => drawBlocks([block], context)[0] }));
    return keepingFocus(page, () => patch(page, items), () => document.getElementById("main"));
  }

  refresh();
  return { refresh };
}

const nothing = () => ({
  key: "nothing",
  print: "nothing",
  build: () => beginning("Nothing here yet", state.bot.connected ? `${state.bot.name} has not put anything on its Home page.` : `${state.bot.name} is not connected, so its Home page is empty.`),
});
