// A list of messages, oldest first: days between them, a line above what is new, and the newest in sight.

import { html, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { placeOf } from "./form.js";
import { Icon } from "./icons.js";
import { count, Message } from "./message.js";
import { app, now, zone } from "./store.js";
import { dayLabel, momentOf } from "./time.js";

/** Messages of one person that follow each other this closely stand under one name. */
const TOGETHER = 5 * 60;

/** For so many milliseconds after a gesture a movement of the list is a person's. */
const MOVING = 1000;
const SCROLLING_KEYS = new Set(["ArrowUp", "PageUp", "Home", " ", "Tab"]);

export function Messages({ channel, title, messages, thread = null, unread = 0, children }) {
  const [hidden, setHidden] = useState(() => dismissed());
  const [firstNew] = useState({ ts: undefined });
  const shown = messages?.filter((message) => !hidden.has(message.ts)) ?? [];
  if (messages && firstNew.ts === undefined) {
    const others = messages.filter((message) => message.user !== app.as);
    firstNew.ts = unread ? (others[others.length - unread]?.ts ?? null) : null;
  }
  const end = useEnd(shown);
  const dismiss = (ts) => setHidden(remember(hidden, ts));
  return html`<div class="messages-place">
    <div class="messages" ref=${end.box} role="log" aria-live="polite" aria-label=${thread ? `Thread in ${title}` : `Messages in ${title}`} tabIndex="0" ...${end.hand}>
      <div class="messages-inside" ref=${end.inside}>
        ${messages && !thread ? children : null}
        ${lines(shown, { channel, thread, firstNew: firstNew.ts, dismiss })}
      </div>
    </div>
    ${end.below ? html`<button type="button" class="to-end" onClick=${end.toEnd}>New messages<${Icon} name="down" /></button>` : null}
  </div>`;
}

function lines(messages, { channel, thread, firstNew, dismiss }) {
  let day = "";
  let before = null;
  return messages.flatMap((message) => {
    const label = dayLabel(momentOf(message.ts), now(), zone());
    const opens = label !== day && !thread;
    const isNew = message.ts === firstNew;
    const joins = before && !opens && !isNew && together(before, message);
    day = label;
    before = message;
    const { form } = placeOf("message", `${channel}-${message.ts}`);
    return [
      opens ? html`<div class="day" role="separator" aria-label=${label} key=${`day-${label}`}><span>${label}</span></div>` : null,
      isNew ? html`<div class="new-line" role="separator" aria-label="New" key="new"><span>New</span></div>` : null,
      html`<${Message} key=${message.ts} message=${message} channel=${channel} thread=${thread} joins=${Boolean(joins)}
        people=${app.state.people} shortcuts=${app.state.shortcuts} turn=${form.turn} dismiss=${dismiss} />`,
      thread === message.ts ? html`<div class="replies-line" role="separator" key="replies">
        <span>${messages.length === 1 ? "No replies yet" : count(messages.length - 1)}</span></div>` : null,
    ];
  });
}

function together(before, message) {
  const plain = [before, message].every((one) => !one.ephemeral && !one.deleted && !one.blocks?.length);
  return plain && before.user === message.user && Number(message.ts) - Number(before.ts) < TOGETHER;
}

/** Keeps the newest in sight while you are at the end; otherwise says that there is more below. */
function useEnd(messages) {
  const box = useRef();
  const inside = useRef();
  const atEnd = useRef(true);
  const moved = useRef(-Infinity);
  const last = useRef(messages.at(-1)?.ts);
  const [below, setBelow] = useState(false);
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useEffect(() => {
    const stay = new ResizeObserver(() => { if (atEnd.current) toEnd(); });
    stay.observe(inside.current);
    stay.observe(box.current);
    return () => stay.disconnect();
  }, []);
  useLayoutEffect(() => {
    const newest = messages.at(-1);
    if (newest?.ts === last.current) return;
    const first = last.current === undefined;
    last.current = newest?.ts;
    if (first || atEnd.current || newest?.user === app.as) toEnd();
    else if (newest) setBelow(true);
  });
  const scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    const near = scrollHeight - scrollTop - clientHeight < 60;
    // A card that is redrawn moves the list as well, up and down; only a person's own movement leaves the end.
    if (near || performance.now() - moved.current < MOVING) atEnd.current = near;
    if (atEnd.current && below) setBelow(false);
  };
  const moving = (event) => {
    const pressed = event.type === "keydown" && !SCROLLING_KEYS.has(event.key);
    const besideTheBar = event.type === "pointerdown" && event.target !== box.current;
    if (!pressed && !besideTheBar) moved.current = performance.now();
  };
  const hand = { onScroll: scrolled, onWheel: moving, onTouchMove: moving, onKeyDown: moving, onPointerDown: moving };
  return { box, inside, below, toEnd, hand };
}

// What only you see can be put away; it is then gone for this window, as in Slack.

function dismissed() {
  return new Set(JSON.parse(sessionStorage.getItem("dismissed") ?? "[]"));
}

function remember(hidden, ts) {
  const all = new Set([...hidden, ts]);
  sessionStorage.setItem("dismissed", JSON.stringify([...all]));
  return all;
}
