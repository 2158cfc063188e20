// The form that is open for you: the top of its stack. What was filled in survives a mistake and an update by the app.

import { html, useLayoutEffect, useRef, useState } from "./html.js";
import { act } from "./acting.js";
import { blocks } from "./blocks.js";
import { complainIn, filledIn, placeOf } from "./form.js";
import { Icon } from "./icons.js";
import { app } from "./store.js";
import { lookAtView } from "./sync.js";
import { plain } from "./texts.js";

export function Modal() {
  return app.view ? html`<${Form} key=${app.view.id} view=${app.view} />` : null;
}

function Form({ view }) {
  const box = useRef();
  const [busy, setBusy] = useState(false);
  const place = placeOf("view", view.id, {}, { values: view.state?.values, blocks: view.blocks });
  useDialog(box);
  useLayoutEffect(() => focusInside(box.current), [view.hash]);
  useLayoutEffect(() => {
    if (Object.keys(place.form.errors).length) box.current.querySelector("[aria-invalid=true], .wrong input")?.focus();
  }, [place.form.errors]);

  const close = async () => {
    await act("close");
    await lookAtView();
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy || !view.submit) return;
    setBusy(true);
    complainIn(place, "");
    const answer = await act("submit", { values: filledIn(place) });
    setBusy(false);
    if (!answer.ok) complainIn(place, answer.message ?? answer.error);
    else if (answer.errors) complainIn(place, "", answer.errors);
    else await lookAtView();
  };
  const pressed = (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      submit(event);
    }
  };
  return html`<dialog ref=${box} class="modal" aria-labelledby="modal-title" onKeyDown=${pressed} onCancel=${(event) => event.preventDefault()}>
    <form novalidate onSubmit=${submit} data-testid="modal">
      <header>
        ${view.previous_view_id ? html`<button type="button" class="plain" aria-label="Back" onClick=${close}><${Icon} name="left" /></button>` : null}
        <h2 id="modal-title">${plain(view.title)}</h2>
        <button type="button" class="plain" aria-label="Close this form" onClick=${close}><${Icon} name="cross" /></button>
      </header>
      <div class="content" tabIndex="-1">
        ${place.form.problem ? html`<p class="problem" role="alert"><${Icon} name="alert" />${place.form.problem}</p>` : null}
        ${blocks(view.blocks, place)}
      </div>
      <footer>
        <button type="button" class="button" onClick=${close}>${plain(view.close) || "Close"}</button>
        ${view.submit ? html`<button
          type="submit" class=${`button primary${busy ? " busy" : ""}`} aria-busy=${busy} data-testid="submit" disabled=${view.submit_disabled}
        >${plain(view.submit)}</button>` : null}
      </footer>
    </form>
  </dialog>`;
}

/** Opens the dialog over the page; where the focus was, it is again at the end. */
export function useDialog(box) {
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current.showModal();
    return () => {
      const back = before?.isConnected ? before : document.querySelector("[data-testid=composer]");
      setTimeout(() => {
        if (!document.querySelector("dialog[open]") && document.activeElement === document.body) back?.focus();
      });
    };
  }, []);
}

/** Into the first field, unless the focus is in a field already; on a touch screen the keyboard stays away. */
function focusInside(dialog) {
  if (document.activeElement?.matches(".content input, .content textarea")) return;
  const fields = ".content input:not([type=hidden]), .content textarea";
  const first = dialog.querySelector("[data-focus]") ?? dialog.querySelector(fields);
  if (first && !matchMedia("(hover: none)").matches) first.focus();
  else dialog.querySelector(".content").focus();
}
