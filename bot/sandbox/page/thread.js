// A thread at the side of its channel.

import { get } from "./api.js";
import { el, fill } from "./dom.js";
import { app, channel } from "./store.js";
import { composer } from "./composer.js";
import { drawMessages } from "./messages.js";

export async function openThread(ts) {
  app.thread = ts;
  await drawThread();
}

export async function drawThread() {
  const place = document.getElementById("thread");
  place.hidden = !app.thread;
  if (!app.thread) { fill(place); return; }
  const { messages } = await get("/sandbox/messages", { as: app.as, channel: app.channel, thread_ts: app.thread });
  const list = el("div", { class: "messages", role: "log", "aria-label": "Thread" });
  drawMessages(list, messages, true);
  fill(place,
    el("header", { class: "title" }, el("h1", {}, "Thread"),
      el("button", { type: "button", class: "dismiss", "aria-label": "Close the thread", onclick: () => openThread(null) }, "×")),
    list, composer(channel(), app.thread));
}
