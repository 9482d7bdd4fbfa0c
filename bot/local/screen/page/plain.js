/** @file `plain_text`: the words as they are, with the emoji drawn and the lines broken. */

import { h } from "./dom.js";
import { emoji } from "./inline.js";

/**
 * @param {{text?: string, emoji?: boolean} | undefined} text Slack's plain_text object
 * @returns {import("./dom.js").Child[]}
 */
export function plain(text) {
  return (text?.text ?? "").split("\n").flatMap((line, at) => [at > 0 && h("br"), ...drawn(line, text.emoji !== false)]);
}

const drawn = (line, signs) => (signs ? line.split(/:([a-z0-9_+'-]+):/).map((piece, at) => (at % 2 ? emoji(piece) : piece)) : [line]);
