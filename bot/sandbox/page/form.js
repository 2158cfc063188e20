// What is filled in and not sent yet: it outlives redrawing, an update by the app, and a look elsewhere.

import { act } from "./acting.js";
import { app, update } from "./store.js";

const forms = new Map();

/** Where blocks stand: a message, a view or the home tab, with the form of what was filled in there. */
export function placeOf(container, key, where = {}, shown = {}) {
  const id = `${container}-${key}`;
  const name = `${app.as} ${id}`;
  if (!forms.has(name)) forms.set(name, { values: {}, errors: {}, problem: "", turn: 0 });
  return { id, form: forms.get(name), where: { container, ...where }, shown: shown.values ?? {}, blocks: shown.blocks ?? [] };
}

/** An element's state: what was filled in here, else what the sandbox holds for the view, else what the app began with. */
export function keptIn(place, block, element) {
  const named = (values) => values[block.block_id]?.[element.action_id];
  return named(place.form.values) ?? named(place.shown) ?? beginning(element);
}

export function keep(place, block, element, state) {
  const { values, errors } = place.form;
  values[block.block_id] = { ...values[block.block_id], [element.action_id]: { type: element.type, ...state } };
  delete errors[block.block_id];
  changed(place);
}

export function errorOf(place, block) {
  return place.form.errors[block.block_id];
}

/** What was filled in, of those elements that are still there. */
export function filledIn(place) {
  const values = {};
  for (const block of place.blocks) {
    for (const element of [block.element, block.accessory, ...(block.type === "actions" ? block.elements : [])]) {
      const state = element && place.form.values[block.block_id]?.[element.action_id];
      if (state && state.type === element.type) {
        values[block.block_id] = { ...values[block.block_id], [element.action_id]: state };
      }
    }
  }
  return values;
}

/** Presses a button or makes a choice that acts at once. True if the app has taken it. */
export async function press(place, block, element, state = {}) {
  complainIn(place, "");
  const named = { block_id: block.block_id, action_id: element.action_id };
  const answer = await act("click", { ...place.where, ...named, ...state, values: filledIn(place) });
  if (!answer.ok) complainIn(place, answer.message ?? answer.error);
  return answer.ok;
}

/** What the app offers for the typed text: groups of options, or the reason why there are none. */
export async function offered(place, block, element, typed) {
  const named = { block_id: block.block_id, action_id: element.action_id };
  const answer = await act("options", { ...place.where, ...named, value: typed });
  if (!answer.ok) return { groups: [], problem: answer.message ?? answer.error };
  return { groups: answer.option_groups ?? [{ options: answer.options ?? [] }] };
}

function beginning(element) {
  const began = Object.entries(element).filter(([name]) => name.startsWith("initial_"));
  return Object.fromEntries(began.map(([name, value]) => [name === "initial_value" ? "value" : name.replace("initial", "selected"), value]));
}

export function complainIn(place, problem, errors = {}) {
  Object.assign(place.form, { problem, errors });
  changed(place);
}

function changed(place) {
  place.form.turn += 1;
  update();
}
