// JSX without a build: tagged templates that make Preact nodes. Data becomes text and attributes, never markup.

import { Component, h, render } from "preact";
import htm from "htm";

export { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
export { h, render };

export const html = htm.bind(h);

/** A component that is drawn again only when one of its properties is another. */
export function memo(draw) {
  return class extends Component {
    shouldComponentUpdate(next) {
      const names = Object.keys({ ...this.props, ...next });
      return names.some((name) => this.props[name] !== next[name]);
    }

    render(props) {
      return h(draw, props);
    }
  };
}
