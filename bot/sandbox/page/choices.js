// Radio buttons and checkboxes.

import { html } from "./html.js";
import { choose } from "./choosing.js";
import { keptIn } from "./form.js";
import { plain, text } from "./texts.js";

export function RadioButtons({ item, block, place, field }) {
  const chosen = keptIn(place, block, item)?.selected_option ?? null;
  const pick = (option) => choose(place, block, item, { selected_option: option });
  return html`<div class="choices" role="radiogroup" id=${field.id} ...${named(item, block, field)}>
    ${item.options.map((option) => html`<${Choice}
      kind="radio" name=${`${place.id}-${block.block_id}-${item.action_id}`} option=${option}
      checked=${chosen?.value === option.value} change=${() => pick(option)}
    />`)}
  </div>`;
}

export function Checkboxes({ item, block, place, field }) {
  const chosen = keptIn(place, block, item)?.selected_options ?? [];
  const has = (option) => chosen.some((one) => one.value === option.value);
  const pick = (option, on) => choose(place, block, item, {
    selected_options: item.options.filter((one) => (one === option ? on : has(one))),
  });
  return html`<div class="choices" role="group" id=${field.id} ...${named(item, block, field)}>
    ${item.options.map((option) => html`<${Choice}
      kind="checkbox" option=${option} checked=${has(option)} change=${(on) => pick(option, on)}
    />`)}
  </div>`;
}

function Choice({ kind, name, option, checked, change }) {
  return html`<label class="choice">
    <input type=${kind} name=${name} checked=${checked} onChange=${(event) => change(event.target.checked)} />
    <span>${text(option.text)}${option.description ? html`<small>${text(option.description)}</small>` : null}</span>
  </label>`;
}

function named(item, block, field) {
  if (field.label) return { "aria-labelledby": field.label, "aria-describedby": field.described, "aria-invalid": field.invalid };
  return { "aria-label": plain(block.text) || "Options" };
}
