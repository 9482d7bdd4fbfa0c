/** @file Floating panels: placed beside their button, above everything, closed from anywhere. */

const GAP = 6;
const EDGE = 8;

/**
 * Open `panel` beside `anchor` in the top layer. It stands inside the anchor's dialog, if there
 * is one, because an open dialog makes everything outside it inert.
 * @param {HTMLElement} anchor
 * @param {HTMLElement} panel
 * @param {{onClose?: () => void, wide?: boolean, side?: "start" | "end"}} [how]
 * @returns {() => void} closes it
 */
export function popup(anchor, panel, how = {}) {
  (anchor.closest("dialog") ?? document.body).append(panel);
  panel.popover = "manual";
  panel.classList.add("popup");
  panel.showPopover();
  const put = () => place(anchor, panel, how);
  put();

  const watch = new AbortController();
  const close = () => {
    if (watch.signal.aborted) return;
    watch.abort();
    panel.remove();
    how.onClose?.();
  };
  const outside = (event) => {
    if (!panel.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const { signal } = watch;
  document.addEventListener("pointerdown", outside, { signal, capture: true });
  document.addEventListener("keydown", escape, { signal, capture: true });
  window.addEventListener("resize", put, { signal });
  window.addEventListener("hashchange", close, { signal });
  document.addEventListener("scroll", (event) => panel.contains(event.target) || put(), { signal, capture: true });
  return close;
}

/** Below the anchor where there is room, above it where there is more. */
function place(anchor, panel, { wide = false, side = "start" }) {
  const at = anchor.getBoundingClientRect();
  panel.style.minWidth = wide ? `${at.width}px` : "";
  panel.style.maxHeight = "";
  const size = panel.getBoundingClientRect();
  const below = innerHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const under = size.height <= below || below >= above;
  const height = Math.min(size.height, under ? below : above);
  panel.style.maxHeight = `${Math.max(height, 96)}px`;
  panel.style.top = `${under ? at.bottom + GAP : Math.max(EDGE, at.top - GAP - height)}px`;
  const left = side === "end" ? at.right - size.width : at.left;
  panel.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - size.width - EDGE))}px`;
}
