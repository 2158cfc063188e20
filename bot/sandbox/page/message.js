// One message: who, when, what, and what can be done with it.

import { html, memo } from "./html.js";
import { useShortcut } from "./acting.js";
import { Avatar } from "./avatar.js";
import { blocks } from "./blocks.js";
import { emoji } from "./emoji.js";
import { placeOf } from "./form.js";
import { openThread } from "./going.js";
import { Icon } from "./icons.js";
import { MenuButton } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { app, person, zone } from "./store.js";
import { hours, longMoment, momentOf } from "./time.js";

export const Message = memo(({ message, channel, thread, joins, dismiss }) => {
  const author = person(message.user);
  const at = momentOf(message.ts);
  const place = placeOf("message", `${channel}-${message.ts}`, { channel, message_ts: message.ts }, { blocks: message.blocks });
  const time = html`<time datetime=${at.toISOString()} title=${longMoment(at, zone())}>${hours(at, zone())}</time>`;
  const look = ["message", joins ? "joins" : "", message.ephemeral ? "ephemeral" : ""].join(" ");
  return html`<article class=${look} data-testid="message" data-ts=${message.ts} aria-label=${`${author?.name ?? message.user}, ${hours(at, zone())}`}>
    <div class="side">${joins ? time : html`<${Avatar} person=${author} />`}</div>
    <div class="body">
      ${message.ephemeral ? html`<p class="only-you"><${Icon} name="eye" />Only visible to you</p>` : null}
      ${joins ? null : html`<p class="by"><strong>${author?.name ?? message.user}</strong>${author?.is_bot ? html`<span class="badge">APP</span>` : null}${time}</p>`}
      <${Content} message=${message} place=${place} />
      ${place.form.problem ? html`<p class="problem" role="alert"><${Icon} name="alert" />${place.form.problem}</p>` : null}
      ${message.ephemeral ? html`<button type="button" class="link-button" onClick=${() => dismiss(message.ts)}>Dismiss message</button>` : null}
      ${message.reactions?.length ? html`<p class="reactions">${message.reactions.map((one) => html`<span>${emoji(one.name) ?? one.name} ${one.users.length}</span>`)}</p>` : null}
      ${!thread && message.reply_count ? html`<button type="button" class="link-button replies" onClick=${() => openThread(message.ts)}>${count(message.reply_count)}</button>` : null}
    </div>
    ${message.ephemeral || message.deleted ? null : html`<${Tools} message=${message} channel=${channel} thread=${thread} />`}
  </article>`;
});

export function count(replies) {
  return `${replies} ${replies === 1 ? "reply" : "replies"}`;
}

function Content({ message, place }) {
  if (message.deleted) return html`<p class="gone">This message was deleted.</p>`;
  const edited = message.edited ? html`<span class="edited">${" (edited)"}</span>` : null;
  const words = message.text ? html`<div class="as-written">${mrkdwn(message.text)}${edited}</div>` : null;
  if (message.blocks?.length) return html`<div class="blocks">${blocks(message.blocks, place)}${edited}</div>`;
  return [words, message.attachments?.map((one) => html`<div class="attachment" style=${{ "border-color": colorOf(one) }}>
    ${one.blocks ? blocks(one.blocks, place) : html`<div class="as-written">${mrkdwn(one.text ?? one.fallback ?? "")}</div>`}
  </div>`)];
}

function Tools({ message, channel, thread }) {
  const on = { channel, message_ts: message.ts };
  const reply = thread ? [] : [{ label: "Reply in thread", act: () => openThread(message.thread_ts ?? message.ts) }];
  return html`<div class="tools">
    ${thread ? null : html`<button type="button" class="plain reply" aria-label="Reply in thread" title="Reply in thread"
      onClick=${() => openThread(message.thread_ts ?? message.ts)}><${Icon} name="reply" /></button>`}
    <${MenuButton} label="More for this message" title="More actions" icon="dots" class="plain" items=${[...reply, ...shortcutsFor(on)]} />
  </div>`;
}

function shortcutsFor(on) {
  const { shortcuts, bot } = app.state;
  return shortcuts.filter((one) => one.type === "message").map(({ name, callback_id: id }) => ({
    label: name, note: bot.name, act: () => useShortcut(id, on),
  }));
}

function colorOf({ color }) {
  const named = { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" };
  return named[color] ?? (/^#?[0-9a-f]{6}$/i.test(color ?? "") ? `#${color.replace("#", "")}` : "");
}
