// The story in three steps, for somebody who is here for the first time. Each step takes you where it happens.

import { html } from "./html.js";
import { fourWorkingDays } from "./clock.js";
import { prefill } from "./composer.js";
import { become, go, openMailbox } from "./going.js";
import { Icon } from "./icons.js";
import { say } from "./acting.js";
import { app, botChannel, person, update } from "./store.js";

const MARA = "U01MARA";
const RAFAEL = "U01RAFAEL";
const REVIEW = "C01REVIEW";
const REQUEST = "/note Ada Okafor about our open-model work";

export function Hint() {
  // The steps name the demo's people; in another workspace they would lead nowhere.
  if (hintIsAway() || !person(MARA) || !person(RAFAEL)) return null;
  return html`<aside class="hint" aria-label="First steps" data-testid="hint">
    <ol>
      <li>You are Mara. Type ${step(REQUEST, request)}</li>
      <li>Be Rafael and review it in ${step("#talent-review", review)}</li>
      <li>Be Mara again, ${step("send it", release)}; read it in ${step("Ada’s inbox", read)}; move the clock ${step("+4 working days", wait)}</li>
    </ol>
    <button type="button" class="plain" aria-label="Hide these steps" onClick=${hideHint}><${Icon} name="cross" /></button>
  </aside>`;
}

export const hintIsAway = () => localStorage.getItem("hint") === "away";

export function showHint() {
  localStorage.removeItem("hint");
  update();
}

function hideHint() {
  localStorage.setItem("hint", "away");
  update();
}

function step(words, act) {
  return html`<button type="button" class="step" onClick=${act}>${words}</button>`;
}

async function request() {
  await be(MARA);
  await go(botChannel().id);
  prefill(botChannel().id, REQUEST);
}

async function review() {
  await be(RAFAEL);
  await go(REVIEW);
}

async function release() {
  await be(MARA);
  await go(botChannel().id);
}

async function read() {
  const box = app.state.mailboxes.find(({ name }) => name.startsWith("Ada ")) ?? app.state.mailboxes[0];
  if (box) await openMailbox(box.address);
  else say("No mail has left yet. First Rafael approves the note, then Mara sends it.");
}

async function wait() {
  await be(MARA);
  await fourWorkingDays();
}

async function be(userId) {
  if (app.as !== userId) await become(userId);
}
