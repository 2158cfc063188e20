// What is typed: text, addresses, numbers, dates and times.

import { html, useRef } from "./html.js";
import { choose } from "./choosing.js";
import { keep, keptIn, press } from "./form.js";
import { zone } from "./store.js";
import { instant, wall } from "./time.js";
import { plain } from "./texts.js";

const KINDS = { email_text_input: "email", url_text_input: "url" };
const PAUSE = 400;

export function TextField({ item, block, place, field }) {
  const timer = useRef();
  const value = keptIn(place, block, item)?.value ?? "";
  const when = block.dispatch_action ? (item.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]) : [];
  const tell = () => press(place, block, item, { value: keptIn(place, block, item)?.value ?? null });
  const typed = (event) => {
    keep(place, block, item, { value: event.target.value || null });
    if (!when.includes("on_character_entered")) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(tell, PAUSE);
  };
  const pressed = (event) => {
    if (event.key !== "Enter" || !when.includes("on_enter_pressed") || item.multiline) return;
    event.preventDefault();
    tell();
  };
  const tag = item.multiline ? "textarea" : "input";
  return html`<div class="typing">
    <${tag}
      ...${common(item, field)} type=${item.multiline ? undefined : (KINDS[item.type] ?? "text")}
      value=${value} placeholder=${plain(item.placeholder)} onInput=${typed} onKeyDown=${pressed}
      rows=${item.multiline ? 4 : undefined} autocomplete="off" spellcheck=${item.type === "plain_text_input"}
    />
    <${Left} length=${value.length} max=${item.max_length} />
  </div>`;
}

export function NumberField({ item, block, place, field }) {
  return html`<input
    ...${common(item, field)} type="text" inputmode=${item.is_decimal_allowed ? "decimal" : "numeric"} autocomplete="off"
    value=${keptIn(place, block, item)?.value ?? ""} placeholder=${plain(item.placeholder)}
    onInput=${(event) => keep(place, block, item, { value: event.target.value || null })}
  />`;
}

export function DateField(props) {
  return html`<${Dated} ...${props} kind="date" target="selected_date" />`;
}

export function TimeField(props) {
  return html`<${Dated} ...${props} kind="time" target="selected_time" />`;
}

/** A moment: typed as the clocks of your zone show it, kept as seconds since 1970. */
export function MomentField({ item, block, place, field }) {
  const seconds = keptIn(place, block, item)?.selected_date_time;
  const change = (event) => {
    const found = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(event.target.value);
    const [year, month, day, hour, minute] = (found ?? []).slice(1).map(Number);
    const moment = found ? instant({ year, month, day, hour, minute }, zone()) : null;
    choose(place, block, item, { selected_date_time: moment && moment.getTime() / 1000 });
  };
  return html`<input ...${common(item, field)} type="datetime-local" value=${seconds ? onTheWall(seconds) : ""} onChange=${change} />`;
}

function Dated({ item, block, place, field, kind, target }) {
  return html`<input
    ...${common(item, field)} type=${kind} value=${keptIn(place, block, item)?.[target] ?? ""}
    onChange=${(event) => choose(place, block, item, { [target]: event.target.value || null })}
  />`;
}

/** How much room is left, once it grows short. */
function Left({ length, max }) {
  if (!max || length < max * 0.8) return null;
  return html`<span class=${length > max ? "left over" : "left"} aria-live="polite">${max - length}</span>`;
}

function common(item, field) {
  return {
    id: field.id,
    class: "typed",
    "data-testid": `input-${item.action_id}`,
    "data-focus": item.focus_on_load || undefined,
    "aria-label": field.label ? undefined : plain(item.placeholder) || "Choose",
    "aria-describedby": field.described,
    "aria-invalid": field.invalid || undefined,
  };
}

function onTheWall(seconds) {
  const at = wall(new Date(seconds * 1000), zone());
  const two = (number) => String(number).padStart(2, "0");
  return `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}`;
}
