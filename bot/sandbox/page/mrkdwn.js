// Slack's mrkdwn as nodes. What is escaped stays text; only what is written as a link to the web becomes one.

import { html } from "./html.js";
import { emoji } from "./emoji.js";
import { app, channel, now, person, zone } from "./store.js";
import { dated } from "./time.js";

const EDGE = "\\p{L}\\p{N}";
const marked = (sign) => `(?<![${EDGE}${sign}])${sign}(?=\\S)([^${sign}\\n]*[^${sign}\\s])${sign}(?![${EDGE}${sign}])`;
const PIECE = new RegExp([
  "`([^`\\n]+)`",
  "<([^<>\\n]+)>",
  marked("\\*"),
  marked("_"),
  marked("~"),
  ":([a-z0-9_+-]+):",
  "(https?://[^\\s<>|`]*[^\\s<>|`.,;:!?)'\"*_~])",
].join("|"), "gu");

export function mrkdwn(text, { verbatim = false } = {}) {
  // The line break before and after a block of code belongs to the block.
  return text.split(/\n?```([\s\S]+?)```\n?/).map((part, at) => (at % 2 ? preformatted(part) : paragraphs(part, verbatim)));
}

export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A link where the address is one that a browser may follow, else only its words. */
export function link(url, words) {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url)) return words;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${words}</a>`;
}

export function mention(id, fallback) {
  const known = person(id);
  return html`<span class=${id === app.as ? "mention mine" : "mention"}>@${known?.name ?? fallback ?? id}</span>`;
}

export function channelMention(id, fallback) {
  return html`<span class="mention">#${channel(id)?.name ?? fallback ?? id}</span>`;
}

export function broadcast(range) {
  return html`<span class="mention mine">@${range}</span>`;
}

function preformatted(text) {
  return html`<pre>${unescape(text.replace(/^\n|\n$/g, ""))}</pre>`;
}

/** Lines in groups: quoted, with a bullet, and others. */
function paragraphs(text, verbatim) {
  if (!text) return null;
  const groups = [];
  let rest = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("&gt;&gt;&gt;")) rest = true;
    const quoted = rest || line.startsWith("&gt;");
    const kind = quoted ? "quote" : /^[•◦▪] /.test(line) ? "bullet" : "plain";
    const words = quoted ? line.replace(/^&gt;(&gt;&gt;)? ?/, "") : kind === "bullet" ? line.slice(2) : line;
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(words);
    else groups.push({ kind, lines: [words] });
  }
  return groups.map(({ kind, lines }) => {
    if (kind === "quote") return html`<blockquote>${broken(lines, verbatim)}</blockquote>`;
    if (kind === "bullet") return html`<ul class="bullets">${lines.map((line) => html`<li>${inline(line, verbatim)}</li>`)}</ul>`;
    return broken(lines, verbatim);
  });
}

function broken(lines, verbatim) {
  return lines.map((line, at) => [at ? html`<br />` : null, inline(line, verbatim)]);
}

function inline(text, verbatim) {
  const out = [];
  let last = 0;
  for (const match of text.matchAll(PIECE)) {
    out.push(unescape(text.slice(last, match.index)));
    last = match.index + match[0].length;
    const [whole, code, angle, bold, italic, strike, name, url] = match;
    if (code !== undefined) out.push(html`<code>${unescape(code)}</code>`);
    else if (angle !== undefined) out.push(reference(angle));
    else if (bold !== undefined) out.push(html`<strong>${inline(bold, verbatim)}</strong>`);
    else if (italic !== undefined) out.push(html`<em>${inline(italic, verbatim)}</em>`);
    else if (strike !== undefined) out.push(html`<s>${inline(strike, verbatim)}</s>`);
    else if (name !== undefined) out.push(emoji(name) ?? whole);
    else out.push(verbatim ? unescape(url) : link(unescape(url), unescape(url)));
  }
  out.push(unescape(text.slice(last)));
  return out;
}

function reference(inner) {
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? undefined : unescape(inner.slice(bar + 1));
  if (target.startsWith("@")) return mention(target.slice(1), label);
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith("!subteam^")) return html`<span class="mention">${label ?? "@group"}</span>`;
  if (target.startsWith("!")) return broadcast(target.slice(1).split("^")[0]);
  const url = unescape(target);
  return link(url, label ?? url.replace(/^mailto:/, ""));
}

function date(target, label) {
  const [, seconds, pattern, url] = target.split("^");
  if (!/^\d+$/.test(seconds) || !pattern) return label ?? "";
  const words = dated(Number(seconds), unescape(pattern), now(), zone());
  return url ? link(unescape(url), words) : html`<time datetime=${new Date(seconds * 1000).toISOString()}>${words}</time>`;
}
