// A button that opens a menu; its first item takes the focus as it opens (autofocus, in a popover); arrows, Enter and Escape work as in any menu.

import { html, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { Popup } from "./popup.js";

/** `items`: `{label, note, act}` each; `children` stand on the button beside or in place of the icon. */
export function MenuButton({ label, icon, class: look = "", items, title, testid, children }) {
  const [open, setOpen] = useState(false);
  const button = useRef();
  const shut = (back) => {
    setOpen(false);
    if (back) button.current.focus();
  };
  return html`<span class=${open ? "menu open" : "menu"}>
    <button
      ref=${button} type="button" class=${look} aria-haspopup="menu" aria-expanded=${open} aria-label=${label}
      title=${title} data-testid=${testid} onClick=${() => setOpen(!open)}
      onKeyDown=${(event) => { if (event.key === "ArrowDown") { event.preventDefault(); setOpen(true); } }}
    >${children}${icon ? html`<${Icon} name=${icon} />` : null}</button>
    ${open ? html`<${Popup} anchor=${button} close=${() => shut(false)} end>
      <${Items} label=${label} items=${items} shut=${shut} />
    <//>` : null}
  </span>`;
}

function Items({ label, items, shut }) {
  const list = useRef();
  const pressed = (event) => {
    const lines = [...list.current.querySelectorAll("[role=menuitem]")];
    const at = lines.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      lines.at(to % lines.length)?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      shut(true);
    }
  };
  const take = (item) => {
    shut(true);
    item.act();
  };
  return html`<div ref=${list} role="menu" aria-label=${label} onKeyDown=${pressed}>
    ${items.map((item, at) => html`<button type="button" role="menuitem" class="item" tabIndex="-1" autofocus=${at === 0} onClick=${() => take(item)}>
      <span>${item.label}</span>${item.note ? html`<small>${item.note}</small>` : null}
    </button>`)}
  </div>`;
}
