/** @file Where the reader is, held in the address so that a reload or a bookmark comes back to it. */

/**
 * @typedef {object} Place
 * @property {string} as the acting person's id, or "" before one is known
 * @property {string} channel a channel id, "app" for the bot's own pages, or ""
 * @property {string} thread the first message's ts, or ""
 * @property {"home" | "messages"} tab which of the bot's pages, when channel is "app"
 */

/** @returns {Place} */
export function here() {
  const given = new URLSearchParams(location.hash.slice(1));
  return {
    as: given.get("as") ?? "",
    channel: given.get("in") ?? "",
    thread: given.get("thread") ?? "",
    tab: given.get("tab") === "messages" ? "messages" : "home",
  };
}

/**
 * The address of a place that differs from the present one in what is given.
 * A change of channel or person leaves the thread behind.
 * @param {Partial<Place>} change
 * @returns {string}
 */
export function address(change) {
  const now = here();
  const moved = "channel" in change || "as" in change || "tab" in change;
  const next = { ...now, ...(moved ? { thread: "" } : {}), ...change };
  const parts = { as: next.as, in: next.channel, thread: next.thread };
  if (next.channel === "app") parts.tab = next.tab;
  const words = Object.entries(parts).filter(([, value]) => value);
  return `#${new URLSearchParams(words)}`;
}

/** Go there, leaving a step in the browser's history. */
export function go(change) {
  location.hash = address(change);
}

/** Put the address right without a step in the history. */
export function settle(change) {
  history.replaceState(null, "", address(change));
}
