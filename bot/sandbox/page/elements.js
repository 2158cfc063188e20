// Interactive elements by their type. Those outside an input block act at once; those in one wait for the form to be sent.

import { html, useState } from "./html.js";
import { confirmed } from "./acting.js";
import { Checkboxes, RadioButtons } from "./choices.js";
import { DateField, MomentField, NumberField, TextField, TimeField } from "./fields.js";
import { press } from "./form.js";
import { Icon } from "./icons.js";
import { MenuButton } from "./menu.js";
import { Picker } from "./picker.js";
import { plain } from "./texts.js";

export function element(item, block, place, field = {}) {
  const Draw = ELEMENTS[item.type];
  if (!Draw) return html`<span class="unknown">${item.type}</span>`;
  return html`<${Draw} key=${item.action_id} item=${item} block=${block} place=${place} field=${field} />`;
}

function Button({ item, block, place }) {
  const [busy, setBusy] = useState(false);
  const act = async () => {
    if (busy || (item.confirm && !(await confirmed(item.confirm)))) return;
    openLink(item.url);
    setBusy(true);
    await press(place, block, item);
    setBusy(false);
  };
  return html`<button
    type="button" class=${`button ${item.style ?? ""} ${busy ? "busy" : ""}`} onClick=${act}
    aria-label=${item.accessibility_label} aria-busy=${busy} data-testid=${`button-${item.action_id}`}
  >${plain(item.text)}${item.url ? html`<${Icon} name="out" />` : null}</button>`;
}

function Overflow({ item, block, place }) {
  const choose = async (option) => {
    if (item.confirm && !(await confirmed(item.confirm))) return;
    openLink(option.url);
    await press(place, block, item, { selected_option: option });
  };
  return html`<${MenuButton}
    label="More" class="button overflow" testid=${`overflow-${item.action_id}`} icon="dots"
    items=${item.options.map((option) => ({ label: plain(option.text), note: plain(option.description), act: () => choose(option) }))}
  />`;
}

function Thumbnail({ item }) {
  return html`<img class="thumb" src=${item.image_url} alt=${item.alt_text} loading="lazy" />`;
}

function openLink(url) {
  if (url && /^(https?:\/\/|mailto:)/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
}

const ELEMENTS = {
  button: Button,
  overflow: Overflow,
  image: Thumbnail,
  static_select: Picker,
  external_select: Picker,
  users_select: Picker,
  conversations_select: Picker,
  channels_select: Picker,
  multi_static_select: Picker,
  multi_external_select: Picker,
  multi_users_select: Picker,
  multi_conversations_select: Picker,
  multi_channels_select: Picker,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  datepicker: DateField,
  timepicker: TimeField,
  datetimepicker: MomentField,
  plain_text_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  number_input: NumberField,
};
