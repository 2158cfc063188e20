// rich_text blocks: every word is plain, every style is said beside it.

import { html } from "./html.js";
import { emoji } from "./emoji.js";
import { broadcast, channelMention, link, mention } from "./mrkdwn.js";
import { now, zone } from "./store.js";
import { dated } from "./time.js";

const BULLETS = ["disc", "circle", "square"];
const NUMBERS = ["decimal", "lower-alpha", "lower-roman"];

export function richText(block) {
  return html`<div class="b-rich">${block.elements.map(part)}</div>`;
}

function part(item) {
  const pieces = (item.elements ?? []).map(run);
  switch (item.type) {
    case "rich_text_section":
      return html`<div class="r-section">${pieces}</div>`;
    case "rich_text_quote":
      return html`<blockquote class="r-section">${pieces}</blockquote>`;
    case "rich_text_preformatted":
      return html`<pre>${pieces}</pre>`;
    case "rich_text_list":
      return list(item);
    default:
      return html`<span class="unknown">${item.type}</span>`;
  }
}

function list({ style, indent = 0, offset = 0, elements }) {
  const tag = style === "ordered" ? "ol" : "ul";
  const look = { "margin-left": `${indent * 24}px`, "list-style-type": (tag === "ol" ? NUMBERS : BULLETS)[indent % 3] };
  const lines = elements.map((one) => html`<li class="r-section">${(one.elements ?? []).map(run)}</li>`);
  return tag === "ol" ? html`<ol start=${offset + 1} style=${look}>${lines}</ol>` : html`<ul style=${look}>${lines}</ul>`;
}

function run(piece) {
  const { bold, italic, strike, code, underline, highlight } = piece.style ?? {};
  let node = content(piece);
  if (code) node = html`<code>${node}</code>`;
  if (highlight) node = html`<mark>${node}</mark>`;
  if (underline) node = html`<u>${node}</u>`;
  if (strike) node = html`<s>${node}</s>`;
  if (italic) node = html`<em>${node}</em>`;
  if (bold) node = html`<strong>${node}</strong>`;
  return node;
}

function content(piece) {
  switch (piece.type) {
    case "text":
      return piece.text;
    case "link":
      return link(piece.url, piece.text || piece.url);
    case "emoji":
      return fromCodes(piece.unicode) ?? emoji(piece.name) ?? `:${piece.name}:`;
    case "user":
      return mention(piece.user_id);
    case "channel":
      return channelMention(piece.channel_id);
    case "usergroup":
      return html`<span class="mention">@group</span>`;
    case "broadcast":
      return broadcast(piece.range);
    case "date": {
      const words = dated(Number(piece.timestamp), piece.format, now(), zone());
      return piece.url ? link(piece.url, words) : words;
    }
    case "color":
      return html`<span class="color"><i style=${{ background: piece.value }}></i>${piece.value}</span>`;
    default:
      return html`<span class="unknown">${piece.type}</span>`;
  }
}

function fromCodes(unicode) {
  if (!/^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/i.test(unicode ?? "")) return undefined;
  const codes = unicode.split("-").map((code) => parseInt(code, 16));
  return codes.every((code) => code <= 0x10ffff) ? String.fromCodePoint(...codes) : undefined;
}
