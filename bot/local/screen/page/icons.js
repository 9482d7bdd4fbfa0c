/** @file The few line drawings the page uses; decoration only, never the sole name of a control. */

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  hash: "M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  close: "m6 6 12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  reply: "M20 12a7 7 0 0 1-7 7H5l2-3a7 7 0 1 1 13-4z",
  tick: "m5 12.5 4.5 4.500L19 7.5",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  file: "M7 3.500h7l4 4v13H7zM14 3.500v4h4",
  clip: "m19 11-7.5 7.500a4.6 4.6 0 0 1-6.5-6.500l8-8a3.2 3.2 0 0 1 4.5 4.500l-7.8 7.800a1.6 1.6 0 0 1-2.3-2.300L14 7.5",
  send: "M4.5 12 20 4.5 15.5 20l-4-6.500zM11.5 13.5 20 4.5",
  clock: "M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.500V12l3 2",
  down: "m7 10 5 5 5-5",
  arrow: "M12 5v14M6 13l6 6 6-6",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  people: "M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.500c.5-3.5 3-5 6.5-5s6 1.5 6.5 5M16 5a3.5 3.5 0 0 1 0 6.300M18 14.800c2 .6 3.2 2 3.5 4.7",
  warning: "M12 4 2.5 20h19zM12 10v4.500M12 17.300v.01",
};

/**
 * Draw one icon, hidden from assistive technology.
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("focusable", "false");
  drawing.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}
