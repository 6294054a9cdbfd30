// Looks at pages in a real browser: node browser.mjs MODULES CHROMIUM FOLDER. FOLDER has what browser_test.go writes: pages,
// and told.json and rows.json of matrix.html. It prints one line for each thing that is wrong, and nothing where all is well.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [modules, executablePath, folder] = process.argv.slice(2);
const require = createRequire(join(modules, "node_modules", "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const wrong = text => console.log(text);
const url = (name, hash = "") => pathToFileURL(join(folder, name + ".html")).href + hash;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

// page opens one that reports what it says on its console, and whatever it asks for beyond its own file.
async function page(name, hash, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, bypassCSP: options.axe === true, ...options });
  const made = await context.newPage();
  made.on("console", message => wrong(`${name}${hash}: the console says ${message.text()}`));
  made.on("pageerror", failure => wrong(`${name}${hash}: ${failure.stack}`));
  made.on("dialog", dialog => { wrong(`${name}${hash}: a dialog says ${dialog.message()}`); dialog.dismiss(); });
  made.on("request", request => { if (!request.url().startsWith("file:") || request.url().split("#")[0] !== url(name)) wrong(`${name}${hash}: a request to ${request.url().slice(0, 200)}`); });
  await made.goto(url(name, hash));
  if (options.javaScriptEnabled !== false) await made.waitForSelector("body[data-ready]", { timeout: 30000 }).catch(() => wrong(`${name}${hash}: the page does not get ready`));
  return made;
}

const check = (holds, text) => holds || wrong(text);
const count = (p, selector) => p.locator(selector).count();
const text = (p, selector) => p.locator(selector).first().innerText();

// soon is whether something holds before long: machines are slow at times.
const soon = (p, holds, said, argument) => p.waitForFunction(holds, argument, { timeout: 15000 }).catch(() => wrong(said));
const says = (p, selector, like, said) => soon(p, ([selector, like]) => new RegExp(like).test(document.querySelector(selector)?.innerText), said, [selector, like.source]);

async function views() {
  let p = await page("matrix", "");
  const rows = JSON.stringify(await p.evaluate(() => grants.rows())), want = JSON.stringify(JSON.parse(readFileSync(join(folder, "rows.json"), "utf8")));
  check(rows === want, `matrix: the page reads other rows than the JSON has:\n${rows}\n${want}`);
  check(await count(p, "table.grid tbody td") > 4, "matrix: the grid has no cells");
  const all = await count(p, "table.grid tbody tr");
  await p.fill("#f-scope", "refund:*");
  await says(p, "#live", /application/, "matrix: a filter says nothing");
  await soon(p, all => document.querySelectorAll("table.grid tbody tr").length < all, "matrix: a filter by scope leaves all rows", all);
  check((await p.evaluate(() => document.activeElement.id)) === "f-scope", "matrix: a filter loses the focus");
  await p.fill("#f-scope", "");
  await soon(p, all => document.querySelectorAll("table.grid tbody tr").length === all, "matrix: without a filter there are not all rows", all);
  for (const [key, value] of [["order", "likeness"], ["group", "party"], ["party", "third"], ["reason", "sensitive"]]) {
    await p.selectOption("#f-" + key, value);
    check((await p.evaluate(() => location.hash)).includes(`${key}=${value}`), `matrix: ${key} is not in the address`);
  }
  await p.context().close();

  p = await page("matrix", "#view=questions");
  check(await count(p, "#view > details") === 8, "questions: there are not eight");
  for (const question of await p.locator("#view > details > summary").all()) await question.click();
  check(await count(p, "#view details[open]") > 0, "questions: none opens");
  await p.context().close();

  p = await page("matrix", "#view=one&one=application.partner");
  check(/partner/.test(await text(p, "#view h2")), "one application: it is not named");
  check(/orders[^]*read:orders/.test(await text(p, "#view table")), "one application: what it reaches is not there");
  await p.context().close();
}

// keyboard goes the ways of three questions without a mouse: who can refund orders, what a newly registered partner reaches, why one cell is what it is.
async function keyboard() {
  const p = await page("matrix", "");
  await p.locator("table.grid [tabindex='0']").focus();
  check(await count(p, "table.grid [tabindex='0']") === 1, "keyboard: the grid has more than one tab stop");
  await p.keyboard.press("Home");
  await p.keyboard.press("ArrowUp");
  await p.keyboard.press("ArrowDown");
  check(/newly registered/.test(await p.evaluate(() => document.activeElement.innerText)), "keyboard: the first row is not that of newly registered third parties");
  await p.keyboard.press("Enter");
  await says(p, "#view h2", /any third party/, "keyboard: Enter on the row does not open what a newly registered partner reaches");
  await p.goBack();
  await p.waitForSelector("table.grid");
  await p.locator("table.grid [tabindex='0']").focus();
  await p.keyboard.press("Control+Home");
  await p.keyboard.press("ArrowDown");
  await p.keyboard.press("ArrowRight");
  await p.keyboard.press("Enter");
  await p.waitForSelector("#cell");
  check(/For users/.test(await text(p, "#cell")), "keyboard: Enter does not explain the cell");
  check(await p.evaluate(() => document.activeElement.id === "cell"), "keyboard: the explanation has not the focus");
  await p.keyboard.press("Escape");
  await p.waitForFunction(() => !document.getElementById("cell"));
  check(await p.evaluate(() => document.activeElement.matches("td, th")), "keyboard: Escape does not return to the cell");
  await p.goto(url("matrix", "#view=who"));
  await p.locator("#f-scope").focus();
  await p.keyboard.type("refund:orders");
  await says(p, "#view", /billing/, "keyboard: nobody can refund orders");
  await p.fill("#f-scope", "refnud:orders");
  await says(p, "#view", /No API/, "who can: a misspelt scope is nobody's instead of unknown");
  await p.context().close();
}

async function links() {
  const hash = "#view=matrix&cell=" + encodeURIComponent("application.billing → api.orders");
  const p = await page("matrix", hash);
  check(/billing/.test(await text(p, "#cell h2")), "links: a deep link opens no cell");
  check(/refund:orders/.test(await text(p, "#cell")), "links: the cell does not have its scopes");
  check(!/^\s*(0|false|null|undefined|NaN)\s*$/m.test(await text(p, "#cell")), "links: the cell says what is no word");
  await p.click("#cell a:has-text('All that it reaches')");
  await p.waitForFunction(() => !document.getElementById("cell"));
  await p.goBack();
  await p.waitForSelector("#cell");
  check(/billing/.test(await text(p, "#cell h2")), "links: Back does not return to the cell");
  const place = p.locator("#cell a.place").first();
  check(await place.count() && (await place.getAttribute("href")).startsWith("https://git.example.com/"), "links: a place is no link");
  await p.context().close();
  const gone = await page("matrix", "#cell=application.gone%20%E2%86%92%20api.orders");
  check(/has no such cell/.test(await text(gone, "#cell")), "links: a cell that is gone is not said to be");
  await gone.context().close();
}

// roles stand with the cells of users that they narrow, and with who can get a scope. Their names are text.
async function roles() {
  let p = await page("roles", "#cell=" + encodeURIComponent("application.desk → api.ward"));
  const [users, itself] = await p.locator("#cell section").allInnerTexts();
  check(/Users with these roles get, at most, and others nothing of it:\s+<img src=x onerror=alert\(1\)> role\.hostile: discharge:patients\s+Ward nurse role\.nurse: read:patients, write:notes/.test(users), `roles: a cell says of them\n${users}`);
  check(!/these roles|No role/.test(itself), "roles: they are said to narrow what an application gets as itself");
  await p.context().close();
  for (const [api, said] of [["lab", /No role of the project permits any of it/], ["menu", /^(?![^]*[Rr]ole of the project|[^]*Users with)/]]) {
    p = await page("roles", "#cell=" + encodeURIComponent("application.desk → api." + api));
    check(said.test(await text(p, "#cell section")), `roles: of ${api} it does not say what they permit, or says it although it does not look at them`);
    await p.context().close();
  }
  p = await page("roles", "#view=who&scope=" + encodeURIComponent("*:patients"));
  const found = await p.locator("[aria-label=Roles] tbody tr").allInnerTexts();
  check(found.length === 2 && /^<img src=x onerror=alert\(1\)> role\.hostile\s+ward[^]*discharge:patients/.test(found[0]) && /^Ward nurse role\.nurse\s+ward\s+read:patients$/.test(found[1]), `roles: who can says ${JSON.stringify(found)}`);
  await p.goto(url("roles", "#view=who&api=menu"));
  await p.waitForFunction(() => /does not look at roles/.test(document.querySelector("[aria-label=Roles]")?.innerText)).catch(() => wrong("roles: who can does not say which API does not look at them"));
  await p.goto(url("roles", "#view=questions&q=roles"));
  await p.waitForSelector("#q-roles tbody");
  check(await count(p, "#q-roles tbody tr") === 4 && /\\u\{202e\}gpj\.exe <\/script><svg\/onload=alert\(1\)> role\.reversed\s+none/.test(await text(p, "#q-roles")), "roles: the question does not list each with what it permits");
  check(await count(p, "#app img, #app svg") === 0, "roles: a name became an element");
  await p.context().close();
  p = await page("roles", "", { javaScriptEnabled: false });
  check(/nurse[^]*read:patients, write:notes/.test(await text(p, "#plain section:has(h2:text('roles'))")) && await count(p, "#plain img, #plain svg") === 0, "roles: without a script they are not there, or not as text");
  await p.context().close();
}

// tells holds the explanation of every cell to what grants explain says.
async function tells() {
  const p = await page("matrix", "");
  for (const [key, [answer, ...steps]] of Object.entries(JSON.parse(readFileSync(join(folder, "told.json"), "utf8")))) {
    const [, cell, subject] = key.match(/^(.*) (\w+)$/);
    await p.evaluate(hash => { location.hash = hash; }, "#cell=" + encodeURIComponent(cell));
    await p.waitForFunction(title => document.querySelector("#cell h2")?.textContent === title, cell.replace(/(application|api)\./g, ""));
    const section = p.locator("#cell section").nth(subject === "user" ? 0 : 1), said = await section.locator("li.step").allInnerTexts(), verdict = await section.locator(".answer").innerText();
    check(verdict.toLowerCase().startsWith(answer), `${key}: the page says ${verdict} instead of ${answer}`);
    check(said.length === steps.length && steps.every((step, n) => said[n].startsWith(step)), `${key}: the page says\n  ${said.join("\n  ")}\ninstead of\n  ${steps.join("\n  ")}`);
  }
  await p.context().close();
}

async function besides() {
  const p = await page("matrix", "#view=who&api=system_api.management");
  check(/All of a party can[^]*first party applications?[^]*for users, by the default of system_api\.management/.test(await text(p, "#view")), "who: an API of the platform that nothing mentions is called unknown");
  await p.evaluate(() => location.hash = "#view=who&scope=read:current_user");
  await p.waitForFunction(() => /by the default of/.test(document.getElementById("view").textContent));
  await p.evaluate(() => location.hash = "#view=one&one=application.web");
  await p.waitForFunction(() => /Besides, as every first party application/.test(document.getElementById("view").textContent));
  await p.evaluate(() => location.hash = "#cell=" + encodeURIComponent("application.web → api.orders"));
  await p.waitForSelector("#cell");
  check(await count(p, ".grid [tabindex='0']") === 1 && await p.evaluate(() => { const stop = document.querySelector(".grid td[tabindex='0']"); return stop && stop.parentNode.cells[0].textContent.includes("web") && stop.getBoundingClientRect().right <= document.getElementById("cell").getBoundingClientRect().left; }),
    "matrix: the cell of a link is not marked beside the panel");
  await p.keyboard.press("Escape");
  await p.waitForFunction(() => document.activeElement.matches(".grid td"));
  await p.context().close();
}

async function plan() {
  const p = await page("plan", "");
  check(/gain|lose/.test(await text(p, ".verdict")), "plan: there is no verdict");
  check(await count(p, ".card") > 0, "plan: there are no cards");
  const first = await text(p, ".card h3");
  check(/risk high/.test(first), `plan: the first card is not of the highest risk: ${first}`);
  await p.locator(".card .holder a", { hasText: "billing" }).first().click();
  await p.waitForSelector("#cell");
  check(/Why/.test(await text(p, "#cell")), "plan: a row does not open");
  check(/export:orders[^]*refund:orders|refund:orders[^]*export:orders/.test(await text(p, "#cell .sides")), "plan: a row does not show both sides");
  check(/Before[^]*its policy is require_client_grant[^]*After[^]*which gives/.test(await text(p, "#cell .sides")), "plan: a row does not say step by step why both sides have it so");
  check(await count(p, "#cell .sides .steps a.place[href^='https://git.example.com/']") > 2, "plan: the steps of a row have no places");
  const deep = await p.evaluate(() => location.hash);
  await p.keyboard.press("Escape");
  await p.waitForFunction(() => !document.getElementById("cell"));
  await p.goto(url("plan", deep));
  await p.waitForSelector("#cell");
  check(/\+\s*refund:orders/.test(await text(p, "table.touched")), "plan: the small matrix does not say what changes");
  await p.context().close();
  await marks();
  const hidden = await page("plan", "#scope=nothing:like_this");
  check(/by these filters/.test(await text(hidden, "#live")) && await hidden.locator("#f-scope").isVisible(), "plan: what a link filters away is not said to be, or cannot be had back");
  await hidden.context().close();
  const none = await page("sameplan", "");
  check(/Nobody gains or loses/.test(await text(none, ".verdict")) && await count(none, ".card, .touched") === 0, "plan: without a change there is something to see");
  await none.context().close();
  const all = await page("allplan", "");
  check(await count(all, ".card") > 0 && await count(all, ".holder") < 2000, "plan: a change of everything has no cards, or all of it at once");
  await all.fill("#f-scope", "refund:*");
  await says(all, "#live", /changed cell|no cell/, "plan: a filter says nothing");
  await all.context().close();
}

// marks holds that a link to a row shows the row, also where it is far down, and marks it until another is opened; and that names and sections add up.
async function marks() {
  const p = await page("lossplan", "");
  const links = p.locator(".card .holder a[href*='impact=']"), hash = await links.last().evaluate(link => new URL(link.href).hash);
  await p.context().close();
  const at = await page("lossplan", hash, { viewport: { width: 1300, height: 300 } }), row = at.locator(".holder[aria-current=true]").first();
  const seen = async said => check(await row.count() && await row.evaluate(row => row.getBoundingClientRect().top >= 0 && row.getBoundingClientRect().top < innerHeight), `plan: a link to a row ${said}`);
  await seen("does not show it");
  await at.keyboard.press("Escape");
  await at.waitForFunction(() => !document.getElementById("cell"));
  await seen("no longer shows it when it is closed");
  check(/deleted/.test(await text(at, ".gone")), "plan: nothing says on top which applications and APIs are deleted");
  await at.context().close();
  const gone = await page("goneplan", ""), view = await text(gone, "#view");
  check(/Latent losses: nobody could use them[^]*application\.nightly is gone/.test(view) && !/adds the flow/.test(view), `plan: what nobody could use and is lost is told as what somebody may use:\n${view}`);
  await gone.context().close();
  const again = await page("plan", "");
  check(/5 changed cells, from 3 changes/.test(await text(again, "#live")), "plan: the cells and the changes are not counted");
  check(/Losses 1 cause, also above[^]*1 cell · also above/.test(await text(again, "#view")), "plan: a cause in two sections is not said to be one");
  await again.context().close();
  const all = await page("allplan", "");
  check(/anyone may register/.test(await text(all, ".holder:has(a:text-is('any third party'))")), "plan: it does not say who any third party is");
  const folded = all.locator(".touched .others").first();
  await folded.locator("summary").click();
  await soon(all, () => document.querySelectorAll(".touched .others[open] li").length > 0, "plan: the names that a row of the small matrix folds do not open");
  await all.context().close();
}

// hostile names are text in all views, also where nobody sees them at first.
async function hostile() {
  for (const [name, hash] of [["hostile", ""], ["hostile", "#fold=no&group=folder"], ["hostile", "#view=questions&q=third"], ["hostile", "#view=who&scope=*"], ["hostile", "#view=one&one=any%20third%20party"],
    ["hostile", "#cell=" + encodeURIComponent('application.app["<img src=x onerror=alert(1)>"] → api.orders')], ["hostile", "#view=one&one=" + encodeURIComponent('application.app["<svg/onload=alert(1)>"]')],
    ["hostile", "#view=constructor&order=__proto__&group=constructor&reason=constructor&cell=<img src=x onerror=alert(1)>"], ["hostileplan", ""], ["hostileplan", "#impact=<img src=x onerror=alert(1)>"],
    ["hostileplan", "#impact=" + encodeURIComponent('application.app["<img src=x onerror=alert(1)>"] → api.orders → user')]]) {
    const p = await page(name, hash);
    await p.evaluate(() => { for (const details of document.querySelectorAll("#app details")) details.open = true; });
    await p.evaluate(() => new Promise(done => setTimeout(done))); // what is within comes with an event
    const tags = ["img", "svg", "script", "iframe", "b[onclick]", "h1 + h1", "base", "form[action]"];
    for (const tag of await p.evaluate(tags => tags.filter(tag => document.querySelector("#app " + tag)), tags)) wrong(`${name}${hash}: a name became <${tag}>`);
    const visible = await text(p, "#app");
    check(!visible.includes("[object"), `${name}${hash}: an element is shown as a text`);
    check(!/[\u202a-\u202e\u2066-\u2069\u200b\u2028]/.test(visible), `${name}${hash}: something invisible is shown as it is`);
    if (hash.startsWith("#cell") || hash.startsWith("#impact=app")) check(/<img src=x onerror=alert\(1\)>/.test(await text(p, "#cell h2")), `${name}${hash}: the hostile name is not that of the cell`);
    if (hash === "#view=who&scope=*") check(visible.includes("<img src=x onerror=alert(1)>"), `${name}${hash}: the hostile name is not shown`);
    await p.context().close();
  }
  const p = await page("hostile", "", { javaScriptEnabled: false });
  check(await count(p, "#plain img") === 0, "hostile: a name became an image without a script");
  await p.context().close();
}

async function sizes() {
  const p = await page("large", "");
  await p.fill("#f-app", "nobody is called so");
  check(/Nothing is left/.test(await text(p, "#view")), "large: filters that leave nothing do not say so");
  await p.fill("#f-app", "");
  check(await count(p, "canvas") === 1 && await count(p, "table.grid tbody tr") < 120, "large: there is no overview, or the table is whole");
  const shown = await count(p, "table.grid tbody tr");
  await p.setViewportSize({ width: 1300, height: 1800 });
  await soon(p, shown => document.querySelectorAll("table.grid tbody tr").length > shown, "large: a higher window shows no more rows", shown);
  await p.locator(".window").evaluate(box => box.scrollTop = box.scrollHeight / 2);
  await soon(p, () => document.querySelector("table.grid tbody tr").getAttribute("aria-rowindex") > 10, "large: the window does not move");
  await p.locator("table.grid [tabindex='0']").focus();
  await p.keyboard.press("Control+End");
  await soon(p, () => document.activeElement.closest("tr")?.getAttribute("aria-rowindex") === document.querySelector("table.grid").getAttribute("aria-rowcount"), "large: End does not reach the last row");
  await p.context().close();
  const none = await page("empty", "");
  check(/0 applications/.test(await text(none, ".verdict")), "empty: it does not say that there is nothing");
  await none.context().close();
}

// rare are pages of what few projects have: nothing is left out of them, and nothing is taken for what it is not.
async function rare() {
  let p = await page("odd", "");
  check(await p.locator("i.assumed[aria-label*='nobody states']").count() === 1 && /rests on what nobody states/.test(await text(p, ".legend")), "odd: an assumed cell looks like others");
  await p.context().close();
  p = await page("oddplan", "");
  check(/2 unresolved grants are new/.test(await text(p, ".verdict")), `odd plan: the verdict does not tell of unresolved grants: ${await text(p, ".verdict")}`);
  check(/nothing → unresolved/.test(await text(p, ".touched")), "odd plan: an unresolved grant is taken for a denied cell");
  check(/matches risk:high[^]*the check fails/.test(await text(p, ".gate")), "odd plan: the gate that closed is not there");
  await p.context().close();
  p = await page("sameplan", "");
  check(/does not match risk:high[^]*the gate is open/.test(await text(p, "#app")), "same plan: it does not say which gate stays open");
  await p.context().close();
  p = await page("roleplan", "#impact=" + encodeURIComponent("role.hostile → api.ward → user"));
  check(/2 roles gain 3/.test(await text(p, ".verdict")), `role plan: the verdict does not tell of roles: ${await text(p, ".verdict")}`);
  check(/Roles: what their users may do[^]*risk high role\.hostile is new[^]*by 1 application: desk[^]*\+\s*discharge:patients/.test((await text(p, "#view")).replace(/\s+/g, " ")), "role plan: a role that gains has no card");
  check(/role\.hostile → ward[^]*discharge:patients/.test(await text(p, "#cell")), "role plan: a link to a role does not open it");
  await p.context().close();
  p = await page("lossplan", "");
  check(/lose|loses/.test(await text(p, ".verdict")) && await count(p, ".card.loss") > 1 && !/Gains/.test(await text(p, "#view")), "loss plan: it has other cards than those of losses");
  await p.context().close();
}

async function accessible() {
  const usual = [["matrix", ""], ["matrix", "#view=one&one=application.partner"], ["matrix", "#view=who&scope=refund:orders"], ["matrix", "#cell=" + encodeURIComponent("application.billing → api.orders")],
    ["roles", "#view=questions&q=roles"], ["plan", ""]];
  const others = [["odd", ""], ["odd", "#view=questions&q=unresolved"], ["oddplan", ""], ["roleplan", ""], ["empty", ""]]; // the rules once, and their width
  const contrast = { runOnly: ["color-contrast"] }, looks = [["light", 1300, 900, {}], ["dark", 1300, 900, contrast], ["light", 400, 800, {}], ["dark", 650, 450, null]]; // the last as at 200 %
  for (const [name, hash] of [...usual, ...others]) {
    const p = await page(name, hash, { axe: true, reducedMotion: "reduce" });
    await p.evaluate(axe);
    for (const [colorScheme, width, height, rules] of looks) {
      const look = `${name}${hash} ${colorScheme} ${width}`;
      await p.emulateMedia({ colorScheme });
      await p.setViewportSize({ width, height });
      const found = rules === looks[0][3] || rules && usual.some(([of, at]) => of === name && at === hash) ? await p.evaluate(rules => axe.run(document, { resultTypes: ["violations"], ...rules }), rules) : { violations: [] };
      for (const violation of found.violations) wrong(`${look}: ${violation.id}: ${violation.nodes.slice(0, 2).map(node => node.html.slice(0, 160) + " " + (node.any[0] || node.all[0] || {}).message).join("\n  ")}`);
      const wide = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(wide <= 0, `${look}: the page is ${wide} pixels wider than the window`);
    }
    await p.context().close();
  }
}

// printed is what paper has: all of a plan with what is folded on the screen, of a matrix the answers and each application, or the cell that is open.
async function printed() {
  const cell = "#cell=" + encodeURIComponent("application.billing → api.orders");
  for (const [name, hash, has, hasNot] of [
    ["matrix", "", /sensitive scopes\?[^]*newly registered[^]*open to all of a party[^]*cannot be used, or not in full[^]*nobody use\?[^]*lead nowhere\?[^]*Applications[^]*application\.web, first party[^]*client_grant\.web_orders/, /Filters|Copy link/],
    ["matrix", cell, /billing → orders[^]*As itself[^]*client_grant\.billing_orders/, /sensitive scopes\?|Copy link/], ["roles", "", /What do roles permit users\?[^]*role\.nurse/, /Filters/],
    ["matrix", "#view=who&scope=refund:orders", /application[^]* can[^]*refund:orders/, /Filters/],
    ["plan", "", /gain[^]*matches risk:high[^]*the check fails[^]*changed cells?, from \d+ change[^]*Cells that change[^]*Gains[^]*Before[^]*After[^]*Losses[^]*Operations[^]*PATCH/, /Copy link/], ["roleplan", "", /Roles: what their users may do[^]*role\.hostile is new/, /Copy link/],
  ]) {
    const p = await page(name, hash), pdf = await p.pdf({ format: "A4" });
    check(pdf.length > 5000, `${name}${hash}: nothing is printed`);
    await p.emulateMedia({ media: "print" });
    const words = await text(p, "body");
    check(has.test(words) && !hasNot.test(words), `${name}${hash}: the printed page lacks words, or has some of the screen:\n${words}`);
    await p.context().close();
  }
}

// fits is whether paper has all of a page: nothing is wider than A4 within margins of 1 cm, and nothing that is folded or scrolled on the screen is cut off.
async function fits() {
  for (const [name, hash] of [["matrix", ""], ["matrix", "#view=who&scope=*"], ["matrix", "#view=one&one=application.partner"], ["matrix", "#view=questions&q=sensitive"], ["odd", ""], ["odd", "#view=who&scope=*"], ["odd", "#view=one&one=application.nightly"],
    ["hostile", ""], ["hostile", "#view=who&scope=*"], ["roles", "#view=questions&q=roles"], ["large", ""], ["plan", ""], ["oddplan", ""], ["hostileplan", ""], ["roleplan", ""], ["lossplan", ""], ["goneplan", ""], ["allplan", "#risk=high&api=api.api_1"]]) {
    const p = await page(name, hash, { viewport: { width: 718, height: 1047 } });
    await p.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await p.emulateMedia({ media: "print" });
    const cut = await p.evaluate(() => [...document.querySelectorAll("body *")].filter(e => !e.closest(".hidden") && e.getClientRects().length &&
      (e.getBoundingClientRect().right > innerWidth + 1 || getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1)).map(e => `${e.tagName} ${e.className} ${e.innerText.slice(0, 60)}`));
    check(!cut.length, `${name}${hash}: paper cuts off ${cut.length}, such as ${cut.slice(-2).join("; ")}`);
    check(await p.evaluate(() => [...document.querySelectorAll("#app details")].every(e => e.closest(".others") ? !e.querySelector("summary").getClientRects().length : getComputedStyle(e.querySelector("summary")).listStyleType === "none")), `${name}${hash}: paper has the mark of something folded`);
    await p.context().close();
  }
}

// Two at a time, each in pages of its own.
await Promise.all([[views, keyboard, links, roles, tells, besides, plan, rare, sizes], [hostile, accessible, printed, fits]].map(async steps => {
  for (const step of steps) {
    const begun = Date.now();
    await step().catch(failure => wrong(`${step.name}: ${failure.stack}`));
    console.error(`${step.name}: ${Date.now() - begun} ms`);
  }
}));
if (process.env.GRANTS_TEST_PICTURE) {
  const p = await page("plan", "", { viewport: { width: 880, height: 620 } });
  writeFileSync(process.env.GRANTS_TEST_PICTURE, await p.screenshot());
}
await browser.close();
