/** @file The next working morning in England: weekdays that are no bank holiday. */

import { addDays } from "./days.js";

/**
 * Bank holidays that were moved or added by proclamation.
 * Source: https://www.gov.uk/bank-holidays and the Royal Proclamations it lists.
 */
const PROCLAIMED = { 2020: ["05-08"], 2022: ["06-02", "06-03", "09-19"], 2023: ["05-08"] };
const MOVED_AWAY = { 2020: ["05-04"], 2022: ["05-30"] };

/** @param {string} day such as "2020-01-13" */
export const weekday = (day) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Easter Sunday of a year, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year) {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const counted = epact + toSunday - 7 * late + 114;
  return `${year}-${two(Math.floor(counted / 31))}-${two((counted % 31) + 1)}`;
}

/** @returns {Set<string>} England's bank holidays of a year */
export function bankHolidays(year) {
  const sunday = easter(year);
  const days = [
    substitute(`${year}-01-01`),
    addDays(sunday, -2),
    addDays(sunday, 1),
    firstMonday(`${year}-05-01`),
    addDays(firstMonday(`${year}-06-01`), -7),
    addDays(firstMonday(`${year}-09-01`), -7),
    ...christmas(year),
    ...(PROCLAIMED[year] ?? []).map((rest) => `${year}-${rest}`),
  ];
  const gone = (MOVED_AWAY[year] ?? []).map((rest) => `${year}-${rest}`);
  return new Set(days.filter((day) => !gone.includes(day)));
}

/** The first working day after `day`. */
export function nextWorkday(day) {
  let next = addDays(day, 1);
  while ([0, 6].includes(weekday(next)) || bankHolidays(Number(next.slice(0, 4))).has(next)) next = addDays(next, 1);
  return next;
}

const two = (number) => String(number).padStart(2, "0");

const firstMonday = (first) => addDays(first, (8 - weekday(first)) % 7);

const substitute = (day) => addDays(day, { 6: 2, 0: 1 }[weekday(day)] ?? 0);

/** Christmas Day and Boxing Day; what falls on a weekend moves to the Monday or Tuesday after. */
function christmas(year) {
  const on = weekday(`${year}-12-25`);
  const [first, second] = { 5: [25, 28], 6: [27, 28], 0: [26, 27] }[on] ?? [25, 26];
  return [`${year}-12-${first}`, `${year}-12-${second}`];
}
