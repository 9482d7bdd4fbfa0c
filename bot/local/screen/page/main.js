/** @file Puts the page together and keeps it in step with the workspace. */

import { announce, calm, trouble } from "./announce.js";
import { get } from "./api.js";
import { dropZone } from "./attaching.js";
import { mainColumn, name } from "./channels.js";
import { clockButton, drawClock } from "./clock.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { listen } from "./live.js";
import { drawPerson, personSwitch } from "./persons.js";
import { drawPlaces } from "./places.js";
import { go, here, settle } from "./place.js";
import { channel, learn, oneAtATime, person, state, titled } from "./state.js";
import { threadPanel } from "./thread.js";
import { viewDialog } from "./views.js";

const AGAIN = 2000; // ms between tries to read a workspace that does not answer

const part = (id) => document.getElementById(id);
const clock = part("clock-button");
const persons = part("person-button");
const main = mainColumn({ header: part("place-header"), scroller: part("main-scroller"), dock: part("main-dock"), onRead: () => refreshState() });
const thread = threadPanel(part("thread"));
const views = viewDialog();
let listening = { who: "", stop: () => {} };

const refreshState = oneAtATime(async () => {
  try {
    const { as } = here();
    const answer = await get("/try/state", { as });
    if (here().as !== as) return; // of whom the reader was: the move asks again
    learn(answer);
  } catch (error) {
    lineLost();
    if (!state.me) setTimeout(refreshState, AGAIN);
    return;
  }
  if (!listening.who) lineBack();
  draw();
});

/** Draw all that follows from what is known and from the address. */
function draw() {
  putRight();
  part("workspace-name").textContent = state.workspace;
  document.title = `${name()} · ${state.workspace}`;
  drawPerson(persons);
  drawClock(clock);
  drawBot();
  drawPlaces(part("places"));
  main.show();
  thread.show();
  if (listening.who !== state.me) hear();
}

/** An address that names nobody, or a place the person may not see, becomes one that is right. */
function putRight() {
  const place = here();
  if (place.as !== state.me) settle({ as: state.me, channel: place.channel, thread: place.thread });
  if (place.channel === "app" || channel(place.channel)) return;
  const first = state.channels.find((one) => one.kind !== "im" && !one.archived);
  settle({ channel: first?.id ?? "app" });
}

function drawBot() {
  const { connected, name: called } = state.bot;
  const print = `${called} ${connected}`;
  const line = part("bot-state");
  if (line.dataset.print === print) return;
  if (line.dataset.print) announce(`${called} is ${connected ? "connected" : "not connected"}.`);
  line.dataset.print = print;
  line.className = `stage-bot ${connected ? "is-connected" : "is-apart"}`;
  fill(line, icon(connected ? "tick" : "warning"), h("span", {}, h("span", { class: "stage-bot-name" }, `${called} `), connected ? "connected" : "not connected"));
}

function hear() {
  listening.stop();
  const who = state.me;
  listening = { who, stop: listen(who, { news, lost: lineLost, open: everything }) };
  views.close();
}

/** Something changed: look again at what it concerns. */
function news({ kind, channel: where, thread: root }) {
  if (kind === "view") views.refresh().catch(trouble);
  else if (kind === "home") main.home();
  else refreshState();
  if (kind !== "message" && kind !== "channel") return;
  const open = here().channel === "app" ? state.channels.find((one) => one.with === state.bot.id)?.id : here().channel;
  if (!where || where === open || !open) {
    main.refresh();
    if (here().thread && (!root || root === here().thread)) thread.refresh();
  }
}

function lineLost() {
  const banner = part("line-state");
  if (banner.firstChild) return;
  fill(banner, h("p", {}, icon("warning"), "The connection to the workspace is lost. What you see may be out of date; this page tries again by itself."));
}

function lineBack() {
  const banner = part("line-state");
  if (!banner.firstChild) return;
  fill(banner);
  calm();
  announce("Connected to the workspace again.");
}

/** The line stands: look at everything, for what was said before was not heard. */
function everything() {
  lineBack();
  refreshState();
  main.refresh();
  main.home();
  thread.refresh();
  views.refresh().catch(trouble);
}

function moved() {
  const change = state.me !== here().as;
  closePlaces();
  calm();
  if (change) refreshState().then(() => announce(`You are now ${titled(person(state.me))}.`));
  else draw();
}

function closePlaces() {
  part("app").classList.remove("with-places");
  part("places-toggle").setAttribute("aria-expanded", "false");
}

function togglePlaces() {
  const open = part("app").classList.toggle("with-places");
  part("places-toggle").setAttribute("aria-expanded", String(open));
  if (open) part("places").querySelector("a")?.focus();
}

for (const hole of document.querySelectorAll("[data-icon]")) hole.replaceWith(icon(hole.dataset.icon));
personSwitch(persons);
clockButton(clock, refreshState);
dropZone(part("main"), () => `Drop to share in ${name()}`, (files) => (here().channel === "app" && here().tab === "home" ? go({ tab: "messages" }) : main.attach(files)));
part("places-toggle").addEventListener("click", togglePlaces);
part("places").addEventListener("click", (event) => event.target.closest("a") && matchMedia("(hover: hover)").matches && setTimeout(main.focus));
part("places").addEventListener("keydown", (event) => event.key === "Escape" && part("app").classList.contains("with-places") && (closePlaces(), part("places-toggle").focus()));
document.querySelector("[data-skip]").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && main.refresh());
window.addEventListener("hashchange", moved);
refreshState();
