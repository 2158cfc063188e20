// Slack's mrkdwn as DOM nodes. What is escaped stays text; nothing becomes a link that is not written as one.

import { el } from "./dom.js";

const EMOJI = {
  wave: "👋", white_check_mark: "✅", warning: "⚠️", x: "❌", tada: "🎉", eyes: "👀", email: "📧", calendar: "📅",
  smile: "😄", thumbsup: "👍", "+1": "👍", hourglass: "⌛", memo: "📝", bell: "🔔", rocket: "🚀",
};
const PIECE = /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w_])_([^_\n]+)_(?![\w_])|(?<![\w~])~([^~\n]+)~(?![\w~])|:([a-z0-9_+-]+):/g;

export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

export function mrkdwn(text, names) {
  const blocks = [];
  let quoted = [];
  const flush = () => {
    if (quoted.length) blocks.push(el("blockquote", {}, lines(quoted, names)));
    quoted = [];
  };
  let plain = [];
  const flushPlain = () => {
    if (plain.length) blocks.push(el("span", {}, lines(plain, names)));
    plain = [];
  };
  for (const line of text.split("\n")) {
    if (line.startsWith("&gt;")) { flushPlain(); quoted.push(line.replace(/^&gt; ?/, "")); }
    else { flush(); plain.push(line); }
  }
  flush();
  flushPlain();
  return blocks;
}

function lines(rows, names) {
  return rows.flatMap((row, index) => [index ? el("br") : null, ...inline(row, names)]);
}

function inline(text, names) {
  const out = [];
  let last = 0;
  for (const match of text.matchAll(PIECE)) {
    out.push(unescape(text.slice(last, match.index)));
    last = match.index + match[0].length;
    const [whole, pre, code, angle, bold, italic, strike, emoji] = match;
    if (pre !== undefined) out.push(el("pre", {}, unescape(pre)));
    else if (code !== undefined) out.push(el("code", {}, unescape(code)));
    else if (angle !== undefined) out.push(reference(angle, names));
    else if (bold !== undefined) out.push(el("strong", {}, inline(bold, names)));
    else if (italic !== undefined) out.push(el("em", {}, inline(italic, names)));
    else if (strike !== undefined) out.push(el("s", {}, inline(strike, names)));
    else out.push(EMOJI[emoji] ?? whole);
  }
  out.push(unescape(text.slice(last)));
  return out;
}

function reference(inner, names) {
  const [target, label] = inner.split("|");
  if (target.startsWith("@")) return el("span", { class: "mention" }, `@${names(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (target.startsWith("#")) return el("span", { class: "mention" }, `#${names(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (target.startsWith("!date^")) return label ?? "";
  if (target.startsWith("!")) return el("span", { class: "mention loud" }, `@${target.slice(1).split("^")[0]}`);
  return link(target, unescape(label ?? target));
}

export function link(url, label) {
  if (!/^(https?:|mailto:)/.test(url)) return label;
  return el("a", { href: unescape(url), target: "_blank", rel: "noopener noreferrer" }, label);
}
