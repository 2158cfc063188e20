// The top bar: who you are, what time it is for the bot, and whether the bot is there; below it the story's steps.

import { post } from "./api.js";
import { el, fill, toast } from "./dom.js";
import { app, botChannel } from "./store.js";
import { become, go } from "./main.js";
import { prefill } from "./composer.js";

const HOUR = 3600;
const DAY = 24 * HOUR;

export function drawTop() {
  const { people, clock, bot, team } = app.state;
  const now = new Date(clock.now);
  const who = el("select", {
    id: "who", "data-testid": "who", "aria-label": "You are",
    onchange: (event) => become(event.target.value),
  }, people.filter((person) => !person.is_bot).map((person) =>
    el("option", { value: person.id, selected: person.id === app.as }, `${person.name}${person.title ? ` (${person.title})` : ""}`)));
  fill(document.getElementById("top"),
    el("span", { class: "brand" }, team.name, el("small", {}, "sandbox")),
    el("label", { class: "who" }, el("span", {}, "You are"), who),
    el("div", { class: "clock", role: "group", "aria-label": "The bot’s clock" },
      el("time", { datetime: clock.now, "data-testid": "now" }, words(now)),
      el("button", { type: "button", onclick: () => move({ forward_seconds: HOUR }) }, "+1 hour"),
      el("button", { type: "button", onclick: () => move({ forward_seconds: DAY }) }, "+1 day"),
      el("button", { type: "button", onclick: () => move({ to: workingDays(now, 4).toISOString() }) }, "+4 working days"),
      el("button", { type: "button", onclick: () => move({ to: nextNine(now).toISOString() }) }, "Next 9:00"),
      clock.offset_seconds ? el("button", { type: "button", onclick: () => move({ reset: true }) }, "Reset") : null),
    el("span", { class: bot.connected ? "bot on" : "bot off", "data-testid": "bot" },
      bot.connected ? `${bot.name} is here` : `${bot.name} is away`));
}

async function move(by) {
  const answer = await post("/sandbox/clock", by);
  if (!answer.ok) toast(answer.message);
}

function words(moment) {
  return moment.toLocaleString("en-GB", {
    weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC",
  }) + " UTC";
}

function nextNine(now) {
  const next = new Date(now);
  next.setUTCHours(9, 0, 0, 0);
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1);
  return next;
}

function workingDays(now, count) {
  const day = new Date(now);
  for (let left = count; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6) left -= 1;
  }
  // Late enough in the morning for every candidate of the demo in Europe.
  day.setUTCHours(11, 0, 0, 0);
  return day;
}

const STEPS = [
  { as: "U01MARA", text: "You are Mara. Ask for a note:", say: "/note Ada Okafor about our open-model work, warm", where: "bot" },
  { as: "U01RAFAEL", text: "Be Rafael, review it in", say: "#talent-review", where: "C01REVIEW" },
  { as: "U01MARA", text: "Be Mara again, press Send now, then read it in", say: "Ada’s inbox", where: "bot", mail: "ada@okafor.example" },
  { as: "U01MARA", text: "Nobody answers? Move the clock:", say: "+4 working days", clock: true, where: "bot" },
];

export function drawHint() {
  const place = document.getElementById("hint");
  place.hidden = localStorage.getItem("hint") === "away";
  fill(place,
    el("ol", {}, STEPS.map((step) => el("li", {}, `${step.text} `, el("button", {
      type: "button", class: "step", onclick: () => take(step),
    }, step.say)))),
    el("button", {
      type: "button", class: "dismiss", "aria-label": "Hide these steps",
      onclick: () => { localStorage.setItem("hint", "away"); drawHint(); },
    }, "×"));
}

async function take(step) {
  if (app.as !== step.as) await become(step.as);
  await go(step.where === "bot" ? botChannel().id : step.where);
  if (step.mail) { app.mailbox = step.mail; app.mail = null; await become(step.as); }
  if (step.clock) await move({ to: workingDays(new Date(app.state.clock.now), 4).toISOString() });
  if (step.say.startsWith("/")) prefill(step.say);
}
