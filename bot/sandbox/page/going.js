// Moving about: to a channel, into a thread, to another person, to a mailbox.

import { place, remember } from "./address.js";
import { act } from "./acting.js";
import { app, botChannel, channel, update } from "./store.js";
import { lookAtHome, lookAtMail, lookAtMessages, lookAtThread, markRead, seeAs } from "./sync.js";

export function become(userId) {
  const direct = app.channel === botChannel()?.id;
  return seeAs(userId, direct ? "" : app.channel);
}

export async function go(channelId, tab = "messages") {
  update({ channel: channelId, tab, panel: "chat", drawer: false, thread: null, replies: null });
  remember();
  if (tab !== "home") await lookAtMessages();
}

/** The app learns that its page is looked at, and may draw it anew. */
export async function openHome() {
  await act("open_home");
  await lookAtHome();
}

export async function openThread(ts) {
  update({ thread: ts, replies: null });
  await lookAtThread();
}

export async function show(panel) {
  update({ panel, drawer: false, ...(panel === "inbox" ? { toast: null } : {}) });
  await (panel === "inbox" ? lookAtMail() : markRead());
}

export async function openMailbox(address) {
  if (address !== app.mailbox) update({ mailbox: address, mails: null, mail: null });
  update({ toast: null });
  await show("inbox");
}

export async function back() {
  const { as, channel: id, tab } = place();
  if (as !== app.as) await seeAs(as, id, tab);
  else if (channel(id)) await go(id, tab);
}
