// The app's Home tab, drawn for you by the app.

import { html, useEffect } from "./html.js";
import { blocks } from "./blocks.js";
import { placeOf } from "./form.js";
import { openHome } from "./going.js";
import { Icon } from "./icons.js";
import { app } from "./store.js";

export function Home() {
  useEffect(() => { openHome(); }, [app.as]);
  return html`<div class="home" role="tabpanel" aria-label="Home" tabIndex="0">${content()}</div>`;
}

function content() {
  const view = app.home;
  if (view === undefined) return html`<p class="empty" role="status">Loading …</p>`;
  if (view === null) return html`<p class="empty">${app.state.bot.name} has not drawn its page yet.</p>`;
  const place = placeOf("home", view.id, {}, { values: view.state?.values, blocks: view.blocks });
  return html`<div class="home-page" data-testid="home">
    ${place.form.problem ? html`<p class="problem" role="alert"><${Icon} name="alert" />${place.form.problem}</p>` : null}
    ${blocks(view.blocks, place)}
  </div>`;
}
