// The middle: a channel's messages, or the app's home page, with the composer below.

import { get, post } from "./api.js";
import { el, fill, toast } from "./dom.js";
import { app, botChannel, channel, names } from "./store.js";
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { confirmed } from "./confirm.js";
import { drawMessages } from "./messages.js";

let list = null;
let drawn = "";

export async function drawConversation() {
  const here = channel();
  const place = document.getElementById("conversation");
  if (!here) { fill(place, el("p", { class: "empty" }, "No channel.")); return; }
  const isBot = here.id === botChannel()?.id;
  const title = here.kind === "dm" ? names(here.with) : `${here.kind === "private" ? "🔒 " : "# "}${here.name}`;
  list = el("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": `Messages in ${title}`, tabIndex: 0 });
  drawn = "";
  fill(place,
    el("header", { class: "title" }, el("h1", {}, title), isBot ? tabs() : null),
    isBot && app.tab === "home" ? el("div", { class: "home", "data-testid": "home" }) : [list, composer(here)]);
  if (isBot && app.tab === "home") {
    await post("/sandbox/do", { as: app.as, act: "open_home" });
    await refreshHome();
  }
  if (!isBot || app.tab !== "home") await refreshMessages();
}

function tabs() {
  const tab = (name, label) => el("button", {
    type: "button", role: "tab", "aria-selected": String(app.tab === name), "data-testid": `tab-${name}`,
    onclick: () => { app.tab = name; drawConversation(); },
  }, label);
  return el("div", { role: "tablist", class: "tablist" }, tab("home", "Home"), tab("messages", "Messages"));
}

export async function refreshMessages() {
  if (!list || app.tab === "home") return;
  const asked = app.channel;
  const { messages } = await get("/sandbox/messages", { as: app.as, channel: asked });
  if (asked !== app.channel) return;
  const fresh = JSON.stringify(messages);
  if (fresh === drawn) return;
  const atEnd = !drawn || list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  const added = drawn && messages.length > JSON.parse(drawn).length;
  drawn = fresh;
  drawMessages(list, messages);
  if (atEnd || added) list.scrollTop = list.scrollHeight;
  if (channel()?.unread) await post("/sandbox/do", { as: app.as, act: "read", channel: asked });
}

// Opening the tab asks the bot to draw its page; a drawn page is only fetched, or it would be drawn forever.
export async function refreshHome() {
  const place = document.querySelector("[data-testid=home]");
  if (!place) return;
  const { view } = await get("/sandbox/home", { as: app.as });
  fill(place, view ? blocks(view.blocks, contextFor("home")) : el("p", { class: "empty" }, "The app has not drawn its page yet."));
}

export function contextFor(container, place = {}) {
  const ask = (act, block, item, more) => post("/sandbox/do", {
    as: app.as, act, container, ...place, block_id: block.block_id, action_id: item.action_id, ...more,
  });
  return {
    names,
    people: () => app.state.people.filter((person) => !person.is_bot),
    confirm: confirmed,
    press: async (block, item, state) => {
      const answer = await ask("click", block, item, state);
      if (!answer.ok) toast(answer.message ?? answer.error);
      return answer;
    },
    load: async (block, item, value) => {
      const answer = await ask("options", block, item, { value });
      if (!answer.ok) { toast(answer.message ?? answer.error); return []; }
      return answer.options ?? (answer.option_groups ?? []).flatMap((group) => group.options);
    },
  };
}
