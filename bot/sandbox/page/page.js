// The whole page: bar, steps, sidebar, conversation, thread, inbox; on a phone one panel at a time with tabs below.

import { html, useEffect, useState } from "./html.js";
import { Conversation } from "./conversation.js";
import { show } from "./going.js";
import { Hint } from "./hint.js";
import { Icon } from "./icons.js";
import { Inbox } from "./mail.js";
import { Modal } from "./modal.js";
import { Question, Toast } from "./overlays.js";
import { Sidebar } from "./sidebar.js";
import { app, watch } from "./store.js";
import { Thread } from "./thread.js";
import { Top } from "./top.js";

export function Page() {
  const [, redraw] = useState(0);
  useEffect(() => watch(() => redraw((count) => count + 1)), []);
  useEffect(() => { document.title = title(); });
  if (!app.state) return html`<p class="empty" role="status">${app.problem || "Loading …"}</p>`;
  return html`
    <${Top} />
    ${app.away ? html`<p class="lost" role="alert">Connection lost. Reconnecting …</p>` : null}
    ${app.problem ? html`<p class="lost" role="alert">${app.problem}</p>` : null}
    <${Hint} />
    <div class=${app.thread ? "desk with-thread" : "desk"} data-panel=${app.panel}>
      <${Sidebar} /><${Conversation} /><${Thread} /><${Inbox} />
    </div>
    <${PanelTabs} />
    <${Modal} /><${Question} /><${Toast} />`;
}

function PanelTabs() {
  const mails = app.state.mailboxes.reduce((sum, box) => sum + box.unread, 0);
  const tab = (panel, label, icon, count) => html`<button type="button" aria-current=${app.panel === panel ? "page" : undefined} onClick=${() => show(panel)}>
    <${Icon} name=${icon} />${label}${count ? html`<b class="count">${count}</b>` : null}</button>`;
  return html`<nav id="tabs" class="tabs" aria-label="Panels">${tab("chat", "Chat", "chat", 0)}${tab("inbox", "Inbox", "mail", mails)}</nav>`;
}

function title() {
  if (!app.state) return "Overture sandbox";
  const unread = app.state.channels.reduce((sum, one) => sum + one.unread, 0);
  return `${unread ? `(${unread}) ` : ""}${app.state.team.name} · ${app.state.bot.name} sandbox`;
}
