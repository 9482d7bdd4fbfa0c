/** @file The commands a person has typed, most recent last, for the up-arrow to bring back. */

const KEPT = 50;
const key = (who) => `typed ${who}`;

const typed = (who) => JSON.parse(sessionStorage.getItem(key(who)) ?? "[]");

/** Keep what was sent; the same thing twice running is kept once. */
export function remember(who, text) {
  const all = typed(who).filter((one, at, list) => at < list.length - 1 || one !== text);
  sessionStorage.setItem(key(who), JSON.stringify([...all, text].slice(-KEPT)));
}

/**
 * Walk back and forth through what was typed.
 * @param {() => string} who
 * @returns {{back: () => string | null, on: () => string | null, rest: () => void}}
 */
export function recall(who) {
  let steps = 0;
  const step = (by) => {
    const all = typed(who());
    const next = steps + by;
    if (next < 0 || next > all.length) return null;
    steps = next;
    return steps === 0 ? "" : all[all.length - steps];
  };
  return { back: () => step(1), on: () => step(-1), rest: () => (steps = 0) };
}
