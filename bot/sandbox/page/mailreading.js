// One mail as a mail program shows it, and the answer to it.

import { html, useState } from "./html.js";
import { complain, say } from "./acting.js";
import { post } from "./api.js";
import { initials } from "./avatar.js";
import { link } from "./mrkdwn.js";
import { update, zone } from "./store.js";
import { lookAtMail } from "./sync.js";
import { longMoment } from "./time.js";

const answers = {};

export function Reading({ mail }) {
  const [original, setOriginal] = useState(false);
  const date = new Date(mail.date);
  return html`<article class="reading" data-testid="mail" aria-label=${mail.subject}>
    <h2>${mail.subject || "(no subject)"}</h2>
    <div class="envelope">
      <span class="avatar" aria-hidden="true">${initials(mail.from_name || mail.from)}</span>
      <dl>
        <dt>From</dt><dd><b>${mail.from_name}</b>${` <${mail.from}>`}</dd>
        <dt>To</dt><dd>${mail.to_name ? `${mail.to_name} <${mail.to}>` : mail.to}</dd>
        <dt>Date</dt><dd><time datetime=${mail.date}>${longMoment(date, zone())}</time></dd>
      </dl>
    </div>
    <div class="letter">${letter(mail.text)}</div>
    <div class="original">
      <button type="button" class="link-button" aria-expanded=${original} onClick=${() => setOriginal(!original)}>${original ? "Hide" : "Show"} original headers</button>
      ${original ? html`<pre data-testid="headers" tabIndex="0">${Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`).join("\n")}</pre>` : null}
    </div>
    ${mail.direction === "in" ? html`<${Answer} mail=${mail} />` : null}
  </article>`;
}

/** Lines as they are; addresses can be followed, what is quoted stands back, the footer after the signature line too. */
function letter(text) {
  const lines = text.replace(/\s+$/, "").split("\n");
  const footer = lines.lastIndexOf("-- ");
  return lines.map((line, at) => {
    const look = /^>/.test(line) ? "quoted" : footer >= 0 && at >= footer ? "footer" : undefined;
    return html`<span class=${look}>${withLinks(line)}${"\n"}</span>`;
  });
}

function withLinks(line) {
  return line.split(/(https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"])/).map((part, at) => (at % 2 ? link(part, part) : part));
}

function Answer({ mail }) {
  const [busy, setBusy] = useState(false);
  const text = answers[mail.id] ?? "";
  const send = async () => {
    if (!text.trim() || busy) return;
    setBusy(true);
    const answer = await post("/sandbox/mail", {
      from: mail.to, to: mail.from, subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
      text: text.trim(), in_reply_to: mail.id,
    });
    setBusy(false);
    if (answer.ok === false) {
      complain(answer);
      return;
    }
    delete answers[mail.id];
    say(`Answered as ${mail.to_name || mail.to}.`);
    await lookAtMail();
  };
  const write = (event) => {
    answers[mail.id] = event.target.value;
    update();
  };
  const name = (mail.to_name || mail.to).split(/[\s@]/)[0];
  return html`<div class="answer">
    <textarea rows="3" aria-label="Answer" data-testid="answer" placeholder=${`Answer as ${name} …`} value=${text} onInput=${write}></textarea>
    <button type="button" class=${`button primary${busy ? " busy" : ""}`} aria-busy=${busy} disabled=${!text.trim()} onClick=${send}>Send answer</button>
  </div>`;
}
