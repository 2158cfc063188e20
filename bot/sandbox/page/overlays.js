// What lies over the page for a moment: the question before a button acts, and the line at the lower edge.

import { html, useEffect, useLayoutEffect, useRef } from "./html.js";
import { openMailbox } from "./going.js";
import { Icon } from "./icons.js";
import { useDialog } from "./modal.js";
import { app, update } from "./store.js";
import { plain, text } from "./texts.js";

const TOAST_TIME = 8000;

export function Question() {
  return app.question ? html`<${Confirmation} question=${app.question} />` : null;
}

function Confirmation({ question }) {
  const box = useRef();
  useDialog(box);
  useLayoutEffect(() => box.current.querySelector(".deny").focus(), []);
  const pressed = (event) => {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    question.answer(false);
  };
  return html`<dialog ref=${box} class="confirm" role="alertdialog" aria-labelledby="question-title" aria-describedby="question-text" onKeyDown=${pressed}>
    <h2 id="question-title">${plain(question.title)}</h2>
    <div id="question-text" class="as-written">${text(question.text)}</div>
    <div class="row">
      <button type="button" class="button deny" onClick=${() => question.answer(false)}>${plain(question.deny)}</button>
      <button type="button" class=${`button ${question.style === "danger" ? "danger filled" : "primary"}`} onClick=${() => question.answer(true)}>${plain(question.confirm)}</button>
    </div>
  </dialog>`;
}

export function Toast() {
  const toast = app.toast;
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(() => update({ toast: null }), TOAST_TIME);
    return () => clearTimeout(timer);
  }, [toast]);
  return html`<div class="toast-place" role="status" aria-live="polite">${toast ? html`<div class="toast" data-testid="toast">
    <span>${toast.text}</span>
    ${toast.mailbox ? html`<button type="button" class="plain" onClick=${() => openMailbox(toast.mailbox)}>${toast.label}</button>` : null}
    <button type="button" class="plain" aria-label="Dismiss" onClick=${() => update({ toast: null })}><${Icon} name="cross" /></button>
  </div>` : null}</div>`;
}
