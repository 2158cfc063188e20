// All selects of Block Kit: where their options come from, and what a choice is called in the form's state.

import { html } from "./html.js";
import { choose } from "./choosing.js";
import { Combobox } from "./combobox.js";
import { keptIn, offered } from "./form.js";
import { app, channel, isBot, person, titleOf } from "./store.js";
import { plain } from "./texts.js";

export function Picker({ item, block, place, field }) {
  const many = item.type.startsWith("multi_");
  const source = SOURCES[item.type.replace("multi_", "")];
  const target = many ? `${source.target}s` : source.target;
  const known = keptIn(place, block, item)?.[target];
  const chosen = (many ? (known ?? []) : [known].filter(Boolean)).map(source.option).filter(Boolean);
  const change = (options) => {
    const values = options.map(source.value);
    choose(place, block, item, { [target]: many ? values : (values[0] ?? null) });
  };
  return html`<${Combobox}
    id=${field.id} labelled=${field.label} described=${field.described} invalid=${field.invalid}
    label=${plain(item.placeholder) || plain(block.text) || "Choose"}
    placeholder=${plain(item.placeholder) || (many ? "Choose some" : "Choose an option")}
    many=${many} max=${item.max_selected_items} clearable=${Boolean(block.optional) && !many} chosen=${chosen} change=${change}
    least=${source.asks ? (item.min_query_length ?? 3) : null} focus=${item.focus_on_load} testid=${`select-${item.action_id}`}
    find=${source.asks ? (typed) => offered(place, block, item, typed) : (typed) => ({ groups: matching(source.groups(item), typed) })}
  />`;
}

const whole = (option) => option;
const byId = (name) => (id) => (name(id) ? { text: { text: name(id), emoji: false }, value: id } : null);
const channelName = (id) => channel(id) && titleOf(channel(id));
const personName = (id) => person(id)?.name;

const SOURCES = {
  static_select: {
    target: "selected_option",
    option: whole,
    value: whole,
    groups: (item) => item.option_groups ?? [{ options: item.options }],
  },
  external_select: { target: "selected_option", option: whole, value: whole, asks: true },
  users_select: {
    target: "selected_user",
    option: byId(personName),
    value: (option) => option.value,
    groups: () => [{ options: app.state.people.filter((one) => !isBot(one.id)).map((one) => byId(personName)(one.id)) }],
  },
  conversations_select: {
    target: "selected_conversation",
    option: byId(channelName),
    value: (option) => option.value,
    groups: () => [{ options: app.state.channels.map((one) => byId(channelName)(one.id)) }],
  },
  channels_select: {
    target: "selected_channel",
    option: byId(channelName),
    value: (option) => option.value,
    groups: () => [{ options: app.state.channels.filter((one) => one.kind === "channel").map((one) => byId(channelName)(one.id)) }],
  },
};

function matching(groups, typed) {
  const wanted = folded(typed);
  return groups.map((group) => ({
    ...group,
    options: group.options.filter((option) => folded(option.text.text).includes(wanted)),
  })).filter((group) => group.options.length);
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
