// The grid of applications by APIs: what is to be seen of it by the filters, the table of it (a window of it where it is large), and the overview.
const large = 20000, rowHeight = 30, cellWidth = 58;
let grid; // what is shown: { lines, columns, ... }

// matching are the cells of the dictionary that the filters want, null where they want all.
function matching(wanted) {
  const scope = glob(wanted.get("scope")), subject = wanted.get("subject"), reason = wanted.get("reason"), apis = new Set(columnsOf(wanted));
  const scopes = scope && new Set(data.strings.map((text, n) => scope(text) ? n : -1));
  return C.api.map((api, cell) => apis.has(api) && (!subject || subjects[C.subject[cell]] === subject) && (!reason || isBecause(reason, cell)) &&
    (!scopes || data.sets[C.scopes[cell]].some(n => scopes.has(n))));
}

function isBecause(reason, cell) {
  switch (reason) {
    case "latent": return looks[cell].latent;
    case "future": return looks[cell].allowed && looks[cell].future;
    case "sensitive": return looks[cell].allowed && looks[cell].sensitive > 0;
    case "assumed": return C.assumed[cell] !== 0;
    case "allow": return looks[cell].allowed && !looks[cell].latent;
    case "deny": return !looks[cell].allowed;
  }
  return string(C.reason[cell]) === reason;
}

const namesOf = api => [apiAddress(api), short(apiAddress(api)), string(data.apis.name[api]), string(data.apis.identifier[api])];

function columnsOf(wanted) {
  const by = glob(wanted.get("api")), columns = [];
  for (let api = 0; api < apiCount; api++) {
    if ((data.apis.listed[api] || anyParty[2 * api] || anyParty[2 * api + 1]) && (!by || namesOf(api).some(by))) columns.push(api);
  }
  return columns;
}

const cellFilters = ["scope", "subject", "reason", "api"];

// applicationsOf are the applications that the filters want, in order.
function applicationsOf(wanted, match) {
  const by = glob(wanted.get("app")), of = wanted.get("party"), byCell = cellFilters.some(key => wanted.get(key)), found = [];
  A.address.forEach((address, app) => {
    if (of && !(of === "third" ? isThird(app) : party(app) === of)) return;
    if (by && ![string(address), string(A.name[app]), string(A.id[app])].some(by)) return;
    let has = !byCell;
    if (!has) eachCell(app, (_, cell) => has = has || match[cell]);
    if (has) found.push(app);
  });
  return sorted(found, wanted.get("order") || "risk");
}

function sorted(apps, order) {
  const risk = app => [isThird(app) && totals[app].sensitive ? 1 : 0, totals[app].sensitive, isThird(app) ? 1 : 0, totals[app].future, totals[app].scopes];
  switch (order) {
    case "name": return apps; // as they come
    case "likeness": return apps.sort((x, y) => A.alike[x] - A.alike[y] || x - y);
  }
  const risks = new Map(apps.map(app => [app, risk(app)]));
  return apps.sort((x, y) => {
    const a = risks.get(x), b = risks.get(y), at = a.findIndex((n, i) => n !== b[i]);
    return at < 0 ? A.alike[x] - A.alike[y] || x - y : b[at] - a[at];
  });
}

// linesOf folds applications with the same cells, and puts headings between groups.
function linesOf(apps, wanted) {
  const by = wanted.get("group"), fold = wanted.get("fold") !== "no", lines = [], groups = new Map();
  const groupOf = app => by === "party" ? parties[party(app)] : by === "folder" ? string(A.folder[app]) || "the project's own folder" : by === "type" ? spaced(string(A.type[app]) || "no type stated") : "";
  for (const app of apps) {
    const key = groupOf(app);
    if (!groups.has(key)) groups.set(key, { apps: 0, alike: new Map(), lines: [] });
    const group = groups.get(key), known = fold && group.alike.get(A.alike[app]);
    group.apps++;
    if (known) {
      known.apps.push(app);
      continue;
    }
    const line = { app, apps: [app] };
    group.alike.set(A.alike[app], line);
    group.lines.push(line);
  }
  for (const key of by ? [...groups.keys()].sort() : groups.keys()) {
    const group = groups.get(key);
    if (by) lines.push({ heading: key, count: group.apps });
    for (const line of group.lines) lines.push(line); // there may be too many to spread
  }
  return lines;
}

// showGrid works out what the filters leave.
function newGrid(wanted) {
  const columns = columnsOf(wanted), match = matching(wanted), apps = applicationsOf(wanted, match);
  const lines = linesOf(apps, wanted);
  if (!wanted.get("app") && (!wanted.get("party") || wanted.get("party") === "third")) lines.unshift({ app: ANY, apps: [] });
  return { lines, columns, match, apps, counts: columnCounts(apps, match), windowed: lines.length * columns.length > large, subject: wanted.get("subject") };
}

// columnCounts is how many applications reach each API.
function columnCounts(apps, match) {
  const counts = new Int32Array(apiCount);
  for (const app of apps) {
    let last = -1;
    eachCell(app, (_, cell) => {
      if (C.api[cell] !== last && match[cell] && looks[cell].allowed && !looks[cell].latent) counts[last = C.api[cell]]++;
    });
  }
  return counts;
}

function half(app, ref, api) {
  if (!ref || !wants(app, ref)) return el("i", {});
  const seen = lookOf(app, ref), declared = data.sets[data.apis.scopes[api]].length;
  if (!seen.allowed) return seen.denied ? el("i", { class: "denied", "aria-hidden": "true" }, "✕") : el("i", { class: "no", "aria-hidden": "true" }, "–");
  const level = seen.n === 0 ? 0 : Math.max(1, Math.min(4, Math.ceil(4 * seen.n / Math.max(1, declared))));
  return el("i", { class: (seen.latent ? "latent" : "l" + level) + (seen.future ? " future" : "") + (seen.sensitive ? " sensitive" : ""), "aria-hidden": "true" }, seen.future ? "all" : seen.n);
}

const wants = (app, ref) => app === ANY ? wantsAny(ref) : grid.match[ref > 0 ? own.cell[ref - 1] : -ref - 1];

function wantsAny(ref) {
  const row = data.beside.third_party_defaults[ref - 1], by = glob(state().get("scope"));
  return (!grid.subject || row.subject_type === grid.subject) && (!by || row.scopes.some(by));
}

// words of half a cell: everything that its looks say.
function words(app, ref, api, subject) {
  if (!ref || !wants(app, ref)) return acting(subject) + " nothing";
  const seen = lookOf(app, ref), declared = data.sets[data.apis.scopes[api]].length;
  if (!seen.allowed) return acting(subject) + " denied" + (seen.denied ? " although granted" : "");
  return acting(subject) + " " + (seen.future ? "all " + seen.n + " scopes and later ones" : seen.n + " of " + declared + " scopes") +
    (seen.sensitive ? ", " + seen.sensitive + " sensitive" : "") + (seen.latent ? ", latent" : "");
}

function gridCell(line, row, api, r, c) {
  const user = row[2 * api + 1], client = row[2 * api], cell = el("td", { tabindex: "-1", "data-r": r, "data-c": c, "aria-colindex": c + 2 });
  cell.append(el("span", { class: "hidden" }, words(line.app, user, api, "user") + "; " + words(line.app, client, api, "client")));
  if (user || client) cell.append(half(line.app, user, api), half(line.app, client, api));
  return cell;
}

function gridRow(line, r, from, end) {
  if (line.heading !== undefined) {
    return el("tr", { class: "heading", "aria-rowindex": r + 2 }, el("th", { scope: "rowgroup", colspan: end - from + 1, tabindex: "-1", "data-r": r, "data-c": -1 },
      el("span", {}, shown(line.heading), " ", el("small", {}, count(line.count, "application")))));
  }
  const app = line.app, sum = app === ANY ? null : totals[app], row = rowOf(app);
  const header = el("th", { scope: "row", tabindex: "-1", "data-r": r, "data-c": -1, class: isThird(app) ? "third" : null },
    el("span", { class: "name" }, app === ANY ? "any newly registered third party" : [named(appAddress(app)), line.apps.length > 1 ? el("b", {}, " +" + (line.apps.length - 1) + " the same") : null]),
    sum ? el("small", {}, [isThird(app) ? "3rd party" : null, string(A.type[app]) ? spaced(shown(string(A.type[app]))) : null, count(sum.scopes, "scope"), sum.sensitive ? sum.sensitive + " sensitive" : null].filter(Boolean).join(" · ")) : null);
  const made = el("tr", { "aria-rowindex": r + 2 }, header);
  for (let c = from; c < end; c++) made.append(gridCell(line, row, grid.columns[c], r, c));
  return made;
}

function gridHead(from, end) {
  const head = el("tr", { "aria-rowindex": 1 }, el("th", { scope: "col", tabindex: "-1", "data-r": -1, "data-c": -1, class: "corner" }, count(grid.apps.length, "application"), el("br"), el("small", {}, "each cell: for users, as itself")));
  for (let c = from; c < end; c++) {
    const api = grid.columns[c];
    head.append(el("th", { scope: "col", tabindex: "-1", "data-r": -1, "data-c": c, "aria-colindex": c + 2, title: apiAddress(api) }, el("span", {}, named(apiAddress(api))), el("small", { title: "applications that reach it" }, grid.counts[api])));
  }
  return el("thead", {}, head);
}

let view, at = { r: 0, c: 0 };

function showGrid(wanted) {
  grid = newGrid(wanted);
  const table = el("table", { class: "grid", role: "grid", "aria-label": "Applications by APIs", "aria-rowcount": grid.lines.length + 1, "aria-colcount": grid.columns.length + 1 });
  const box = el("div", { class: "window" + (grid.windowed ? " windowed" : "") }), sizer = el("div", { class: "sizer" }, table);
  box.append(sizer);
  view = { box, sizer, table, from: -1 };
  table.addEventListener("keydown", onKey);
  table.addEventListener("click", event => {
    const cell = event.target.closest("[data-r]");
    if (cell) { focusCell(+cell.dataset.r, +cell.dataset.c); open(at.r, at.c); }
  });
  table.addEventListener("focusin", event => {
    const cell = event.target.closest("[data-r]");
    if (cell) mark(+cell.dataset.r, +cell.dataset.c);
  });
  at = { r: Math.min(at.r, grid.lines.length - 1), c: Math.min(at.c, grid.columns.length - 1) };
  if (grid.windowed) {
    let asked = false;
    box.addEventListener("scroll", () => {
      if (!asked) requestAnimationFrame(() => { asked = false; fill(); });
      asked = true;
    });
  }
  return el("div", { class: "gridbox" }, grid.windowed ? overview() : null, box);
}

// fill puts the rows and columns into the table that are within the window, and some around it.
function fill() {
  const { box, table, sizer } = view, rows = grid.lines.length, columns = grid.columns.length;
  let r0 = 0, r1 = rows, c0 = 0, c1 = columns;
  if (grid.windowed) {
    const high = Math.ceil((box.clientHeight || 600) / rowHeight), wide = Math.ceil((box.clientWidth || 1200) / cellWidth);
    r0 = Math.max(0, Math.floor(box.scrollTop / rowHeight) - 12);
    r1 = Math.min(rows, r0 + high + 24);
    c0 = Math.max(0, Math.floor(box.scrollLeft / cellWidth) - 6);
    c1 = Math.min(columns, c0 + wide + 12);
    sizer.style.height = rows * rowHeight + 170 + "px";
    sizer.style.width = columns * cellWidth + headWidth() + "px";
    table.style.top = r0 * rowHeight + "px";
    table.style.left = c0 * cellWidth + "px";
    if (view.overview) view.overview();
  }
  const key = [r0, r1, c0, c1].join();
  if (view.from === key) return;
  view.from = key;
  const focused = table.contains(document.activeElement), body = el("tbody", {});
  for (let r = r0; r < r1; r++) body.append(gridRow(grid.lines[r], r, c0, c1));
  table.replaceChildren(gridHead(c0, c1), body);
  mark(at.r, at.c);
  if (focused) (table.querySelector(`[data-r="${at.r}"][data-c="${at.c}"]`) || box).focus({ preventScroll: true });
}

const headWidth = () => innerWidth < 640 ? 150 : 310;

// mark makes a cell the one tab stop.
function mark(r, c) {
  const before = view.table.querySelector('[tabindex="0"]');
  if (before) before.tabIndex = -1;
  at = { r, c };
  const cell = view.table.querySelector(`[data-r="${r}"][data-c="${c}"]`) || view.table.querySelector("[data-r]");
  if (cell) cell.tabIndex = 0;
}

function focusCell(r, c) {
  r = Math.max(-1, Math.min(grid.lines.length - 1, r)), c = Math.max(-1, Math.min(grid.columns.length - 1, c));
  if (grid.lines[r] && grid.lines[r].heading !== undefined) c = -1;
  if (grid.windowed) {
    const { box } = view, top = r * rowHeight, left = c * cellWidth, room = box.clientHeight - 170, width = box.clientWidth - headWidth();
    if (r >= 0 && top < box.scrollTop) box.scrollTop = top;
    if (top > box.scrollTop + room - rowHeight) box.scrollTop = top - room + rowHeight;
    if (c >= 0 && left < box.scrollLeft) box.scrollLeft = left;
    if (left > box.scrollLeft + width - cellWidth) box.scrollLeft = left - width + cellWidth;
    at = { r, c };
    fill();
  }
  mark(r, c);
  const cell = view.table.querySelector(`[data-r="${r}"][data-c="${c}"]`);
  if (cell) cell.focus({ preventScroll: grid.windowed });
}

function onKey(event) {
  const last = grid.columns.length - 1, page = Math.max(1, Math.floor(view.box.clientHeight / rowHeight) - 5);
  const moves = {
    ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-page, 0], PageDown: [page, 0],
    Home: event.ctrlKey ? [-at.r, -1 - at.c] : [0, -1 - at.c], End: event.ctrlKey ? [grid.lines.length, last - at.c] : [0, last - at.c],
  };
  if (event.altKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") open(at.r, at.c);
  else if (moves[event.key]) focusCell(at.r + moves[event.key][0], at.c + moves[event.key][1]);
  else return;
  event.preventDefault();
}

function open(r, c) {
  const line = grid.lines[r], api = grid.columns[c];
  if (r < 0) return c >= 0 && go({ view: "who", api: apiAddress(api), cell: "", scope: "" });
  if (line.heading !== undefined) return;
  if (c < 0) return go({ view: "one", one: appAddress(line.app), cell: "" });
  go({ cell: appAddress(line.app) + " → " + apiAddress(api) });
}

// overview draws all of a large grid: a line for each application, or for several, darker where more is reached. The table says the same in words.
function overview() {
  const canvas = el("canvas", { class: "overview", "aria-hidden": "true", width: 120, height: 600 }), lines = grid.lines.filter(line => line.heading === undefined), height = Math.min(600, lines.length);
  const wide = Math.min(120, grid.columns.length), column = new Int32Array(apiCount).fill(-1), image = new Float32Array(wide * height), sizes = new Float32Array(height);
  grid.columns.forEach((api, c) => column[api] = Math.floor(c * wide / grid.columns.length));
  lines.forEach((line, n) => {
    const y = Math.floor(n * height / lines.length);
    sizes[y]++;
    eachCell(line.app, (ref, cell) => {
      if (line.app === ANY || !grid.match[cell]) return;
      const x = column[C.api[cell]], seen = looks[cell];
      if (x >= 0 && seen.allowed && !seen.latent) image[y * wide + x] += seen.sensitive ? 2 : 1;
    });
  });
  canvas.height = height, canvas.width = wide;
  const context = canvas.getContext("2d"), pixels = context.createImageData(wide, height), per = grid.columns.length / wide;
  image.forEach((sum, n) => {
    const share = sum / Math.max(1, sizes[Math.floor(n / wide)] * per);
    pixels.data.set([43, 108, 176, Math.min(255, share ? 50 + 205 * Math.min(1, share) : 12)], 4 * n);
  });
  context.putImageData(pixels, 0, 0);
  const frame = el("div", { class: "frame" }), holder = el("div", { class: "map", "aria-hidden": "true" }, canvas, frame);
  view.overview = () => {
    const { box } = view, all = grid.lines.length * rowHeight;
    frame.style.top = 100 * box.scrollTop / all + "%";
    frame.style.height = Math.min(100, Math.max(1, 100 * box.clientHeight / all)) + "%";
  };
  holder.addEventListener("click", event => {
    const bounds = holder.getBoundingClientRect();
    view.box.scrollTop = (event.clientY - bounds.top) / bounds.height * grid.lines.length * rowHeight - view.box.clientHeight / 2;
  });
  return holder;
}
