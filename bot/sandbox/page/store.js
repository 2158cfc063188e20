// What this page knows: who you are, where you look, and the last state of the workspace.

export const app = {
  as: new URLSearchParams(location.search).get("as") || "",
  channel: new URLSearchParams(location.search).get("channel") || "",
  tab: "messages",
  thread: null,
  mailbox: "",
  mail: null,
  panel: "chat",
  state: null,
  draft: {},
};

export function names(id) {
  return app.state?.people.find((person) => person.id === id)?.name
    ?? app.state?.channels.find((channel) => channel.id === id)?.name;
}

export function person(id) {
  return app.state?.people.find((one) => one.id === id);
}

export function channel() {
  return app.state?.channels.find((one) => one.id === app.channel);
}

export function botChannel() {
  return app.state?.channels.find((one) => one.kind === "dm" && one.with === app.state.bot.user_id);
}

export function remember() {
  const url = new URL(location.href);
  url.searchParams.set("as", app.as);
  if (app.channel) url.searchParams.set("channel", app.channel);
  history.replaceState(null, "", url);
}

export function show(panel) {
  app.panel = panel;
  document.getElementById("desk").dataset.panel = panel;
  for (const tab of document.querySelectorAll("#tabs button")) {
    tab.setAttribute("aria-current", String(tab.dataset.panel === panel));
  }
}
