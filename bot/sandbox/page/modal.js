// The form that is open for you. What was typed stays while it is redrawn, and after a mistake.

import { get, post } from "./api.js";
import { el, fill, toast } from "./dom.js";
import { app } from "./store.js";
import { blocks } from "./blocks.js";
import { contextFor } from "./conversation.js";

let shown = null;
let state = {};
let errors = {};

export async function refreshModal() {
  const { view } = await get("/sandbox/view", { as: app.as });
  if (!view) { close(); return; }
  if (shown?.id === view.id && shown.hash === view.hash) return;
  if (shown?.id !== view.id) { state = {}; errors = {}; }
  shown = view;
  draw();
}

function close() {
  shown = null;
  state = {};
  errors = {};
  fill(document.getElementById("modal"));
}

function draw() {
  const view = shown;
  const context = {
    ...contextFor("view"),
    state,
    errors,
    keep: (block, action, value) => { (state[block] ??= {})[action] = value; },
  };
  const press = context.press;
  context.press = (block, item, more) => press(block, item, { ...more, values: state });
  const send = view.submit ? el("button", { type: "submit", class: "button primary", "data-testid": "submit" }, view.submit.text) : null;
  const form = el("form", {
    class: "modal", role: "dialog", "aria-modal": "true", "aria-labelledby": "modal-title", novalidate: true,
    onsubmit: (event) => { event.preventDefault(); submit(send); },
    onkeydown: (event) => { if (event.key === "Escape") { event.preventDefault(); dismiss(); } },
  },
    el("header", {}, el("h2", { id: "modal-title" }, view.title.text),
      el("button", { type: "button", class: "dismiss", "aria-label": "Close", onclick: dismiss }, "×")),
    el("div", { class: "content", tabIndex: 0 }, blocks(view.blocks, context)),
    el("footer", {},
      el("button", { type: "button", class: "button", onclick: dismiss }, view.close?.text ?? "Close"), send));
  fill(document.getElementById("modal"), form);
  const first = form.querySelector("[aria-invalid=true]") ?? form.querySelector(".content .typed, .content input");
  (first ?? form.querySelector(".content")).focus();
}

async function submit(button) {
  if (!button) return;
  button.disabled = true;
  button.classList.add("busy");
  const answer = await post("/sandbox/do", { as: app.as, act: "submit", values: state });
  button.disabled = false;
  button.classList.remove("busy");
  errors = answer.errors ?? {};
  if (!answer.ok && !answer.errors) { toast(answer.message ?? answer.error); return; }
  if (Object.keys(errors).length) { draw(); return; }
  await refreshModal();
}

async function dismiss() {
  await post("/sandbox/do", { as: app.as, act: "close" });
  await refreshModal();
}
