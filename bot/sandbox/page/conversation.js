// The middle: a channel's messages with the composer below, or the app's own page.

import { html } from "./html.js";
import { Avatar } from "./avatar.js";
import { Composer, prefill } from "./composer.js";
import { go } from "./going.js";
import { Home } from "./home.js";
import { Icon } from "./icons.js";
import { Messages } from "./messages.js";
import { app, channel, isBot, person, titleOf } from "./store.js";

export function Conversation() {
  const here = channel();
  if (!here) return html`<main class="conversation"><p class="empty">There is no channel here for you.</p></main>`;
  const bot = here.kind === "dm" && isBot(here.with);
  const title = titleOf(here);
  return html`<main class="conversation" aria-label=${title}>
    <header class="title">
      ${here.kind === "dm" ? html`<${Avatar} person=${person(here.with)} />` : html`<${Icon} name=${here.kind === "private" ? "lock" : "hash"} />`}
      <h1>${here.kind === "dm" ? title : here.name}</h1>
      ${here.topic ? html`<p class="topic">${here.topic}</p>` : null}
      ${bot ? html`<${Tabs} here=${here} />` : null}
    </header>
    ${bot && app.tab === "home" ? html`<${Home} />` : html`
      <${Messages} key=${`${app.as} ${here.id}`} channel=${here.id} title=${title} messages=${app.messages[here.id]} unread=${here.unread}>
        <${Beginning} here=${here} bot=${bot} title=${title} />
      <//>
      <${Composer} key=${`${app.as} ${here.id} composer`} here=${here} />`}
  </main>`;
}

function Tabs({ here }) {
  const tab = (name, label) => html`<button type="button" role="tab" aria-selected=${app.tab === name} data-testid=${`tab-${name}`}
    onClick=${() => go(here.id, name)}>${label}</button>`;
  return html`<div role="tablist" class="tablist" aria-label=${app.state.bot.name}>${tab("home", "Home")}${tab("messages", "Messages")}</div>`;
}

/** What stands above the first message. */
function Beginning({ here, bot, title }) {
  const { commands } = app.state;
  return html`<div class="beginning">
    <p class="name">${bot ? title : html`<${Icon} name=${here.kind === "private" ? "lock" : "hash"} />${here.name}`}</p>
    <p>${bot ? `This is the beginning of your conversation with ${title}. Type / to see what it can do.` : `This is the beginning of ${title}.`}</p>
    ${bot ? html`<div class="suggestions">${commands.map(({ command, description }) => html`<button type="button" class="suggestion"
      onClick=${() => prefill(here.id, `${command} `)}><b>${command}</b><small>${description}</small></button>`)}</div>` : null}
  </div>`;
}
