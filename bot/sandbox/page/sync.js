// Looks at the server again: everything for a person, or only what a notice names.

import { get, live } from "./api.js";
import { remember } from "./address.js";
import { app, botChannel, channel, same, update } from "./store.js";
import { act } from "./acting.js";

const turns = {};
const noticed = [];
let timer;
let hangUp = () => {};

/** Sees the workspace with this person's eyes, and hears what happens there from now on. */
export async function seeAs(userId, where = app.channel, tab = "messages") {
  const current = turn("state");
  const state = await get("/sandbox/state", { as: userId });
  if (!current()) return;
  if (state.ok === false) {
    update({ problem: state.error === "unreachable" ? state.message : `Nobody here is known as ${userId}.` });
    return;
  }
  hangUp();
  Object.assign(app, { as: userId, state, channel: where, tab, problem: "", thread: null, replies: null, messages: {} });
  Object.assign(app, { home: undefined, view: null, skew: skewOf(state) });
  settle();
  remember();
  update();
  hangUp = live(userId, heard);
  await lookAtAll();
}

export function lookAtAll() {
  return Promise.all([lookAtMessages(), lookAtThread(), lookAtHome(), lookAtView(), lookAtMail()]);
}

export async function lookAtState() {
  const current = turn("state");
  const state = await get("/sandbox/state", { as: app.as });
  if (!current() || state.ok === false) return;
  for (const part of ["people", "channels", "commands", "shortcuts", "mailboxes", "bot"]) {
    state[part] = same(app.state[part], state[part]);
  }
  Object.assign(app, { state, skew: skewOf(state) });
  settle();
  update();
  // The notice of a first mail may have come with a picture that a later one overtook.
  if (app.mails === null) await lookAtMail();
}

export async function lookAtMessages() {
  const asked = app.channel;
  if (!asked) return;
  const current = turn(`messages ${asked}`);
  const answer = await get("/sandbox/messages", { as: app.as, channel: asked });
  if (!current() || !answer.messages) return;
  const messages = kept(app.messages[asked], answer.messages);
  if (messages !== app.messages[asked]) update({ messages: { ...app.messages, [asked]: messages } });
  await markRead();
}

export async function lookAtThread() {
  if (!app.thread) return;
  const asked = app.thread;
  const current = turn("thread");
  const answer = await get("/sandbox/messages", { as: app.as, channel: app.channel, thread_ts: asked });
  if (current() && answer.messages && app.thread === asked) update({ replies: kept(app.replies, answer.messages) });
}

export async function lookAtHome() {
  if (app.tab !== "home") return;
  const current = turn("home");
  const answer = await get("/sandbox/home", { as: app.as });
  if (current() && answer.ok !== false) update({ home: same(app.home, answer.view) });
}

export async function lookAtView() {
  const current = turn("view");
  const answer = await get("/sandbox/view", { as: app.as });
  if (current() && answer.ok !== false) update({ view: same(app.view, answer.view) });
}

/** A candidate's mails. To look at them is to have read them, so nothing is asked while the inbox is out of sight. */
export async function lookAtMail() {
  const asked = app.mailbox;
  if (!asked || !inboxInSight()) return;
  const current = turn("mail");
  const answer = await get("/sandbox/mail", { address: asked });
  if (!current() || !answer.mails) return;
  const known = app.mails && new Set(app.mails.map((mail) => mail.id));
  const came = known ? answer.mails.filter((mail) => !known.has(mail.id) && mail.direction === "in") : [];
  for (const mail of came) app.fresh.add(mail.id);
  update({ mails: same(app.mails, answer.mails), mail: came[0]?.id ?? app.mail });
}

/** Marks the open conversation as read, if it can be seen. */
export async function markRead() {
  const here = channel();
  if (here?.unread && app.tab !== "home" && app.panel === "chat" && !document.hidden) {
    await act("read", { channel: here.id });
  }
}

export function inboxInSight() {
  return app.panel === "inbox" || !matchMedia("(max-width: 899px)").matches;
}

// Notices come in bursts: what they name is looked at once, a moment later.
function heard(notice) {
  if (notice.type === "closed") {
    update({ away: true });
    return;
  }
  if (app.away) update({ away: false });
  noticed.push(notice);
  clearTimeout(timer);
  timer = setTimeout(look, 40);
}

async function look() {
  const notices = noticed.splice(0);
  const types = new Set(notices.map((notice) => notice.type));
  const here = notices.some((notice) => notice.channel === app.channel);
  await lookAtState();
  if (types.has("open")) {
    await lookAtAll();
    return;
  }
  await Promise.all([
    here ? lookAtMessages() : null,
    here ? lookAtThread() : null,
    types.has("view") ? lookAtView() : null,
    types.has("home") ? lookAtHome() : null,
    types.has("mail") ? lookAtMail() : null,
  ]);
  for (const notice of notices) if (notice.type === "mail") tellOfMail(notice.address);
}

function tellOfMail(address) {
  const box = app.state.mailboxes.find((one) => one.address === address);
  if (box?.unread && (address !== app.mailbox || !inboxInSight())) {
    update({ toast: { text: `New mail for ${box.name}`, label: "Read it", mailbox: address } });
  }
}

/** Falls back to what exists where the chosen channel or mailbox does not. */
function settle() {
  if (!channel()) {
    app.channel = botChannel()?.id ?? app.state.channels[0]?.id ?? "";
    if (app.tab === "home" && !botChannel()) app.tab = "messages";
  }
  if (app.channel !== botChannel()?.id) app.tab = "messages";
  const boxes = app.state.mailboxes;
  if (!boxes.some((box) => box.address === app.mailbox)) {
    Object.assign(app, { mailbox: boxes[0]?.address ?? "", mails: null, mail: null });
  }
}

function kept(earlier, fresh) {
  const known = new Map((earlier ?? []).map((message) => [message.ts, message]));
  const messages = fresh.map((message) => same(known.get(message.ts), message));
  const unchanged = earlier && earlier.length === messages.length && messages.every((one, at) => one === earlier[at]);
  return unchanged ? earlier : messages;
}

function turn(what) {
  const mine = (turns[what] ?? 0) + 1;
  turns[what] = mine;
  return () => turns[what] === mine;
}

function skewOf(state) {
  return Date.parse(state.clock.now) - Date.now();
}
