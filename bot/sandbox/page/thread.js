// A thread at the side of its channel.

import { html } from "./html.js";
import { Composer } from "./composer.js";
import { openThread } from "./going.js";
import { Icon } from "./icons.js";
import { Messages } from "./messages.js";
import { app, channel, titleOf } from "./store.js";

export function Thread() {
  const here = channel();
  if (!app.thread || !here) return null;
  return html`<aside class="thread" aria-label="Thread" onKeyDown=${(event) => { if (event.key === "Escape" && !event.defaultPrevented) openThread(null); }}>
    <header class="title">
      <h1>Thread</h1><p class="topic">${titleOf(here)}</p>
      <button type="button" class="plain" aria-label="Close thread" onClick=${() => openThread(null)}><${Icon} name="cross" /></button>
    </header>
    <${Messages} key=${`${app.as} ${app.thread}`} channel=${here.id} title=${titleOf(here)} messages=${app.replies} thread=${app.thread} />
    <${Composer} key=${`${app.as} ${app.thread} composer`} here=${here} thread=${app.thread} />
  </aside>`;
}
