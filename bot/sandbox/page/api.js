// Speaks with the sandbox. Every gesture waits for the bot's acknowledgement, as Slack's own client does.

async function answered(response) {
  const body = await response.json().catch(() => ({ ok: false, message: `The sandbox answered ${response.status}.` }));
  return body;
}

export async function get(path, params = {}) {
  return answered(await fetch(`${path}?${new URLSearchParams(params)}`));
}

export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return answered(response);
}

export function live(as, heard) {
  let wait = 250;
  let socket;
  let ended = false;
  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/sandbox/live?as=${as}`);
    socket.onopen = () => { wait = 250; heard({ type: "open" }); };
    socket.onmessage = (event) => heard(JSON.parse(event.data));
    socket.onclose = () => {
      if (ended) return;
      heard({ type: "closed" });
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 4000);
    };
  };
  connect();
  return () => { ended = true; socket.close(); };
}
