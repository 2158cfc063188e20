// Draws Block Kit. `context` carries names of people, what a press does, and the form's state.

import { el } from "./dom.js";
import { link, mrkdwn } from "./mrkdwn.js";
import { element, labelOf } from "./elements.js";

export function blocks(list, context) {
  return (list ?? []).map((block) => {
    const draw = BLOCKS[block.type];
    return draw ? draw(block, context) : el("div", { class: "unknown" }, `[${block.type}]`);
  });
}

export function text(object, context) {
  if (!object) return "";
  return object.type === "mrkdwn" ? mrkdwn(object.text, context.names) : plain(object.text);
}

function plain(words) {
  return words.split("\n").flatMap((line, index) => [index ? el("br") : null, line]);
}

const BLOCKS = {
  header: (block) => el("h3", { class: "b-header" }, block.text.text),
  divider: () => el("hr"),
  section: (block, context) => el("div", { class: "b-section" },
    el("div", { class: "b-text" },
      block.text ? el("div", {}, text(block.text, context)) : null,
      block.fields ? el("div", { class: "b-fields" }, block.fields.map((field) => el("div", {}, text(field, context)))) : null),
    block.accessory ? element(block.accessory, block, context) : null),
  context: (block, context) => el("div", { class: "b-context" }, block.elements.map((item) =>
    item.type === "image" ? el("img", { src: item.image_url, alt: item.alt_text }) : el("span", {}, text(item, context)))),
  actions: (block, context) => el("div", { class: "b-actions" }, block.elements.map((item) => element(item, block, context))),
  image: (block) => el("figure", { class: "b-image" }, el("img", { src: block.image_url, alt: block.alt_text }),
    block.title ? el("figcaption", {}, block.title.text) : null),
  rich_text: (block, context) => el("div", { class: "b-rich" }, block.elements.map((item) => rich(item, context))),
  input: (block, context) => input(block, context),
};

function input(block, context) {
  const error = context.errors?.[block.block_id];
  const id = `f-${block.block_id}`;
  const field = element(block.element, block, context, id);
  if (error) { field.setAttribute("aria-invalid", "true"); field.setAttribute("aria-describedby", `${id}-error`); }
  return el("div", { class: error ? "b-input wrong" : "b-input" },
    el("label", { for: id, id: `${id}-label` }, block.label.text,
      block.optional ? el("span", { class: "optional" }, " (optional)") : null),
    field,
    error ? el("p", { class: "error", id: `${id}-error`, role: "alert" }, error) : null,
    block.hint ? el("p", { class: "hint-line" }, block.hint.text) : null);
}

function rich(item, context) {
  const inside = () => (item.elements ?? []).map((piece) => run(piece, context));
  switch (item.type) {
    case "rich_text_section": return el("div", { class: "r-section" }, inside());
    case "rich_text_quote": return el("blockquote", {}, inside());
    case "rich_text_preformatted": return el("pre", {}, inside());
    case "rich_text_list": return el(item.style === "ordered" ? "ol" : "ul", {},
      item.elements.map((one) => el("li", {}, (one.elements ?? []).map((piece) => run(piece, context)))));
    default: return el("span", {}, `[${item.type}]`);
  }
}

function run(piece, context) {
  const style = piece.style ?? {};
  const wrap = (node) => {
    let out = node;
    if (style.bold) out = el("strong", {}, out);
    if (style.italic) out = el("em", {}, out);
    if (style.strike) out = el("s", {}, out);
    if (style.code) out = el("code", {}, out);
    return out;
  };
  switch (piece.type) {
    case "text": return wrap(plain(piece.text));
    case "link": return wrap(link(piece.url, piece.text ?? piece.url));
    case "emoji": return piece.unicode ? String.fromCodePoint(...piece.unicode.split("-").map((code) => parseInt(code, 16))) : `:${piece.name}:`;
    case "user": return el("span", { class: "mention" }, `@${context.names(piece.user_id) ?? piece.user_id}`);
    case "channel": return el("span", { class: "mention" }, `#${context.names(piece.channel_id) ?? piece.channel_id}`);
    case "broadcast": return el("span", { class: "mention loud" }, `@${piece.range}`);
    default: return `[${piece.type}]`;
  }
}

export { labelOf };
