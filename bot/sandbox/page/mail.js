// The candidate's inbox: every mail that was delivered, as its reader sees it.

import { html } from "./html.js";
import { initials } from "./avatar.js";
import { openMailbox } from "./going.js";
import { app, now, update, zone } from "./store.js";
import { Reading } from "./mailreading.js";
import { dayLabel, hours, shortDay } from "./time.js";

export function Inbox() {
  const boxes = app.state.mailboxes;
  return html`<section class="mail" aria-label="Candidate’s inbox">
    <header class="title">
      <h1>Candidate’s inbox</h1>
      ${boxes.length ? html`<select aria-label="Whose inbox" data-testid="mailbox" value=${app.mailbox} onChange=${(event) => openMailbox(event.target.value)}>
        ${boxes.map((box) => html`<option key=${box.address} value=${box.address} selected=${box.address === app.mailbox}>
          ${box.name}${box.unread && box.address !== app.mailbox ? ` (${box.unread})` : ""}</option>`)}
      </select>` : null}
    </header>
    ${boxes.length ? html`<${Mails} />` : html`<div class="empty-inbox">
      <p><b>No mail has left yet.</b></p><p>When a note is sent, it lies here as its reader sees it, and can be answered.</p></div>`}
  </section>`;
}

function Mails() {
  const mails = app.mails;
  if (!mails) return html`<p class="empty" role="status">Loading …</p>`;
  const open = mails.find((mail) => mail.id === app.mail) ?? mails[0];
  return html`<div class="mail-panes">
    <ul class="mails" aria-label="Mails">${mails.map((mail) => html`<${Row} key=${mail.id} mail=${mail} open=${mail.id === open?.id} />`)}</ul>
    ${open ? html`<${Reading} key=${open.id} mail=${open} />` : null}
  </div>`;
}

function Row({ mail, open }) {
  const own = mail.direction === "out";
  const who = own ? `To ${mail.to_name || mail.to}` : mail.from_name || mail.from;
  const date = new Date(mail.date);
  const today = dayLabel(date, now(), zone()) === "Today";
  const fresh = app.fresh.has(mail.id) && !open;
  const read = () => {
    app.fresh.delete(mail.id);
    update({ mail: mail.id });
  };
  return html`<li><button type="button" class=${fresh ? "mail-row fresh" : "mail-row"} data-testid="mail-row" aria-current=${open ? "true" : undefined} onClick=${read}>
    <span class="avatar small" aria-hidden="true">${initials(own ? (mail.to_name || mail.to) : who)}</span>
    <span class="mail-line"><b>${who}</b><time datetime=${mail.date}>${today ? hours(date, zone()) : shortDay(date, zone())}</time>
      <span class="subject">${mail.subject || "(no subject)"}</span></span>
  </button></li>`;
}
