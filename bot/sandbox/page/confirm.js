// The question Slack asks before a button with a confirmation acts.

import { el } from "./dom.js";

export function confirmed({ title, text, confirm, deny, style }) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const answer = (yes) => { box.close(); box.remove(); before?.focus(); resolve(yes); };
    const box = el("dialog", { class: "confirm", "aria-label": title.text, oncancel: (event) => { event.preventDefault(); answer(false); } },
      el("h2", {}, title.text), el("p", {}, text.text),
      el("div", { class: "row" },
        el("button", { type: "button", class: "button", onclick: () => answer(false) }, deny.text),
        el("button", { type: "button", class: `button ${style ?? "primary"}`, onclick: () => answer(true) }, confirm.text)));
    document.body.append(box);
    box.showModal();
  });
}
