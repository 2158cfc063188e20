"use strict";
// Loaded into the Playground before its own code: it reaches nothing but this machine, and only this machine reaches it.
// By itself it listens on every address, and asks for the cloud it runs in even where its telemetry is off.
const net = require("node:net");

const HERE = new Set(["127.0.0.1", "::1", "localhost"]);
const { connect } = net.Socket.prototype;
const { listen } = net.Server.prototype;

net.Socket.prototype.connect = function onlyHere(...given) {
  const first = Array.isArray(given[0]) ? given[0][0] : given[0];
  const wanted = first !== null && typeof first === "object" ? first : { port: first, host: given[1] };
  const host = typeof wanted.host === "string" ? wanted.host : "localhost";
  if (wanted.path || HERE.has(host)) return connect.apply(this, given);
  process.nextTick(() => this.destroy(new Error("the demo's Playground reaches this machine only")));
  return this;
};

net.Server.prototype.listen = function onLoopback(port, ...rest) {
  const after = rest.filter((one) => typeof one === "function");
  return listen.call(this, { ...(port !== null && typeof port === "object" ? port : { port }), host: "127.0.0.1" }, ...after);
};
