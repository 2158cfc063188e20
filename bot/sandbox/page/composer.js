// Where you type: Enter sends, Shift+Enter starts a line, / lists the commands.

import { post } from "./api.js";
import { el, fill, toast } from "./dom.js";
import { app, names } from "./store.js";

export function prefill(text) {
  const field = document.querySelector("#conversation .composer textarea");
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new Event("input"));
  field.focus();
}

export function composer(here, thread = null) {
  const key = `${here.id}:${thread ?? ""}`;
  const title = here.kind === "dm" ? names(here.with) : `#${here.name}`;
  const list = el("ul", { class: "commands", role: "listbox", "aria-label": "Commands", hidden: true });
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  let found = [];
  let active = 0;
  const field = el("textarea", {
    rows: "1", placeholder: thread ? "Reply …" : `Message ${title}`, "aria-label": thread ? "Reply" : `Message ${title}`,
    "data-testid": thread ? "reply" : "composer", autocomplete: "off",
    oninput: () => { app.draft[key] = field.value; grow(); complete(); },
    onkeydown: (event) => pressed(event),
    onblur: () => setTimeout(() => { list.hidden = true; }, 150),
  });
  field.value = app.draft[key] ?? "";
  const send = el("button", { type: "button", class: "send", "aria-label": "Send", onclick: () => go() }, "➤");
  const globals = app.state.shortcuts.filter((shortcut) => shortcut.type === "global");
  const more = globals.length && !thread ? el("details", { class: "menu shortcuts" },
    el("summary", { "aria-label": "Shortcuts" }, "⚡"),
    el("div", { class: "menu-list up", role: "menu" }, globals.map((shortcut) => el("button", {
      type: "button", role: "menuitem",
      onclick: async (event) => {
        event.target.closest("details").open = false;
        const answer = await post("/sandbox/do", { as: app.as, act: "shortcut", callback_id: shortcut.callback_id });
        if (!answer.ok) toast(answer.message ?? answer.error);
      },
    }, shortcut.name)))) : null;

  function grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  }
  function complete() {
    const typed = field.value;
    const word = typed.split(" ")[0];
    found = typed.startsWith("/") && !typed.includes(" ") && !thread
      ? app.state.commands.filter((command) => command.command.startsWith(word)) : [];
    active = 0;
    drawList();
  }
  function drawList() {
    list.hidden = !found.length;
    fill(list, found.map((command, index) => el("li", {
      role: "option", "aria-selected": String(index === active), class: index === active ? "active" : "",
      onmousedown: (event) => { event.preventDefault(); take(command); },
    }, el("strong", {}, command.command), " ", el("code", {}, command.usage_hint ?? ""), el("small", {}, command.description))));
  }
  function take(command) {
    field.value = `${command.command} `;
    app.draft[key] = field.value;
    list.hidden = true;
    found = [];
    field.focus();
  }
  function pressed(event) {
    if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      drawList();
    } else if (!list.hidden && (event.key === "Tab" || (event.key === "Enter" && found[active].command !== field.value))) {
      event.preventDefault();
      take(found[active]);
    } else if (event.key === "Escape") list.hidden = true;
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); go(); }
  }
  async function go() {
    const typed = field.value.trim();
    if (!typed) return;
    problem.hidden = true;
    field.value = "";
    app.draft[key] = "";
    grow();
    const [command] = typed.split(/\s/, 1);
    const act = typed.startsWith("/")
      ? { act: "slash", channel: app.channel, command, text: typed.slice(command.length).trim() }
      : { act: "say", channel: app.channel, text: typed, ...(thread ? { thread_ts: thread } : {}) };
    const answer = await post("/sandbox/do", { as: app.as, ...act });
    if (answer.ok) return;
    // What was typed is kept, as Slack keeps it.
    problem.textContent = answer.message ?? answer.error;
    problem.hidden = false;
    field.value = typed;
    app.draft[key] = typed;
  }
  return el("div", { class: "composer" }, list, problem, el("div", { class: "line" }, more, field, send));
}

