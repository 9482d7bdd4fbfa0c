/** @file The workspace's clock: what it shows, and the winding of it. */

import { announce } from "./announce.js";
import { post } from "./api.js";
import { briefDay, clockTime, fromLocal, localText, longDay, shortDay } from "./days.js";
import { attempt } from "./deeds.js";
import { fill, freshId, h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { popup } from "./popup.js";
import { state } from "./state.js";
import { nextWorkday } from "./workdays.js";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The time it is in the workspace, which goes on between two looks at it. */
export const now = () => new Date(Date.parse(state.clock.now) + (performance.now() - state.clock.read));

/** Make the button the clock. */
export function clockButton(button, refresh) {
  button.addEventListener("click", () => open(button, refresh));
  setInterval(() => drawClock(button), 5000);
}

/** Show the time. */
export function drawClock(button) {
  if (!state.clock.now) return;
  const shown = `${shortDay(now())} ${clockTime(now())}`;
  const print = `${shown} ${state.clock.moved}`;
  if (button.dataset.print === print) return;
  button.dataset.print = print;
  fill(
    button,
    icon("clock"),
    h("span", { class: "stage-words" }, h("span", { class: "stage-label" }, state.clock.moved ? "London, wound on" : "London"), unseen(", "), h("span", { class: "stage-value" }, h("span", {}, shortDay(now())), " ", h("span", { class: "clock-time" }, clockTime(now())))),
    icon("down"),
  );
}

/** Half past eight on the next working morning. */
export function nextMorning(from) {
  return fromLocal(`${nextWorkday(localText(from).slice(0, 10))}T08:30`);
}

function open(button, refresh) {
  if (button.getAttribute("aria-expanded") === "true") return;
  const titleId = freshId("clock");
  let close = () => {};
  const wind = async (change) => {
    const done = await attempt(() => post("/try/clock", change));
    if (!done) return;
    close();
    await refresh();
    announce(`It is now ${longDay(now())}, ${clockTime(now())}.`);
  };
  const panel = h("div", { class: "clock-panel", role: "dialog", "aria-labelledby": titleId }, h("h2", { id: titleId }, "Wind the clock on"), h("p", { class: "clock-says" }, `It is ${longDay(now())}, ${clockTime(now())}, in London.`), steps(wind), chosen(wind), state.clock.moved && h("button", { type: "button", class: "link-button", on: { click: () => wind({ reset: true }) } }, "Put the clock back as it was"));
  button.setAttribute("aria-expanded", "true");
  close = popup(button, panel, {
    side: "end",
    onClose: () => {
      button.setAttribute("aria-expanded", "false");
      button.focus();
    },
  });
  panel.addEventListener("focusout", (event) => event.relatedTarget && !panel.contains(event.relatedTarget) && close());
  panel.querySelector("button").focus();
}

function steps(wind) {
  const morning = nextMorning(now());
  const later = (seconds) => new Date(now().getTime() + seconds * 1000);
  const choices = [
    ["1 hour on", { by: HOUR }, later(HOUR)],
    ["Next working morning", { to: morning.toISOString() }, morning],
    ["1 day on", { by: DAY }, later(DAY)],
    ["1 week on", { by: 7 * DAY }, later(7 * DAY)],
  ];
  return h(
    "div",
    { class: "clock-steps" },
    choices.map(([words, change, lands]) => h("button", { type: "button", class: "clock-step", on: { click: () => wind(change) } }, h("span", {}, words), unseen(", to "), h("span", { class: "menu-note" }, `${briefDay(lands)} ${clockTime(lands)}`))),
  );
}

function chosen(wind) {
  const input = h("input", { type: "datetime-local", class: "field", props: { value: localText(now()) }, required: true });
  const said = h("span", { class: "field-said" });
  const tell = () => (said.textContent = input.value && input.value >= "1900" ? longDay(fromLocal(input.value)) : "");
  input.addEventListener("input", tell);
  tell();
  const go = (event) => {
    event.preventDefault();
    if (input.value) wind({ to: fromLocal(input.value).toISOString() });
  };
  return h("form", { class: "clock-chosen", on: { submit: go } }, h("label", {}, h("span", { class: "field-label" }, "To a date and time"), input), said, h("button", { type: "submit", class: "button" }, "Go"));
}
