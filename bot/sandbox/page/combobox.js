// A field with a list below it: one choice or several, from its own options or asked for while typing (type-ahead).

import { html, useEffect, useId, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { Popup } from "./popup.js";
import { plain } from "./texts.js";

const PAUSE = 200;
const NOTHING = { groups: [], note: "", busy: false };

export function Combobox(props) {
  const { id, labelled, described, invalid, label, placeholder, many, max, clearable, chosen, change, least, focus, testid } = props;
  const own = useId();
  const box = useRef();
  const input = useRef();
  const [typed, setTyped] = useState(null);
  const [active, setActive] = useState(0);
  const found = useFound(props.find, least, typed);
  const open = typed !== null;
  const options = found.groups.flatMap((group) => group.options);
  const picked = (option) => chosen.some((one) => one.value === option.value);
  const full = many && max && chosen.length >= max;
  const shown = open ? typed : many ? "" : plain(chosen[0]?.text);

  const close = () => setTyped(null);
  const start = () => {
    if (open) return;
    setActive(0);
    setTyped("");
  };
  const take = (option) => {
    if (many) change(picked(option) ? chosen.filter((one) => one.value !== option.value) : full ? chosen : [...chosen, option]);
    else change([option]);
    close();
  };
  const pressed = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) start();
      else if (options.length) setActive((active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      // What is listed while the answer is on its way belongs to what was typed before.
      if (open && options[active] && !found.busy) take(options[active]);
      else start();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Backspace" && many && !event.target.value && chosen.length) {
      change(chosen.slice(0, -1));
    }
  };
  const listId = `${own}-list`;
  return html`<div class=${`picker${many ? " many" : ""}${open ? " open" : ""}`} ref=${box} onClick=${() => input.current.focus()}>
    ${many ? chosen.map((option) => html`<span class="chip" key=${option.value}>${plain(option.text)}
      <button type="button" aria-label=${`Remove ${plain(option.text)}`} onClick=${(event) => {
        event.stopPropagation();
        change(chosen.filter((one) => one.value !== option.value));
      }}><${Icon} name="cross" /></button>
    </span>`) : null}
    <input
      ref=${input} id=${id} type="text" class=${many ? "" : "typed"} role="combobox" autocomplete="off" spellcheck=${false}
      aria-autocomplete="list" aria-expanded=${open} aria-controls=${listId} aria-label=${labelled ? undefined : label}
      aria-activedescendant=${open && options[active] ? `${own}-${active}` : undefined}
      aria-describedby=${described} aria-invalid=${invalid || undefined} data-testid=${testid} data-focus=${focus || undefined}
      placeholder=${!many && chosen[0] ? plain(chosen[0].text) : many && chosen.length ? "" : placeholder} value=${shown}
      onInput=${(event) => { setActive(0); setTyped(event.target.value); }}
      onMouseDown=${start} onKeyDown=${pressed} onBlur=${close}
    />
    ${clearable && chosen.length && !open
      ? html`<button type="button" class="clear" aria-label=${`Clear ${plain(chosen[0].text)}`} onClick=${(event) => {
        event.stopPropagation();
        change([]);
      }}><${Icon} name="cross" /></button>`
      : html`<span class="arrow"><${Icon} name="down" /></span>`}
    ${open ? html`<${Popup} anchor=${box} close=${close} wide class="listbox">
      <ul role="listbox" id=${listId} aria-label=${label} aria-multiselectable=${many || undefined} aria-busy=${found.busy}>
        ${found.note ? html`<li class="note" role="presentation">${found.note}</li>` : null}
        ${found.groups.map((group) => html`<${Group} own=${own} group=${group} options=${options} active=${active} picked=${picked} take=${take} />`)}
      </ul>
    <//>` : null}
  </div>`;
}

function Group({ own, group, options, active, picked, take }) {
  return [
    group.label ? html`<li class="group-label" role="presentation">${plain(group.label)}</li>` : null,
    group.options.map((option) => {
      const at = options.indexOf(option);
      return html`<${Option} key=${option.value} id=${`${own}-${at}`} option=${option} on=${at === active} picked=${picked(option)} take=${take} />`;
    }),
  ];
}

function Option({ id, option, on, picked, take }) {
  const line = useRef();
  useEffect(() => {
    if (on) line.current.scrollIntoView({ block: "nearest" });
  }, [on]);
  // The press must not take the focus from the field, or the list would close before the click.
  return html`<li
    ref=${line} id=${id} role="option" class=${on ? "option on" : "option"} aria-selected=${picked}
    onMouseDown=${(event) => event.preventDefault()} onClick=${(event) => { event.stopPropagation(); take(option); }}
  ><span>${plain(option.text)}${option.description ? html`<small>${plain(option.description)}</small>` : null}</span>
    ${picked ? html`<${Icon} name="check" />` : null}</li>`;
}

/** The options for what is typed: its own at once; with `least`, asked for after a pause, and a late answer is dropped. */
function useFound(find, least, typed) {
  const [answer, setAnswer] = useState({ typed: null, groups: [] });
  const asks = least !== null && typed !== null && typed.trim().length >= least;
  useEffect(() => {
    if (!asks) return undefined;
    let late = false;
    const timer = setTimeout(async () => {
      const found = await find(typed.trim());
      if (!late) setAnswer({ typed, ...found });
    }, typed ? PAUSE : 0);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [asks, typed]);
  if (typed === null) return NOTHING;
  if (least === null) return told(find(typed));
  if (!asks) return { ...NOTHING, note: `Type ${least === 1 ? "a letter" : `at least ${least} letters`}` };
  if (answer.typed === typed) return told(answer);
  return { groups: answer.groups, note: answer.groups.length ? "" : "Loading …", busy: true };
}

function told({ groups, problem }) {
  const none = !groups.some((group) => group.options.length);
  return { groups, note: problem ?? (none ? "Nothing found" : ""), busy: false };
}
