// Speaks with the sandbox. Every gesture waits for the bot's acknowledgement, as Slack's own client does.

const SILENT = { ok: false, error: "unreachable", message: "The sandbox does not answer. Is it still running?" };

export function get(path, params = {}) {
  return answered(fetch(`${path}?${new URLSearchParams(params)}`));
}

export function post(path, body) {
  return answered(fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));
}

/** Whatever goes wrong comes back as a value with `ok: false` and a sentence. */
async function answered(asking) {
  try {
    const response = await asking;
    return await response.json();
  } catch {
    return SILENT;
  }
}

/** Hears of changes until the returned function is called; after a break it tries again, ever more slowly. */
export function live(as, heard) {
  let wait = 250;
  let socket;
  let timer;
  let ended = false;
  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/sandbox/live?${new URLSearchParams({ as })}`);
    socket.onopen = () => {
      wait = 250;
      heard({ type: "open" });
    };
    socket.onmessage = (event) => heard(JSON.parse(event.data));
    socket.onclose = () => {
      if (ended) return;
      heard({ type: "closed" });
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 4000);
    };
  };
  connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket.close();
  };
}
