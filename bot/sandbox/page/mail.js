// The candidate's inbox: what was delivered, read as a mail program shows it, and answered.

import { get, post } from "./api.js";
import { el, fill, toast } from "./dom.js";
import { app } from "./store.js";

export async function drawMail() {
  const boxes = app.state.mailboxes;
  const place = document.getElementById("mail");
  if (!boxes.length) {
    fill(place, el("header", { class: "title" }, el("h1", {}, "Candidate’s inbox")),
      el("p", { class: "empty" }, "No mail has left yet. When a note is sent, it lies here as its reader sees it."));
    return;
  }
  if (!boxes.some((box) => box.address === app.mailbox)) app.mailbox = boxes[0].address;
  const { mails } = await get("/sandbox/mail", { address: app.mailbox });
  const open = mails.find((mail) => mail.id === app.mail) ?? mails[0];
  fill(place,
    el("header", { class: "title" }, el("h1", {}, "Candidate’s inbox"),
      el("select", {
        "aria-label": "Whose inbox", "data-testid": "mailbox",
        onchange: (event) => { app.mailbox = event.target.value; app.mail = null; drawMail(); },
      }, boxes.map((box) => el("option", { value: box.address, selected: box.address === app.mailbox },
        `${box.name || box.address}${box.unread ? ` (${box.unread})` : ""}`)))),
    el("ul", { class: "mails" }, mails.map((mail) => el("li", {}, el("button", {
      type: "button", "aria-current": String(mail.id === open?.id), "data-testid": "mail-row",
      onclick: () => { app.mail = mail.id; drawMail(); },
    }, el("strong", {}, mail.subject), el("small", {}, `${short(mail.headers.From ?? mail.from)} · ${when(mail.date)}`))))),
    open ? reading(open) : null);
}

function reading(mail) {
  return el("article", { class: "reading", "data-testid": "mail" },
    el("h2", {}, mail.subject),
    el("dl", {}, row("From", mail.headers.From ?? mail.from), row("To", mail.headers.To ?? mail.to), row("Date", when(mail.date))),
    el("div", { class: "text" }, mail.text),
    el("details", {}, el("summary", {}, "Original headers"),
      el("pre", {}, Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`).join("\n"))),
    answerBox(mail));
}

function row(name, value) {
  return [el("dt", {}, name), el("dd", {}, value)];
}

function answerBox(mail) {
  if (address(mail.from) === app.mailbox) return null;
  const field = el("textarea", { rows: "3", placeholder: "Answer as the candidate …", "aria-label": "Answer", "data-testid": "answer" });
  const send = el("button", {
    type: "button", class: "button primary",
    onclick: async () => {
      if (!field.value.trim()) { field.focus(); return; }
      send.disabled = true;
      const answer = await post("/sandbox/mail", {
        from: app.mailbox, to: address(mail.from), subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
        text: field.value, in_reply_to: mail.headers["Message-ID"] ?? "",
      });
      send.disabled = false;
      if (!answer.ok) { toast(answer.message ?? answer.error); return; }
      app.mail = null;
      toast("Answered. In this version the leader says so: press “Answered” on the note.");
      await drawMail();
    },
  }, "Send answer");
  return el("div", { class: "answer" }, field, send);
}

function address(header) {
  return (/<([^>]+)>/.exec(header)?.[1] ?? header).trim();
}

function short(header) {
  return header.replace(/<[^>]*>/, "").replaceAll('"', "").trim() || header;
}

function when(date) {
  const moment = new Date(date);
  if (Number.isNaN(moment.getTime())) return date;
  return `${moment.toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" })} UTC`;
}
