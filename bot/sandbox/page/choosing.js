// A choice was made: it is kept in the form, and outside an input block (or with dispatch_action) the app hears of it.

import { confirmed } from "./acting.js";
import { keep, press } from "./form.js";

export async function choose(place, block, element, state) {
  const atOnce = block.type !== "input" || block.dispatch_action;
  if (atOnce && element.confirm && !(await confirmed(element.confirm))) return;
  keep(place, block, element, state);
  if (atOnce) await press(place, block, element, state);
}
