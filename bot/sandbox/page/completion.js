// What the composer offers while you type: commands after a slash, people after @, channels after #.

import { app } from "./store.js";

/** `{label, start, items: [{word, title, hint, note}]}` for the text before the caret, or null. */
export function completions(before) {
  const command = /^\/\S*$/.exec(before);
  if (command) return offer("Commands", 0, commands(command[0].toLowerCase()));
  const name = /(?:^|\s)([@#][\p{L}\p{N}._-]*)$/u.exec(before);
  if (!name) return null;
  const start = before.length - name[1].length;
  const typed = name[1].slice(1).toLowerCase();
  return name[1][0] === "@" ? offer("People", start, people(typed)) : offer("Channels", start, channels(typed));
}

/** The command that is being typed, once its name is complete. */
export function commandOf(text) {
  const [word, ...rest] = text.split(/\s/);
  return rest.length ? app.state.commands.find((one) => one.command === word) : undefined;
}

function offer(label, start, items) {
  return items.length ? { label, start, items: items.slice(0, 8) } : null;
}

function commands(typed) {
  return app.state.commands.filter(({ command }) => command.toLowerCase().startsWith(typed)).map((one) => ({
    word: one.command, title: one.command, hint: one.usage_hint, note: one.description,
  }));
}

function people(typed) {
  return app.state.people.filter(({ name }) => beginsWith(name, typed)).map(({ name, title, is_bot: bot }) => ({
    word: `@${name}`, title: name, note: bot ? "App" : title,
  }));
}

function channels(typed) {
  return app.state.channels.filter((one) => one.kind !== "dm" && beginsWith(one.name, typed)).map(({ name }) => ({
    word: `#${name}`, title: `#${name}`,
  }));
}

function beginsWith(name, typed) {
  return name.toLowerCase().split(/[\s._-]+/).some((word) => word.startsWith(typed)) || name.toLowerCase().startsWith(typed);
}
