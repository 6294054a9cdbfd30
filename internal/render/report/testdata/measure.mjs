// Measures pages in a real browser: node measure.mjs MODULES CHROMIUM RUNS FILE... It prints medians, in milliseconds.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [modules, executablePath, runs, ...files] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, "node_modules", "x.js"))("playwright-core");
const median = times => Math.round(times.toSorted((x, y) => x - y)[Math.floor(times.length / 2)]);

// inPage is what is measured within the page: how long until a change of a filter, a scroll, an opened cell is painted.
async function inPage() {
  const painted = () => new Promise(done => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(0); }));
  const time = async act => { await new Promise(done => setTimeout(done, 60)); await painted(); const begun = performance.now(); act(); document.body.offsetHeight; const made = performance.now(); return [made - begun, await painted() - begun]; };
  const type = (key, value) => time(() => { const control = document.getElementById("f-" + key); control.value = value; control.dispatchEvent(new Event(control.tagName === "SELECT" ? "change" : "input")); });
  const found = {}, paint = performance.getEntriesByName("first-contentful-paint")[0];
  found.paint = [paint ? paint.startTime : 0], found.table = [performance.getEntriesByName("table")[0]?.startTime ?? 0];
  for (const [key, ...values] of [["scope", "read", "read:*", "delete", ""], ["app", "a", "portal", "*_01*", ""], ["api", "billing", ""], ["party", "third", ""], ["reason", "client_grant", "latent", ""], ["order", "likeness", "risk"], ["group", "type", ""]]) {
    for (const value of values) found[`filter ${key}=${value}`] = await type(key, value);
  }
  const box = document.querySelector(".window");
  for (const part of [.3, .6, .9]) found["scroll " + part] = await time(() => box.scrollTop = part * box.scrollHeight);
  found["open a cell"] = await time(() => document.querySelector(".grid tbody td").click());
  found.heap = [performance.memory.usedJSHeapSize / 1048576];
  return found;
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--enable-precise-memory-info"] });
for (const file of files) {
  const all = {};
  for (let run = 0; run < +runs; run++) {
    const context = await browser.newContext({ viewport: { width: 1300, height: 900 } }), page = await context.newPage();
    page.on("pageerror", failure => console.log(failure.stack));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("body[data-ready]", { timeout: 120000 });
    await page.waitForTimeout(500);
    for (const [name, times] of Object.entries(await page.evaluate(inPage))) (all[name] ??= []).push(times);
    await context.close();
  }
  console.log(file);
  for (const [name, times] of Object.entries(all)) console.log("  " + name.padEnd(28), times[0].map((_, n) => median(times.map(time => time[n]))).join(", then painted "));
}
await browser.close();
