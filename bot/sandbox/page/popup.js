// A small surface beside what it belongs to, above everything else, also within a form. It closes at a press elsewhere.

import { html, useEffect, useLayoutEffect, useRef } from "./html.js";

const GAP = 4;
const MARGIN = 8;

export function Popup({ anchor, close, wide = false, end = false, class: look = "", children }) {
  const box = useRef();
  useLayoutEffect(() => {
    box.current.showPopover?.();
  }, []);
  useLayoutEffect(() => settle(box.current, anchor.current, { wide, end }));
  useEffect(() => {
    const again = () => settle(box.current, anchor.current, { wide, end });
    const elsewhere = (event) => {
      if (!box.current.contains(event.target) && !anchor.current.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", elsewhere, true);
    document.addEventListener("scroll", again, true);
    window.addEventListener("resize", again);
    return () => {
      document.removeEventListener("pointerdown", elsewhere, true);
      document.removeEventListener("scroll", again, true);
      window.removeEventListener("resize", again);
    };
  }, []);
  return html`<div ref=${box} class=${`popup ${look}`} popover="manual">${children}</div>`;
}

function settle(box, anchor, { wide, end }) {
  if (!box || !anchor) return;
  const at = anchor.getBoundingClientRect();
  const below = innerHeight - at.bottom - GAP - MARGIN;
  const above = at.top - GAP - MARGIN;
  const up = below < Math.min(box.scrollHeight, 240) && above > below;
  box.style.minWidth = wide ? `${at.width}px` : "";
  box.style.maxHeight = `${Math.min(up ? above : below, 360)}px`;
  const left = end ? at.right - box.offsetWidth : at.left;
  box.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - box.offsetWidth - MARGIN))}px`;
  box.style.top = up ? "auto" : `${at.bottom + GAP}px`;
  box.style.bottom = up ? `${innerHeight - at.top + GAP}px` : "auto";
}
