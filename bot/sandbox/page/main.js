// The sandbox workspace in a browser: draws what the server knows, and does what a person does.

import { get, live } from "./api.js";
import { app, botChannel, names, remember, show } from "./store.js";
import { drawTop, drawHint } from "./top.js";
import { drawSidebar, drawTabs } from "./sidebar.js";
import { drawConversation, refreshHome, refreshMessages } from "./conversation.js";
import { drawThread } from "./thread.js";
import { drawMail } from "./mail.js";
import { refreshModal } from "./modal.js";

export async function refreshState() {
  app.state = await get("/sandbox/state", { as: app.as || "U01MARA" });
  app.as = app.state.me;
  if (!app.state.channels.some((channel) => channel.id === app.channel)) {
    app.channel = botChannel()?.id ?? app.state.channels[0]?.id ?? "";
  }
  remember();
}

let hangUp = null;

export async function become(userId) {
  app.as = userId;
  app.tab = "messages";
  app.thread = null;
  await refreshState();
  await drawAll();
  hangUp?.();
  hangUp = live(app.as, heard);
}

export async function go(channelId, tab = "messages") {
  app.channel = channelId;
  app.tab = tab;
  app.thread = null;
  remember();
  show("chat");
  await drawAll();
}

export async function drawAll() {
  drawTop();
  drawHint();
  drawSidebar();
  drawTabs();
  await Promise.all([drawConversation(), drawThread(), drawMail(), refreshModal()]);
}

// Notices come in bursts: what they name is looked at once, a moment later.
const noticed = new Set();
let timer;

function heard(notice) {
  if (notice.type === "closed") { document.body.classList.add("away"); return; }
  document.body.classList.remove("away");
  noticed.add(notice.type);
  clearTimeout(timer);
  timer = setTimeout(look, 60);
}

async function look() {
  const types = new Set(noticed);
  noticed.clear();
  await refreshState();
  drawTop();
  drawSidebar();
  drawTabs();
  const work = [];
  if (["open", "message", "changed", "deleted", "ephemeral", "channels"].some((type) => types.has(type))) {
    work.push(refreshMessages(), drawThread());
  }
  if (types.has("view") || types.has("open")) work.push(refreshModal());
  if (types.has("home")) work.push(refreshHome());
  if (types.has("mail") || types.has("open")) work.push(drawMail());
  await Promise.all(work);
}

await become(app.as);
document.title = `${app.state.team.name} · Overture sandbox`;
document.body.dataset.ready = "true";
export { names };
