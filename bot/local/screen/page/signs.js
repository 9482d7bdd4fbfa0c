/** @file Drawings for the emoji that matter most here, so that they look right without an emoji font. */

import { inWords, sign } from "./emoji.js";
import { h } from "./dom.js";

const SPACE = "http://www.w3.org/2000/svg";

/** Each drawing is a list of [element, class, attributes]; the classes carry the colours. */
const BOX = ["rect", { x: 2, y: 2, width: 20, height: 20, rx: 5 }];
const DISC = ["circle", { cx: 12, cy: 12, r: 10 }];
const path = (d) => ["path", { d }];
const DRAWINGS = {
  white_check_mark: [["good", BOX], ["mark", path("m7 12.5 3.5 3.500L17 8.5")]],
  heavy_check_mark: [["line-good", path("m4.5 12.5 5 5L19.5 6.5")]],
  ballot_box_with_check: [["calm", BOX], ["mark", path("m7 12.5 3.5 3.500L17 8.5")]],
  x: [["line-bad", path("m5.5 5.5 13 13M18.5 5.500l-13 13")]],
  warning: [["warn", path("M12 3 1.8 21h20.400z")], ["dark", path("M12 9.500v5M12 17.800v.01")]],
  no_entry: [["bad", DISC], ["mark", path("M7 12h10")]],
  information_source: [["calm", BOX], ["mark", path("M12 11v6M12 7.200v.01")]],
  red_circle: [["bad", DISC]],
  large_orange_circle: [["warn", DISC]],
  large_yellow_circle: [["warn", DISC]],
  large_green_circle: [["good", DISC]],
  large_blue_circle: [["calm", DISC]],
  white_circle: [["pale", DISC]],
  calendar: [["sheet", path("M4 5h16v16H4z")], ["bad", path("M4 5h16v5H4z")], ["ink", path("M8 3v3M16 3v3M8 14h2M14 14h2M8 17.500h2M14 17.500h2")]],
  memo: [["sheet", path("M5 3h11v18H5z")], ["ink", path("M8 8h5M8 12h4M11.5 17.5 20 8.5")]],
  bell: [["warn", path("M5 17.500c2-2 2-4 2-7a5 5 0 0 1 10 0c0 3 0 5 2 7z")], ["ink", path("M10 20.500h4")]],
  clipboard: [["warn", path("M5 4h14v17H5z")], ["sheet", path("M7.5 7h9v11.500h-9z")], ["ink", path("M9.5 4h5M9.5 11h5M9.5 14.500h3")]],
  page_facing_up: [["sheet", path("M5 3h10l4 4v14H5z")], ["ink", path("M8.5 10h7M8.5 13.500h7M8.5 17h4")]],
  hourglass_flowing_sand: [["sheet", path("M6 3h12c0 5-4 6-4 9s4 4 4 9H6c0-5 4-6 4-9S6 8 6 3z")], ["warn", path("M8 20c1-3 3-3.5 4-5 1 1.5 3 2 4 5z")]],
  speech_balloon: [["sheet", path("M4 4h16v12h-9l-5 4v-4H4z")], ["ink", path("M8 8.500h8M8 11.500h5")]],
};
for (const [name, other] of [["date", "calendar"], ["spiral_calendar_pad", "calendar"], ["pencil", "memo"], ["hourglass", "hourglass_flowing_sand"]]) DRAWINGS[name] = DRAWINGS[other];

/**
 * An emoji as an image with a name, or null when this page does not know it.
 * @param {string} name Slack's short name
 * @returns {HTMLElement | null}
 */
export function drawnSign(name) {
  const letter = sign(name);
  if (!letter) return null;
  const drawing = Object.hasOwn(DRAWINGS, name) ? svg(DRAWINGS[name]) : letter;
  return h("span", { class: "emoji", role: "img", "aria-label": inWords(name) }, drawing);
}

function svg(parts) {
  const root = made("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" });
  root.append(...parts.map(([colour, [tag, attributes]]) => made(tag, { ...attributes, class: `sign-${colour}` })));
  return root;
}

function made(tag, attributes) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
