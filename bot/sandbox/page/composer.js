// Where you type: Enter sends, Shift+Enter starts a line, / lists the commands. What could not be sent is kept.

import { html, useId, useLayoutEffect, useRef, useState } from "./html.js";
import { act, useShortcut } from "./acting.js";
import { commandOf, completions } from "./completion.js";
import { Icon } from "./icons.js";
import { MenuButton } from "./menu.js";
import { app, titleOf, update } from "./store.js";
import { lookAtMessages, lookAtThread } from "./sync.js";

const drafts = {};

/** Puts words into the composer of a channel, for its owner to send. */
export function prefill(channelId, words) {
  drafts[keyOf(channelId, null)] = words;
  update();
  requestAnimationFrame(() => {
    const field = document.querySelector("[data-testid=composer]");
    field?.focus();
    field?.setSelectionRange(words.length, words.length);
  });
}

export function Composer({ here, thread = null }) {
  const own = useId();
  const field = useRef();
  const key = keyOf(here.id, thread);
  const [offer, setOffer] = useState(null);
  const [active, setActive] = useState(0);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState("");
  const text = drafts[key] ?? "";
  const title = titleOf(here);
  const label = thread ? "Reply" : `Message ${title}`;
  const command = thread ? undefined : commandOf(text);

  useLayoutEffect(() => {
    field.current.style.height = "auto";
    field.current.style.height = `${Math.min(field.current.scrollHeight, 200)}px`;
  }, [text]);

  const write = (words) => {
    drafts[key] = words;
    update();
  };
  const typed = ({ target }) => {
    write(target.value);
    setProblem("");
    setActive(0);
    setOffer(completions(target.value.slice(0, target.selectionStart)));
  };
  const take = ({ word }) => {
    const caret = field.current.selectionStart;
    const words = `${text.slice(0, offer.start)}${word} `;
    write(words + text.slice(caret).trimStart());
    setOffer(null);
    requestAnimationFrame(() => field.current?.setSelectionRange(words.length, words.length));
    field.current.focus();
  };
  const send = async () => {
    const words = text.trim();
    if (!words || sending) return;
    write("");
    setOffer(null);
    setProblem("");
    setSending(true);
    const answer = await sent(words, here.id, thread);
    setSending(false);
    if (answer.ok) {
      await Promise.all([lookAtMessages(), lookAtThread()]);
      return;
    }
    setProblem(answer.message ?? answer.error);
    if (!drafts[key]) write(words);
  };
  const pressed = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offer && step) {
      event.preventDefault();
      setActive((active + step + offer.items.length) % offer.items.length);
    } else if (offer && event.key === "Escape") {
      event.preventDefault();
      setOffer(null);
    } else if (offer && (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey))) {
      event.preventDefault();
      // A command that is typed to its end is sent, not completed.
      if (event.key === "Enter" && offer.items[active].word === text) send();
      else take(offer.items[active]);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  };
  return html`<div class="composer">
    ${offer ? html`<${Offer} own=${own} offer=${offer} active=${active} take=${take} />` : null}
    ${problem ? html`<p class="problem" role="alert" data-testid="problem"><${Icon} name="alert" />${problem}</p>` : null}
    ${command && !offer ? html`<p class="usage"><b>${command.command}</b>${` ${command.usage_hint ?? ""}`}<small>${command.description}</small></p>` : null}
    <div class="line">
      ${thread ? null : html`<${Shortcuts} />`}
      <textarea
        ref=${field} rows="1" value=${text} placeholder=${thread ? "Reply …" : label} aria-label=${label} data-testid=${thread ? "reply" : "composer"}
        autocomplete="off" enterkeyhint="send" aria-autocomplete="list" aria-controls=${offer ? `${own}-list` : undefined}
        aria-activedescendant=${offer ? `${own}-${active}` : undefined}
        onInput=${typed} onKeyDown=${pressed} onBlur=${() => setOffer(null)}
      ></textarea>
      <button type="button" class=${sending ? "send busy" : "send"} aria-label="Send" disabled=${!text.trim()} onClick=${send}><${Icon} name="send" /></button>
    </div>
  </div>`;
}

function Offer({ own, offer, active, take }) {
  return html`<ul class="offer" role="listbox" id=${`${own}-list`} aria-label=${offer.label}>
    ${offer.items.map((item, at) => html`<li
      key=${item.word} id=${`${own}-${at}`} role="option" aria-selected=${at === active} class=${at === active ? "option on" : "option"}
      onMouseDown=${(event) => event.preventDefault()} onClick=${() => take(item)}
    ><span><b>${item.title}</b>${item.hint ? html`<code>${item.hint}</code>` : null}</span><small>${item.note}</small></li>`)}
  </ul>`;
}

function Shortcuts() {
  const { shortcuts, bot } = app.state;
  const globals = shortcuts.filter((one) => one.type === "global");
  if (!globals.length) return null;
  return html`<${MenuButton} label="Shortcuts" title="Shortcuts" icon="bolt" class="plain"
    items=${globals.map((one) => ({ label: one.name, note: bot.name, act: () => useShortcut(one.callback_id) }))} />`;
}

function sent(words, channel, thread) {
  const [command] = words.split(/\s/, 1);
  if (/^\/[\w-]/.test(words) && !thread) return act("slash", { channel, command, text: words.slice(command.length).trim() });
  return act("say", { channel, text: words, ...(thread ? { thread_ts: thread } : {}) });
}

function keyOf(channelId, thread) {
  return `${app.as} ${channelId} ${thread ?? ""}`;
}
