// The sandbox workspace in a browser: draws what the server knows, and does what a person does.

import { h, render } from "./html.js";
import { place } from "./address.js";
import { back } from "./going.js";
import { Page } from "./page.js";
import { update } from "./store.js";
import { markRead, seeAs } from "./sync.js";

render(h(Page), document.getElementById("page"));
window.addEventListener("popstate", back);
document.addEventListener("visibilitychange", markRead);

const { as, channel, tab } = place();
await seeAs(as, channel, tab);
document.body.dataset.ready = "true";
update();
