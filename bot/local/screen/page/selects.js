/** @file Slack's select menus, each a combobox with its own place to take choices from. */

import { combobox } from "./combobox.js";
import { placed } from "./forms.js";
import { channelName, nameOf, standing, state, titled } from "./state.js";

/** @param {any} option Slack's option object */
const ofOption = (option) => ({ key: option.value, words: option.text?.text ?? option.value, note: option.description?.text, raw: option });

const ofPerson = (id) => ({ key: id, words: nameOf(id), raw: id });

const ofChannel = (id) => ({ key: id, words: channelName(id), raw: id });

const fitting = (groups, query) => {
  const wanted = query.trim().toLowerCase();
  return groups
    .map((group) => ({ ...group, choices: group.choices.filter((one) => `${one.words} ${one.note ?? ""}`.toLowerCase().includes(wanted)) }))
    .filter((group) => group.choices.length);
};

/** Option groups, or plain options, as the combobox wants them. */
const grouped = (given) =>
  given?.option_groups?.map((group) => ({ heading: group.label?.text, choices: group.options.map(ofOption) })) ?? [{ choices: (given?.options ?? []).map(ofOption) }];

const people = () => [
  { choices: state.people.filter((one) => !one.deleted).map((one) => ({ key: one.id, words: one.name, note: [one.title, standing(one)].filter(Boolean).join(" · "), raw: one.id })) },
];

const channels = (wanted) => [
  { choices: state.channels.filter((one) => !one.archived && wanted.includes(one.kind)).map((one) => ofChannel(one.id)) },
];

/** Where a conversations menu looks: Slack's filter words against our kinds. */
const kinds = (filter) => {
  const named = filter?.include ?? ["public", "private", "im"];
  return [named.includes("public") && "channel", named.includes("private") && "private", named.includes("im") && "im"].filter(Boolean);
};

const LOCAL = { static: grouped, users: people, conversations: (given) => channels(kinds(given.filter)), channels: () => channels(["channel"]) };
const KEPT = { users: "user", conversations: "conversation", channels: "channel", static: "option", external: "option" };
const BACK = { user: ofPerson, conversation: ofChannel, channel: ofChannel, option: ofOption };

/**
 * Build any of the ten select menus.
 * @param {any} element @param {import("./elements.js").Where} where @param {import("./elements.js").Context} context
 * @returns {HTMLElement}
 */
export function select(element, where, context) {
  const [, multi, source] = /^(multi_)?(\w+)_select$/.exec(element.type);
  const field = `selected_${KEPT[source]}${multi ? "s" : ""}`;
  const back = BACK[KEPT[source]];
  const box = combobox({
    several: Boolean(multi),
    most: element.max_selected_items,
    fewest: source === "external" ? (element.min_query_length ?? 3) : 0,
    delay: source === "external" ? 200 : 0,
    placeholder: element.placeholder?.text ?? (multi ? "Choose one or more" : "Choose"),
    names: where.names,
    chosen: initial(element, KEPT[source], multi).map(back),
    load: source === "external" ? async (query) => grouped(await context.options(where.blockId, element.action_id, query)) : async (query) => fitting(LOCAL[source](element), query),
    changed: () => where.changed({ selected: value() }),
  });
  const value = () => {
    const raw = box.chosen().map((one) => one.raw);
    return multi ? raw : (raw[0] ?? null);
  };
  const control = {
    type: element.type,
    input: box.input,
    read: () => ({ [field]: value() }),
    write: (kept) => box.choose([kept[field] ?? []].flat().map(back)),
    complaint: () => (where.required && !box.chosen().length ? "Choose one." : ""),
  };
  return placed(box.node, control, { blockId: where.blockId, actionId: element.action_id });
}

function initial(element, kept, multi) {
  const found = element[`initial_${kept}${multi ? "s" : ""}`];
  return found ? [found].flat() : [];
}
