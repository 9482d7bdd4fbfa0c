/** @file A message's text as a person would have typed it, for them to alter. */

import { unescaped } from "./mrkdwn.js";
import { channelName, nameOf } from "./state.js";

/**
 * Turn Slack's marks back into words: `<@U1>` into "@Anthony Bangham", `<https://…>` into the address.
 * @param {string} text
 * @returns {string}
 */
export function asTyped(text) {
  return unescaped(text.replace(/<([^<>]+)>/g, (_, inner) => words(inner)));
}

function words(inner) {
  const [what, label] = inner.split("|");
  if (what.startsWith("@")) return `@${nameOf(what.slice(1))}`;
  if (what.startsWith("#")) return channelName(what.slice(1));
  if (what.startsWith("!")) return `@${what.slice(1).split("^")[0]}`;
  return label && label !== what ? label : what.replace(/^mailto:/, "");
}
