/** @file What the page knows of the workspace, and who wants to hear when it changes. */

/**
 * @typedef {{id: string, name: string, title: string, email: string, deleted: boolean,
 *   is_restricted: boolean, is_ultra_restricted: boolean, is_bot: boolean, team_id: string,
 *   outside: boolean}} Person
 * @typedef {{id: string, name: string, kind: "channel" | "private" | "im", with: string | null,
 *   members: string[], archived: boolean, shared_outside: boolean, unread: number}} Channel
 * @typedef {{command: string, description: string, usage_hint?: string}} Command
 * @typedef {{name: string, callback_id: string, type: "message" | "global"}} Shortcut
 */

export const state = {
  me: "",
  workspace: "Practice workspace",
  /** @type {Person[]} */ people: [],
  /** @type {Channel[]} */ channels: [],
  clock: { now: "", moved: false, read: 0 },
  bot: { id: "", name: "OPCC bot", connected: false, commands: [], shortcuts: [] },
};

/** Take in an answer of /try/state. */
export function learn(answer) {
  state.me = answer.me;
  state.people = answer.people;
  state.channels = answer.channels;
  state.clock = { ...answer.clock, read: performance.now() };
  state.bot = { commands: [], shortcuts: [], ...answer.bot };
  state.workspace = answer.team?.name ?? answer.workspace ?? state.workspace;
}

/** @returns {Person | undefined} */
export const person = (id) => state.people.find((one) => one.id === id);

/** @returns {Channel | undefined} */
export const channel = (id) => state.channels.find((one) => one.id === id);

/** The conversation between the acting person and the bot, if there is one yet. */
export const botConversation = () =>
  state.channels.find((one) => one.kind === "im" && one.with === state.bot.id);

/** A person's name as it is shown, even when the id is not known here. */
export function nameOf(id) {
  if (id === state.bot.id) return state.bot.name;
  return person(id)?.name ?? "Someone not in this workspace";
}

/** A channel's name as it is shown, with its mark. */
export function channelName(id) {
  const found = channel(id);
  if (!found) return "a private channel";
  if (found.kind !== "im") return `#${found.name}`;
  return found.with ? nameOf(found.with) : found.name;
}

/** The post first, for the post is what matters here: "Policy Officer — Natasha Noorbakhsh". */
export function titled(one) {
  if (!one.title && standing(one)) return `${one.name} (${standing(one)})`;
  return one.title && one.title !== one.name ? `${one.title} — ${one.name}` : one.name;
}

/** What a reader should know of a person's standing, in words, or "". */
export function standing(one) {
  if (one.deleted) return "deactivated";
  if (one.outside) return "another organisation";
  if (one.is_restricted || one.is_ultra_restricted) return "guest";
  return "";
}

/**
 * Run `work` one at a time; calls made meanwhile lead to one more run, not to many.
 * @param {() => Promise<void>} work
 * @returns {() => Promise<void>}
 */
export function oneAtATime(work) {
  let running = null;
  let again = false;
  return () => {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await work();
      } while (again);
    })().finally(() => {
      running = null;
    });
    return running;
  };
}
