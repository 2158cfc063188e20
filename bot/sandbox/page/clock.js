// The clock that the workspace and the bot share, and the buttons that move it forward.

import { html, useEffect, useState } from "./html.js";
import { moveClock } from "./acting.js";
import { Icon } from "./icons.js";
import { app, now, zone } from "./store.js";
import { fullDay, hours, nextNine, workingDaysOn } from "./time.js";

const HOUR = 3600;

export function Clock() {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 5000);
    return () => clearInterval(timer);
  }, []);
  const at = now();
  const place = zone().split("/").at(-1).replaceAll("_", " ");
  return html`<div class="clock" role="group" aria-label="The bot’s clock">
    <${Icon} name="clock" />
    <time datetime=${at.toISOString()} title=${`The bot’s clock: ${at.toISOString()}`} data-testid="now">
      <b>${fullDay(at, zone())}</b> ${hours(at, zone())} <small>${place}</small></time>
    ${moves().map(({ label, act }) => html`<button type="button" class="move" key=${label} onClick=${act}>${label}</button>`)}
  </div>`;
}

/** Four working days on: the default after which the bot nudges. */
export function fourWorkingDays() {
  return moveClock({ to: workingDaysOn(now(), 4).toISOString() });
}

function moves() {
  const offset = app.state.clock.offset_seconds;
  return [
    { label: "+1 hour", act: () => moveClock({ forward_seconds: HOUR }) },
    { label: "+1 day", act: () => moveClock({ forward_seconds: 24 * HOUR }) },
    { label: "+4 working days", act: fourWorkingDays },
    { label: "Next 9:00", act: () => moveClock({ to: nextNine(now(), zone()).toISOString() }) },
    ...(offset ? [{ label: "Reset", act: () => moveClock({ reset: true }) }] : []),
  ];
}
