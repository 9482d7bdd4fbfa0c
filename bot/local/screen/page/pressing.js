/** @file Tells the bot what was pressed, chosen or typed in its blocks. */

import { calm, trouble } from "./announce.js";
import { post } from "./api.js";
import { readState } from "./forms.js";
import { state } from "./state.js";

/**
 * The context of blocks that stand in one place.
 * @param {object} where the place, as the workspace wants it: {channel, ts}, {view: id} or {home: true}
 * @param {() => HTMLElement} root holds the blocks, and so the values of their inputs
 * @param {() => void} [after] what to look at again once the workspace has answered
 * @returns {import("./elements.js").Context}
 */
export function pressing(where, root, after = () => {}) {
  const common = (blockId, actionId) => ({ as: state.me, where, block_id: blockId, action_id: actionId });
  return {
    async press(blockId, actionId, payload, node) {
      node.setAttribute("aria-busy", "true");
      try {
        told(await post("/try/press", { ...common(blockId, actionId), ...payload, state: readState(root()) }));
        calm();
        after();
      } catch (error) {
        trouble(error);
      } finally {
        node.removeAttribute("aria-busy");
      }
    },
    options: (blockId, actionId, value) => post("/try/options", { ...common(blockId, actionId), value }),
  };
}

const SENTENCES = {
  operation_timeout: "The bot did not answer within 3 seconds, which is as long as Slack waits. It may still be working: look before you try again.",
  dispatch_failed: "The bot is not connected, so this could not reach it. Try again when it is.",
  unknown_command: "No app in this workspace answers that command. Type / to see those that are answered.",
  trigger_expired: "The bot took too long to open its form. Try again.",
};

/**
 * Turn an answer that says "not ok" into an error with a sentence.
 * @param {any} answer
 * @returns {any} the answer, when it is well
 */
export function told(answer) {
  if (answer?.ok === false && answer.error) throw new Error(SENTENCES[answer.error] ?? `The workspace refused this: ${answer.error.replaceAll("_", " ")}.`);
  return answer;
}
