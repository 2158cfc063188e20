// The bar above: who you are, what time it is for the bot, and whether the bot is there.

import { html } from "./html.js";
import { Avatar } from "./avatar.js";
import { Clock } from "./clock.js";
import { become } from "./going.js";
import { hintIsAway, showHint } from "./hint.js";
import { Icon } from "./icons.js";
import { app, me, update } from "./store.js";

export function Top() {
  const { people, bot, channels } = app.state;
  const unread = channels.some((one) => one.unread && one.id !== app.channel);
  return html`<header class="top">
    <button type="button" class=${unread ? "plain burger has-news" : "plain burger"} aria-label="Channels" aria-expanded=${app.drawer} aria-controls="sidebar"
      onClick=${() => update({ drawer: !app.drawer })}><${Icon} name="lines" /></button>
    <label class="who"><span class="who-label">You are:</span><${Avatar} person=${me()} />
      <select data-testid="who" aria-label="You are" value=${app.as} onChange=${(event) => become(event.target.value)}>
        ${people.filter((person) => !person.is_bot).map((person) => html`<option key=${person.id} value=${person.id} selected=${person.id === app.as}>
          ${person.name}${person.title ? ` (${person.title})` : ""}</option>`)}
      </select><${Icon} name="down" /></label>
    <${Clock} />
    <span class=${bot.connected ? "bot on" : "bot off"} data-testid="bot" role="status"
      title=${bot.connected ? `${bot.name} is connected` : `${bot.name} is not connected`}>
      <i></i><span>${bot.connected ? `${bot.name} is here` : `${bot.name} is away`}</span></span>
    ${hintIsAway() ? html`<button type="button" class="plain help" aria-label="Show the story’s steps" title="Show the story’s steps" onClick=${showHint}><${Icon} name="help" /></button>` : null}
  </header>`;
}
