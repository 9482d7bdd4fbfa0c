/** @file London's days and times, told in the office's way: a date always has its weekday. */

const ZONE = "Europe/London";
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} options */
function formatted(date, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options }));
  return formats.get(key);
}

const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

const tidy = (date, options) => formatted(date, options).format(date).replace(/,/g, "");

/** "Monday 13 January 2020" */
export const longDay = (date) => tidy(date, DAY);

/** "Mon 13 Jan 2020" */
export const shortDay = (date) => tidy(date, { weekday: "short", day: "numeric", month: "short", year: "numeric" });

/** "Mon 13 Jan" */
export const briefDay = (date) => tidy(date, { weekday: "short", day: "numeric", month: "short" });

/** "08:30" */
export const clockTime = (date) => formatted(date, TIME).format(date);

/** A Slack ts, or any number of seconds, as a Date. */
export const moment = (ts) => new Date(Number(ts) * 1000);

/** "2020-01-13T08:30" on London's clocks, as date and time inputs want it. */
export function localText(date) {
  const parts = Object.fromEntries(
    formatted(date, {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      ...TIME,
    })
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.year.padStart(4, "0")}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The moment at which London's clocks show `text` ("2020-01-13T08:30"). In the hour that the
 * clocks skip in March it is the hour after; in the hour that comes twice, the first.
 * @returns {Date}
 */
export function fromLocal(text) {
  const wanted = Date.parse(`${text.slice(0, 16)}:00Z`);
  for (const offset of [1, 0]) {
    const guess = new Date(wanted - offset * 3600000);
    if (localText(guess) === text.slice(0, 16)) return guess;
  }
  return new Date(wanted);
}

/** The calendar day `days` after a "2020-01-13". */
export function addDays(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same in words: "Monday 13 January 2020" for a "2020-01-13". */
export const dayInWords = (day) => longDay(new Date(`${day}T12:00:00Z`));

/**
 * Fill the braces of Slack's `<!date^…>`, on London's clocks.
 * @param {string} pattern such as "{date_long} at {time}"
 */
export function datePattern(date, pattern) {
  const known = {
    date_num: localText(date).slice(0, 10),
    date_slash: localText(date).slice(0, 10).split("-").reverse().join("/"),
    date: tidy(date, { day: "numeric", month: "long", year: "numeric" }),
    date_short: tidy(date, { day: "numeric", month: "short", year: "numeric" }),
    date_long: longDay(date),
    day_divider_pretty: longDay(date),
    time: clockTime(date),
    time_secs: formatted(date, { ...TIME, second: "2-digit" }).format(date),
  };
  known.ago = known.date_long;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? known[name.replace(/_pretty$/, "")] ?? whole);
}
