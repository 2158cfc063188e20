// A select with a list below it; with `load`, what is typed is asked for (type-ahead).

import { el, fill } from "./dom.js";

export function select({ id, label, placeholder, options = [], load, minimum = 0, chosen = null, choose, clear = false, testid, class: name = "" }) {
  let shown = options;
  let active = -1;
  let timer;
  let present = chosen;
  const list = el("ul", { class: "options", role: "listbox", hidden: true });
  const field = el("input", {
    id, class: "typed", type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-label": label,
    placeholder, "data-testid": testid, readonly: name === "overflow",
    value: chosen?.text?.text ?? "",
    onfocus: () => { field.select(); open(); },
    onclick: () => open(),
    oninput: () => seek(),
    onblur: () => setTimeout(close, 150),
    onkeydown: (event) => key(event),
  });
  const box = el("div", { class: `select ${name}` }, field, list);

  function open() {
    if (load && field.value === (present?.text?.text ?? "") && !field.value) draw([], minimum ? `Type ${minimum === 1 ? "a letter" : `${minimum} letters`} …` : "");
    else if (load) seek();
    else draw(options);
  }
  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.value = name === "overflow" ? "" : present?.text?.text ?? "";
  }
  function seek() {
    clearTimeout(timer);
    const typed = field.value.trim();
    if (!load) {
      const low = typed.toLowerCase();
      draw(options.filter((option) => option.text.text.toLowerCase().includes(low)));
      return;
    }
    if (typed.length < minimum) { draw([], "Type a name …"); return; }
    timer = setTimeout(async () => {
      draw([], "Looking …");
      const found = await load(typed);
      if (field.value.trim() === typed) draw(found, found.length ? "" : "Nobody found");
    }, 150);
  }
  function draw(found, note = "") {
    shown = found;
    active = -1;
    fill(list,
      clear && present && !note ? el("li", { class: "none", role: "option", onmousedown: () => take(null) }, "No choice") : null,
      found.map((option, index) => el("li", {
        role: "option", id: `${id ?? testid}-${index}`, onmousedown: () => take(option),
      }, option.text.text, option.description ? el("small", {}, option.description.text) : null)),
      note ? el("li", { class: "note" }, note) : null);
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  }
  function take(option) {
    present = option;
    close();
    field.blur();
    choose(option);
  }
  function key(event) {
    const rows = [...list.querySelectorAll("[role=option]:not(.none)")];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!rows.length) return;
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length;
      rows.forEach((row, index) => row.classList.toggle("active", index === active));
      rows[active].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (shown[Math.max(active, 0)]) take(shown[Math.max(active, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  }
  return box;
}
