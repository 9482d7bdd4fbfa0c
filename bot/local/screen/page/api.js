/** @file Speaks to the loopback workspace; every failure becomes a sentence for a person. */

/** Something the workspace would not do; its message is the sentence to show. */
export class Refusal extends Error {}

const GONE = "The workspace is not answering. It may have been stopped; this page tries again by itself.";

/**
 * Read something.
 * @param {string} path such as "/try/state"
 * @param {Record<string, string | undefined>} parameters those without a value are left out
 * @returns {Promise<any>}
 */
export function get(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  return answered(() => fetch(`${path}?${new URLSearchParams(given)}`, { headers: { accept: "application/json" } }));
}

/**
 * Ask for something to be done.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>}
 */
export function post(path, body) {
  return answered(() =>
    fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

/**
 * Send a file.
 * @param {Record<string, string | File | undefined>} parts
 * @returns {Promise<any>}
 */
export function upload(parts) {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) if (part !== undefined) form.append(name, part);
  return answered(() => fetch("/try/upload", { method: "POST", body: form }));
}

async function answered(send) {
  let response;
  try {
    response = await send();
  } catch {
    throw new Refusal(GONE);
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new Refusal(body?.error ?? `The workspace answered ${response.status} and gave no reason.`);
}
