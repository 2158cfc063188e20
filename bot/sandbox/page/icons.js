// Small line drawings, our own.

import { html } from "./html.js";

const PATHS = {
  hash: "M8 3 6 17M14 3l-2 14M4 7.5h13M3 12.5h13",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  down: "m5 8 5 5 5-5",
  left: "m12 4-6 6 6 6",
  cross: "m5 5 10 10M15 5 5 15",
  check: "m4 10.5 4 4 8-9",
  dots: "M4 10h.01M10 10h.01M16 10h.01",
  reply: "M4 4h12v9H9l-4 3.5V13H4z",
  send: "M3 10 17 3l-4 14-3.5-5.5zM9.5 11.5 17 3",
  bolt: "M11 2 4 11h5l-1 7 7-9h-5z",
  eye: "M2 10c3-5 13-5 16 0-3 5-13 5-16 0zM10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  mail: "M3 5h14v10.5H3zM3 5.5l7 5.5 7-5.5",
  chat: "M3 4h14v9.5H9.5L5.5 17v-3.5H3z",
  lines: "M3 5.5h14M3 10h14M3 14.5h14",
  clock: "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4.2l2.8 1.8",
  help: "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM8 8a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M10 13.8h.01",
  out: "M8 5H4v11h11v-4M11 3.5h5.5V9M16 4l-7 7",
  alert: "M10 3 2.5 16.5h15zM10 8v4M10 14.2h.01",
};

export function Icon({ name }) {
  return html`<svg class=${`icon i-${name}`} viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

/** The app's face: an opening, as in an overture. */
export function AppFace() {
  return html`<svg class="avatar" viewBox="0 0 36 36" aria-hidden="true">
    <rect width="36" height="36" rx="9" class="face" />
    <path class="face-line" d="M25.5 12.2A9.2 9.2 0 1 0 25.5 23.8" /><circle class="face-dot" cx="25.6" cy="18" r="2.4" />
  </svg>`;
}
