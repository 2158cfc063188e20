// The left side: channels, people, the app. On a phone it is a panel of its own.

import { el, fill, initials } from "./dom.js";
import { app, show } from "./store.js";
import { go } from "./main.js";

export function drawSidebar() {
  const { channels, bot } = app.state;
  const rooms = channels.filter((channel) => channel.kind !== "dm");
  const direct = channels.filter((channel) => channel.kind === "dm" && channel.with !== bot.user_id);
  const apps = channels.filter((channel) => channel.kind === "dm" && channel.with === bot.user_id);
  fill(document.getElementById("sidebar"),
    section("Channels", rooms.map((channel) => entry(channel, `${channel.kind === "private" ? "🔒" : "#"} ${channel.name}`))),
    direct.length ? section("Direct messages", direct.map((channel) => entry(channel, nameOf(channel.with)))) : null,
    section("Apps", apps.map((channel) => entry(channel, bot.name))));
}

function section(title, rows) {
  return el("div", { class: "group" }, el("h2", {}, title), el("ul", {}, rows));
}

function entry(channel, label) {
  return el("li", {}, el("button", {
    type: "button",
    class: channel.unread ? "channel unread" : "channel",
    "aria-current": String(channel.id === app.channel),
    "data-testid": `channel-${channel.id}`,
    onclick: () => go(channel.id),
  }, el("span", {}, label), channel.unread ? el("b", { class: "count" }, String(channel.unread)) : null));
}

function nameOf(id) {
  return app.state.people.find((person) => person.id === id)?.name ?? id;
}

export function drawTabs() {
  const unread = app.state.channels.reduce((sum, channel) => sum + (channel.unread || 0), 0);
  const mails = app.state.mailboxes.reduce((sum, box) => sum + (box.unread || 0), 0);
  const tab = (panel, label, count) => el("button", {
    type: "button", "data-panel": panel, "aria-current": String(app.panel === panel), onclick: () => show(panel),
  }, label, count ? el("b", { class: "count" }, String(count)) : null);
  fill(document.getElementById("tabs"), tab("sidebar", "Channels", unread), tab("chat", "Chat"), tab("mail", "Inbox", mails));
}

export function avatar(person) {
  return el("span", { class: "avatar", style: `background:#${(person?.color ?? "4a5a7a").replace("#", "")}`, "aria-hidden": "true" },
    initials(person?.name ?? "?"));
}
