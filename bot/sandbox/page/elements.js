// Interactive elements. In a message a change acts at once; in a form it is kept until the form is sent.

import { el } from "./dom.js";
import { select } from "./select.js";

export const labelOf = (object) => object?.text ?? "";

export function element(item, block, context, id) {
  const draw = ELEMENTS[item.type];
  if (!draw) return el("span", { class: "unknown" }, `[${item.type}]`);
  return draw(item, block, context, id);
}

const keep = (context, block, item, state) => context.keep?.(block.block_id, item.action_id, { type: item.type, ...state });
const kept = (context, block, item) => context.state?.[block.block_id]?.[item.action_id];

const ELEMENTS = {
  button: (item, block, context) => el("button", {
    type: "button",
    class: `button ${item.style ?? ""}`,
    "data-testid": `button-${item.action_id}`,
    "aria-label": item.accessibility_label,
    onclick: async (event) => {
      if (item.url) { window.open(item.url, "_blank", "noopener"); }
      if (item.confirm && !(await context.confirm(item.confirm))) return;
      await busy(event.target, () => context.press(block, item, { value: item.value }));
    },
  }, labelOf(item.text)),

  overflow: (item, block, context) => select({
    label: "More", placeholder: "⋯", class: "overflow", options: item.options,
    choose: (option) => context.press(block, item, { selected_option: option }),
  }),

  static_select: (item, block, context, id) => choice(item, block, context, id, {
    options: item.options, groups: item.option_groups,
  }),

  external_select: (item, block, context, id) => choice(item, block, context, id, {
    load: (typed) => context.load(block, item, typed), minimum: item.min_query_length ?? 3,
  }),

  users_select: (item, block, context, id) => choice(item, block, context, id, {
    options: context.people().map((person) => ({ text: { text: person.name }, value: person.id })),
    field: "selected_user",
  }),

  radio_buttons: (item, block, context, id) => group(item, block, context, id, "radio"),
  checkboxes: (item, block, context, id) => group(item, block, context, id, "checkbox"),

  datepicker: (item, block, context, id) => dated(item, block, context, id, "date", "selected_date", item.initial_date),
  timepicker: (item, block, context, id) => dated(item, block, context, id, "time", "selected_time", item.initial_time),

  plain_text_input: (item, block, context, id) => typed(item, block, context, id, item.multiline ? "textarea" : "input", "text"),
  email_text_input: (item, block, context, id) => typed(item, block, context, id, "input", "email"),
  url_text_input: (item, block, context, id) => typed(item, block, context, id, "input", "url"),
  number_input: (item, block, context, id) => typed(item, block, context, id, "input", "text"),

  image: (item) => el("img", { class: "thumb", src: item.image_url, alt: item.alt_text }),
};

function choice(item, block, context, id, { options, groups, load, minimum = 0, field = "selected_option" }) {
  const before = kept(context, block, item);
  const chosen = before ? before[field] : item.initial_option ?? null;
  return select({
    id, label: labelOf(block.label) || labelOf(item.placeholder), placeholder: labelOf(item.placeholder) || "Choose",
    options: options ?? (groups ?? []).flatMap((one) => one.options), load, minimum, chosen, clear: block.optional,
    testid: `select-${item.action_id}`,
    choose: (option) => {
      const state = { [field]: field === "selected_user" ? option?.value ?? null : option };
      if (context.keep) keep(context, block, item, state);
      if (!context.keep || block.dispatch_action) return context.press(block, item, state);
      return undefined;
    },
  });
}

function group(item, block, context, id, kind) {
  const before = kept(context, block, item);
  const many = kind === "checkbox";
  const start = many ? before?.selected_options ?? item.initial_options ?? []
    : [before?.selected_option ?? item.initial_option].filter(Boolean);
  const values = new Set(start.map((option) => option.value));
  const changed = () => {
    const chosen = item.options.filter((option) => values.has(option.value));
    const state = many ? { selected_options: chosen } : { selected_option: chosen[0] ?? null };
    if (context.keep) keep(context, block, item, state);
    else context.press(block, item, state);
  };
  return el("div", { class: "group", role: many ? "group" : "radiogroup", id, "aria-labelledby": `${id}-label` },
    item.options.map((option) => el("label", {},
      el("input", {
        type: kind, name: `${block.block_id}-${item.action_id}`, checked: values.has(option.value),
        onchange: (event) => {
          if (!many) values.clear();
          if (event.target.checked) values.add(option.value); else values.delete(option.value);
          changed();
        },
      }), el("span", {}, labelOf(option.text)))));
}

function dated(item, block, context, id, type, field, initial) {
  const value = kept(context, block, item)?.[field] ?? initial ?? "";
  return el("input", {
    type, id, value, class: "typed", "data-testid": `input-${item.action_id}`,
    onchange: (event) => {
      const state = { [field]: event.target.value || null };
      if (context.keep) keep(context, block, item, state);
      else context.press(block, item, state);
    },
  });
}

function typed(item, block, context, id, tag, type) {
  const value = kept(context, block, item)?.value ?? item.initial_value ?? "";
  const node = el(tag, {
    id, class: "typed", type: tag === "input" ? type : undefined, placeholder: labelOf(item.placeholder),
    maxlength: item.max_length ? String(item.max_length) : undefined, rows: tag === "textarea" ? "9" : undefined,
    "data-testid": `input-${item.action_id}`,
    oninput: (event) => keep(context, block, item, { value: event.target.value }),
  });
  node.value = value;
  return node;
}

async function busy(button, work) {
  button.disabled = true;
  button.classList.add("busy");
  try { await work(); } finally { button.disabled = false; button.classList.remove("busy"); }
}
