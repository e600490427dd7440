// The real binary and a real browser, started once for all tests.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const binary = process.env.BRIEFING
  ?? ["target/release/briefing", "target/debug/briefing"].map((p) => root + p).find(existsSync);

/** Starts `briefing serve` on a free port; resolves to its address once all texts are read. */
export async function serve(...paths) {
  const child = spawn(binary, ["serve", "--addr", "127.0.0.1:0", "--log", "warn", ...paths], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (found) {
      child.stdout.resume();
      while (!(await fetch(`${found[0]}/health/ready`)).ok) await pause(50);
      return { address: found[0], stop: async () => { child.kill("SIGTERM"); await once(child, "exit"); } };
    }
  }
  throw new Error("the service ended without an address");
}

export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** A page that keeps what went wrong in it and what it asked for. */
export async function page(chrome, address, options = {}) {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 }, baseURL: address, ...options });
  const tab = await context.newPage();
  tab.faults = [];
  tab.asked = [];
  tab.on("pageerror", (error) => tab.faults.push(String(error)));
  tab.on("console", (message) => { if (message.type() === "error") tab.faults.push(message.text()); });
  tab.on("request", (request) => tab.asked.push(request.url()));
  return tab;
}
