// What this page knows: who you are, where you look, and the last picture of the workspace. Everything drawn is drawn from here.

const watchers = new Set();

export const app = {
  /** the person you are, the channel, and the app's tab: they stand in the address */
  as: "",
  channel: "",
  tab: "messages",
  thread: null,
  /** on a phone: "chat" or "inbox"; and whether the list of channels is pulled out */
  panel: "chat",
  drawer: false,
  /** what the server said last */
  state: null,
  messages: {},
  replies: null,
  home: undefined,
  view: null,
  mailbox: "",
  mails: null,
  mail: null,
  /** ids of the mails that came while you looked */
  fresh: new Set(),
  /** the workspace's clock minus this machine's, in milliseconds */
  skew: 0,
  away: false,
  problem: "",
  toast: null,
  question: null,
};

export function update(patch = {}) {
  Object.assign(app, patch);
  for (const redraw of watchers) redraw();
}

export function watch(redraw) {
  watchers.add(redraw);
  return () => watchers.delete(redraw);
}

/** The earlier value where the fresh one says the same, so that what is unchanged is not drawn again. */
export function same(earlier, fresh) {
  return JSON.stringify(earlier) === JSON.stringify(fresh) ? earlier : fresh;
}

export const person = (id) => app.state?.people.find((one) => one.id === id);
export const me = () => person(app.as);
export const zone = () => me()?.tz || "UTC";
export const channel = (id = app.channel) => app.state?.channels.find((one) => one.id === id);
export const isBot = (id) => id === app.state?.bot.user_id;
export const botChannel = () => app.state?.channels.find((one) => one.kind === "dm" && isBot(one.with));
export const now = () => new Date(Date.now() + app.skew);

/** What a conversation is called, with its sign. */
export function titleOf(place) {
  if (place.kind === "dm") return person(place.with)?.name ?? place.name;
  return `#${place.name}`;
}
