/** @file The switch between persons: who is typing. */

import { avatar } from "./avatars.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { go } from "./place.js";
import { person, standing, state, titled } from "./state.js";

/** Make the button the switch. */
export function personSwitch(button) {
  menuButton(button, choices, { label: "Be another person", side: "end" });
}

/** Show who is typing. */
export function drawPerson(button) {
  const me = person(state.me);
  if (!me || button.dataset.print === titled(me)) return;
  button.dataset.print = titled(me);
  fill(button, avatar(me.id, me.name), h("span", { class: "stage-words" }, h("span", { class: "stage-label" }, "You are:"), h("span", { class: "visually-hidden" }, " "), h("span", { class: "stage-value" }, titled(me))), icon("down"));
}

function choices() {
  const people = state.people.filter((one) => !one.is_bot);
  return [
    { heading: "Be another person" },
    ...people.map((one) => ({
      label: titled(one),
      note: one.title ? standing(one) : "",
      picture: avatar(one.id, one.name),
      chosen: one.id === state.me,
      disabled: one.deleted,
      act: () => go({ as: one.id }),
    })),
  ];
}
