// A list of messages, as a channel and a thread show it.

import { post } from "./api.js";
import { el, fill, toast } from "./dom.js";
import { app, person } from "./store.js";
import { blocks } from "./blocks.js";
import { mrkdwn } from "./mrkdwn.js";
import { contextFor } from "./conversation.js";
import { avatar } from "./sidebar.js";
import { openThread } from "./thread.js";

export function drawMessages(place, messages, inThread = false) {
  let day = "";
  fill(place, messages.filter((message) => !message.deleted).flatMap((message) => {
    const at = new Date(Number(message.ts) * 1000);
    const label = at.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
    const separator = label === day || inThread ? null : el("div", { class: "day", role: "separator" }, el("span", {}, label));
    day = label;
    return [separator, one(message, at, inThread)];
  }));
  if (!messages.length) fill(place, el("p", { class: "empty" }, "Nothing here yet. Type below: / lists the commands."));
}

function one(message, at, inThread) {
  const author = person(message.user);
  const context = contextFor("message", { channel: app.channel, message_ts: message.ts });
  const body = message.blocks?.length ? blocks(message.blocks, context) : el("div", { class: "b-text" }, mrkdwn(message.text ?? "", context.names));
  return el("article", {
    class: message.ephemeral ? "message ephemeral" : "message", "data-testid": "message", "data-ts": message.ts,
    "aria-label": `Message from ${author?.name ?? "somebody"}`,
  },
    avatar(author),
    el("div", { class: "body" },
      message.ephemeral ? el("p", { class: "only-you" }, "Only visible to you") : null,
      el("p", { class: "by" }, el("strong", {}, author?.name ?? message.user),
        author?.is_bot ? el("span", { class: "badge" }, "APP") : null,
        el("time", { datetime: at.toISOString() }, at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" }))),
      body,
      message.edited && !author?.is_bot ? el("span", { class: "edited" }, "(edited)") : null,
      !inThread && message.reply_count ? el("button", { type: "button", class: "replies", onclick: () => openThread(message.ts) },
        `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`) : null),
    message.ephemeral ? null : menu(message, inThread));
}

function menu(message, inThread) {
  const shortcuts = app.state.shortcuts.filter((shortcut) => shortcut.type === "message");
  return el("details", { class: "menu" }, el("summary", { "aria-label": "More for this message" }, "⋯"),
    el("div", { class: "menu-list", role: "menu" },
      inThread ? null : el("button", { type: "button", role: "menuitem", onclick: () => openThread(message.ts) }, "Reply in thread"),
      shortcuts.map((shortcut) => el("button", {
        type: "button", role: "menuitem",
        onclick: async (event) => {
          event.target.closest("details").open = false;
          const answer = await post("/sandbox/do", {
            as: app.as, act: "shortcut", callback_id: shortcut.callback_id, channel: app.channel, message_ts: message.ts,
          });
          if (!answer.ok) toast(answer.message ?? answer.error);
        },
      }, shortcut.name))));
}
