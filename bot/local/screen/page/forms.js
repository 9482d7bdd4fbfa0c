/** @file The values that stand in a form's controls, as Slack's `state.values` has them. */

/**
 * @typedef {object} Control one input, kept on its outermost node as `control`
 * @property {string} type Slack's element type
 * @property {() => object} read the part of Slack's state that follows `type`
 * @property {(value: any) => void} write puts back what `read` gave
 * @property {() => string} complaint a sentence, or "" when what stands there will do
 * @property {HTMLElement} input where the focus goes
 */

const controls = (root) => [...root.querySelectorAll("[data-control]")];

/** Mark a node as the place of a control. */
export function placed(node, control, { blockId, actionId }) {
  node.control = control;
  node.dataset.control = control.type;
  node.dataset.block = blockId;
  node.dataset.action = actionId;
  return node;
}

/** @returns {Record<string, Record<string, object>>} Slack's `state.values` */
export function readState(root) {
  const values = {};
  for (const node of controls(root)) {
    const { block, action } = node.dataset;
    values[block] = { ...values[block], [action]: { type: node.control.type, ...node.control.read() } };
  }
  return values;
}

/** Put values back where block, action and type are the same as they were, as Slack does. */
export function writeState(root, values) {
  for (const node of controls(root)) {
    const value = values[node.dataset.block]?.[node.dataset.action];
    if (value?.type === node.control.type) node.control.write(value);
  }
}

/** Sentences for what cannot be sent as it stands, by block id. */
export function complaints(root) {
  const found = {};
  for (const node of controls(root)) {
    const sentence = node.closest("[data-input]") && node.control.complaint();
    if (sentence) found[node.dataset.block] ??= sentence;
  }
  return found;
}

/**
 * Show errors beside their fields and put the focus on the first.
 * @param {HTMLElement} root
 * @param {Record<string, string>} errors by block id
 * @returns {string[]} errors for which there is no field here
 */
export function showErrors(root, errors) {
  const shown = new Set();
  for (const block of root.querySelectorAll("[data-input]")) {
    const sentence = errors[block.dataset.input] ?? "";
    const note = block.querySelector(".field-error");
    note.textContent = sentence;
    note.hidden = !sentence;
    block.classList.toggle("field-wrong", Boolean(sentence));
    for (const field of block.querySelectorAll("[data-field]")) {
      if (sentence) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    if (sentence) shown.add(block.dataset.input);
  }
  const first = root.querySelector(".field-wrong [data-control]");
  first?.control.input.focus();
  return Object.entries(errors).filter(([block]) => !shown.has(block)).map(([, sentence]) => sentence);
}
