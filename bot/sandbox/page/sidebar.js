// The left side: channels, people, the app. On a phone it is pulled out by the menu button.

import { html, useLayoutEffect, useRef } from "./html.js";
import { Avatar } from "./avatar.js";
import { go } from "./going.js";
import { Icon } from "./icons.js";
import { app, isBot, person, titleOf, update } from "./store.js";

export function Sidebar() {
  const { channels } = app.state;
  const apps = channels.filter((one) => one.kind === "dm" && isBot(one.with));
  const direct = channels.filter((one) => one.kind === "dm" && !isBot(one.with));
  const rooms = channels.filter((one) => one.kind !== "dm");
  const place = useRef();
  useLayoutEffect(() => {
    if (app.drawer) place.current.querySelector("[aria-current=true], button")?.focus();
  }, [app.drawer]);
  const shut = () => update({ drawer: false });
  return html`
    ${app.drawer ? html`<div class="shade" onClick=${shut}></div>` : null}
    <nav ref=${place} id="sidebar" class=${app.drawer ? "sidebar out" : "sidebar"} aria-label="Channels" onKeyDown=${(event) => {
      if (event.key === "Escape" && app.drawer) shut();
    }}>
      <p class="team">${app.state.team.name}<small>sandbox</small></p>
      <${Group} title="Channels" list=${rooms} />
      <${Group} title="Direct messages" list=${direct} />
      <${Group} title="Apps" list=${apps} />
    </nav>`;
}

function Group({ title, list }) {
  if (!list.length) return null;
  return html`<section class="group"><h2>${title}</h2><ul>${list.map((one) => html`<${Entry} key=${one.id} room=${one} />`)}</ul></section>`;
}

function Entry({ room }) {
  const face = room.kind === "dm" ? html`<${Avatar} person=${person(room.with)} />` : html`<${Icon} name=${room.kind === "private" ? "lock" : "hash"} />`;
  const name = room.kind === "dm" ? titleOf(room) : room.name;
  const unread = room.unread && room.id !== app.channel ? room.unread : 0;
  return html`<li><button type="button" class=${unread ? "entry unread" : "entry"} aria-current=${room.id === app.channel ? "true" : undefined}
    data-testid=${`channel-${room.id}`} onClick=${() => go(room.id)}>
    ${face}<span>${name}</span>${unread ? html`<b class="count" aria-label=${`${unread} unread`}>${unread}</b>` : null}
  </button></li>`;
}
