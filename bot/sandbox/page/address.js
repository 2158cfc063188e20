// The address line says who you are and where you look, so that a link opens a person's view and Back goes back.

import { app } from "./store.js";

export function place() {
  const given = new URLSearchParams(location.search);
  return {
    as: given.get("as") || "U01MARA",
    channel: given.get("channel") || "",
    tab: given.get("tab") === "home" ? "home" : "messages",
  };
}

export function remember() {
  const url = new URL(location.href);
  url.search = new URLSearchParams({
    as: app.as,
    ...(app.channel ? { channel: app.channel } : {}),
    ...(app.tab === "home" ? { tab: "home" } : {}),
  });
  // The first address is completed; every later one is a step that Back undoes.
  if (!history.state?.ours) history.replaceState({ ours: true }, "", url);
  else if (url.href !== location.href) history.pushState({ ours: true }, "", url);
}
