// A face for everybody: initials on a person's colour, the app's own drawing.

import { html } from "./html.js";
import { AppFace } from "./icons.js";

export function Avatar({ person }) {
  if (person?.is_bot) return html`<${AppFace} />`;
  const color = /^[0-9a-f]{6}$/i.test(person?.color ?? "") ? person.color : "64748b";
  return html`<span class="avatar" style=${{ "background-color": `#${color}` }} aria-hidden="true">${initials(person?.name ?? "?")}</span>`;
}

export function initials(name) {
  const words = name.trim().split(/\s+/).map((word) => [...word][0] ?? "");
  return (words.length > 1 ? words[0] + words.at(-1) : words[0] ?? "?").toUpperCase();
}
