// Text objects of Block Kit.

import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** mrkdwn is read as such, plain text never is. */
export function text(object) {
  if (!object) return null;
  return object.type === "mrkdwn" ? mrkdwn(object.text, { verbatim: object.verbatim }) : plain(object);
}

export function plain(object) {
  if (!object) return "";
  return object.emoji === false ? object.text : withEmoji(object.text);
}
