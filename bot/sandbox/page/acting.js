// What a person does, sent to the sandbox; and what the page says when it did not work.

import { post } from "./api.js";
import { app, update } from "./store.js";

export function act(name, more = {}) {
  return post("/sandbox/do", { as: app.as, act: name, ...more });
}

export async function useShortcut(callbackId, where = {}) {
  complain(await act("shortcut", { callback_id: callbackId, ...where }));
}

export async function moveClock(by) {
  complain(await post("/sandbox/clock", by));
}

/** Says a sentence at the lower edge for a while. */
export function say(text) {
  update({ toast: { text } });
}

export function complain(answer) {
  if (answer.ok === false) say(answer.message ?? answer.error);
}

/** Asks what Slack asks before a button with a confirmation acts; true for yes. */
export function confirmed(question) {
  return new Promise((resolve) => {
    update({
      question: {
        ...question,
        answer: (yes) => {
          update({ question: null });
          resolve(yes);
        },
      },
    });
  });
}
