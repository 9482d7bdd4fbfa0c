/** @file The line to the workspace: hears that something changed, and finds its way back when cut. */

const AGAIN = 2000; // ms before a line that the browser gave up is opened anew

/**
 * Listen as one person.
 * @param {string} who
 * @param {{news: (news: {kind: string, channel?: string, thread?: string}) => void, lost: () => void, open: () => void}} told `open` the first time as well:
 *   what happened before the line stood was not heard
 * @returns {() => void} stops listening
 */
export function listen(who, told) {
  let source = null;
  let timer = 0;
  let stopped = false;

  function open() {
    source = new EventSource(`/try/events?${new URLSearchParams({ as: who })}`);
    source.addEventListener("open", told.open);
    source.addEventListener("message", (event) => told.news(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      if (stopped) return;
      told.lost();
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(open, AGAIN);
    });
  }

  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source.close();
  };
}
