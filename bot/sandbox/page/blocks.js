// Draws Block Kit. `place` says where the blocks stand and holds what is filled in there (see form.js).

import { html } from "./html.js";
import { element } from "./elements.js";
import { errorOf } from "./form.js";
import { link } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { plain, text } from "./texts.js";

export function blocks(list, place) {
  return (list ?? []).map((block, at) => html`<${Block} key=${block.block_id ?? at} block=${block} place=${place} />`);
}

function Block({ block, place }) {
  const draw = BLOCKS[block.type];
  return draw ? draw(block, place) : html`<p class="unknown">A block of type ${block.type}, which this page does not draw.</p>`;
}

const BLOCKS = {
  header: (block) => html`<h3 class="b-header">${plain(block.text)}</h3>`,
  divider: () => html`<hr />`,
  section,
  context: (block) => html`<div class="b-context">${block.elements.map((item) =>
    item.type === "image" ? html`<img src=${item.image_url} alt=${item.alt_text} />` : html`<span>${text(item)}</span>`)}</div>`,
  actions: (block, place) => html`<div class="b-actions" role="group">${block.elements.map((item) => element(item, block, place))}</div>`,
  image: (block) => html`<figure class="b-image">
    ${block.title ? html`<figcaption>${plain(block.title)}</figcaption>` : null}
    <img src=${block.image_url} alt=${block.alt_text} loading="lazy" />
  </figure>`,
  rich_text: richText,
  input,
  table,
  video: (block) => html`<div class="b-section"><div class="b-text">
    <strong>${link(block.title_url ?? block.video_url, plain(block.title))}</strong>
    ${block.description ? html`<p>${plain(block.description)}</p>` : null}
  </div></div>`,
  markdown: (block) => html`<div class="b-text as-written">${block.text}</div>`,
};

function section(block, place) {
  return html`<div class="b-section">
    <div class="b-text">
      ${block.text ? html`<div class="as-written">${text(block.text)}</div>` : null}
      ${block.fields ? html`<div class="b-fields">${block.fields.map((field) => html`<div class="as-written">${text(field)}</div>`)}</div>` : null}
    </div>
    ${block.accessory ? html`<div class="b-accessory">${element(block.accessory, block, place)}</div>` : null}
  </div>`;
}

function input(block, place) {
  const error = errorOf(place, block);
  const id = `${place.id}-${block.block_id}`;
  const label = `${id}-label`;
  const described = [error ? `${id}-error` : "", block.hint ? `${id}-hint` : ""].filter(Boolean).join(" ") || undefined;
  const grouped = block.element.type === "radio_buttons" || block.element.type === "checkboxes";
  const words = [plain(block.label), block.optional ? html`<span class="optional">${" (optional)"}</span>` : null];
  return html`<div class=${error ? "b-input wrong" : "b-input"}>
    ${grouped ? html`<div class="label" id=${label}>${words}</div>` : html`<label class="label" id=${label} for=${id}>${words}</label>`}
    ${element(block.element, block, place, { id, label, described, invalid: Boolean(error) })}
    ${error ? html`<p class="error" id=${`${id}-error`} role="alert">${error}</p>` : null}
    ${block.hint ? html`<p class="hint-line" id=${`${id}-hint`}>${plain(block.hint)}</p>` : null}
  </div>`;
}

function table(block) {
  const [head, ...rows] = block.rows;
  const cell = (one) => (one.type === "rich_text" ? richText(one) : one.text);
  const align = (column) => ({ "text-align": block.column_settings?.[column]?.align ?? "left" });
  return html`<div class="b-table"><table>
    <thead><tr>${head.map((one, column) => html`<th scope="col" style=${align(column)}>${cell(one)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((one, column) => html`<td style=${align(column)}>${cell(one)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
