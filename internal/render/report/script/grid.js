// The grid of applications by APIs: a table, or where it is large a window of one beside an overview of all of it.
const large = 20000, rowHeight = 30;
let grid, view; // what the filters leave, and the elements that show it
let at = { r: 0, c: 0 }; // the one tab stop; row and column -1 are the headers

// level is the part of an API's scopes as one of four shades, 0 for none.
const level = (n, of) => n === 0 ? 0 : Math.max(1, Math.min(4, Math.ceil(4 * n / Math.max(1, of))));

// seen is what a cell looks like for one subject type, and the same in words.
function seen(ref, api) {
  const cell = cellOf(ref);
  if (!ref || !grid.match[cell]) return { kind: "", text: "", words: "nothing" };
  const [mark, rests] = sizeOf(C.assumed[cell]) ? [" assumed", ", which rests on what nobody states"] : ["", ""];
  if (!isOpen(cell)) return isRefused(ref) ? { kind: "denied" + mark, text: "✕", words: "denied although granted" + rests } : { kind: "no" + mark, text: "–", words: "denied" + rests };
  const n = sizeOf(C.scopes[cell]), declared = declares(api), all = C.flags[cell] & future, sensitive = sensitiveIn[cell], of = n + " of " + declared;
  return {
    kind: (usable[cell] ? "l" + level(n, declared) : "latent") + (all ? " future" : "") + (sensitive ? " sensitive" : "") + mark,
    text: all ? "all" : grid.roomy && declared ? of : n,
    words: (all ? "all " + n + " scopes and later ones" : of + " scopes") + (sensitive ? ", " + sensitive + " sensitive" : "") + (usable[cell] ? "" : ", latent") + rests,
  };
}

function half(subject, { kind, text, words }) {
  const made = document.createElement("i");
  made.className = kind;
  made.textContent = text;
  made.role = "img";
  made.ariaLabel = acting(subject) + " " + words;
  return made;
}

function gridCell(row, api, c) {
  const user = seen(row[2 * api + 1], api), client = seen(row[2 * api], api), cell = document.createElement("td");
  cell.ariaColIndex = c + 2;
  if (user.words !== client.words || user.kind && user.kind !== "no") cell.append(half("user", user), half("client", client));
  else Object.assign(cell, { className: user.kind, textContent: user.text, ariaLabel: user.words }); // most cells of a large grid
  return cell;
}

function rowHead(app, more) {
  const facts = [isThird(app) && app !== ANY && "3rd party", spaced(string(A.type[app])), count(totals.scopes[app], "scope"), totals.sensitive[app] && totals.sensitive[app] + " sensitive"];
  return el("th", { scope: "row", class: isThird(app) ? "third" : null },
    el("span.name", app === ANY ? "any newly registered third party" : named(appAddress(app)), more > 0 && el("b", " +" + number(more) + " the same")),
    el("small", facts.filter(Boolean).join(" · ")));
}

function gridRow(line, r, from, end) {
  const made = el("tr", { "aria-rowindex": r + 2 });
  if (line.heading !== undefined) {
    made.className = "heading";
    made.append(el("th", { scope: "rowgroup", colspan: end - from + 1 }, el("span", shown(line.heading), " ", el("small", count(line.count, "application")))));
    return made;
  }
  const row = rowOf(line.app);
  made.append(rowHead(line.app, line.more));
  for (let c = from; c < end; c++) made.append(gridCell(row, grid.columns[c], c));
  return made;
}

function gridHead(from, end) {
  const head = el("tr", { "aria-rowindex": 1 }, el("th", { scope: "col", class: "corner" }, count(grid.found.length, "application"), el("small", "in each cell: for users, as itself")));
  for (let c = from; c < end; c++) {
    const api = grid.columns[c], reached = number(grid.counts[api]);
    head.append(el("th", { scope: "col", "aria-colindex": c + 2, title: apiAddress(api) + ": " + reached + " can use it" }, el("span", named(apiAddress(api))),
      el("small", grid.roomy ? reached + " can use it" : reached)));
  }
  return el("thead", head);
}

// gridBox is the table, in a window that scrolls, and the overview. What is in them follows from the filters.
function gridBox() {
  const table = el("table", { role: "grid", "aria-label": "Applications by APIs", onkeydown: onKey, onclick: onClick, onfocusin: event => mark(...positionOf(event.target)) });
  const sizer = el("div.sizer", table), box = el("div.window", { onscroll: () => requestAnimationFrame(fill) }, sizer);
  const canvas = el("canvas"), frame = el("div.frame"), map = el("div.map", { "aria-hidden": "true", onclick: jump }, canvas, frame);
  view = { box, sizer, table, canvas, frame, map, r0: 0, c0: 0 };
  return el("div.gridbox", map, box);
}

function showGrid(wanted) {
  grid = newGrid(wanted);
  const rows = grid.lines.length, columns = grid.columns.length, { box, table, map } = view;
  const roomy = columns < 9;
  Object.assign(grid, { roomy, windowed: rows * columns > large, width: roomy ? Math.max(90, Math.min(120, Math.floor((box.clientWidth - 311) / columns))) : 58, head: roomy ? 60 : 140, stub: innerWidth < 640 ? 150 : 310 });
  at = { r: Math.min(at.r, rows - 1), c: Math.min(at.c, columns - 1) };
  map.hidden = !grid.windowed;
  box.className = grid.windowed ? "window windowed" : "window";
  table.className = grid.roomy ? "grid roomy" : "grid";
  table.style.setProperty("--wide", grid.width + "px");
  table.ariaRowCount = rows + 1;
  table.ariaColCount = columns + 1;
  view.shown = "";
  fill();
  if (grid.windowed) setTimeout(drawOverview, 20, grid); // when the table is there to be seen
}

// fill puts the rows and columns into the table that are within the window, and some around it.
function fill() {
  const { box, table, sizer, frame } = view, rows = grid.lines.length, columns = grid.columns.length;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = box; // before anything is changed, so that nothing is laid out twice
  let [r0, r1, c0, c1] = [0, rows, 0, columns];
  if (grid.windowed) {
    const all = rows * rowHeight;
    r0 = Math.max(0, Math.floor(Math.min(scrollTop, all) / rowHeight) - 2), r1 = Math.min(rows, r0 + Math.ceil(clientHeight / rowHeight) + 4);
    c0 = Math.max(0, Math.floor(scrollLeft / grid.width) - 1), c1 = Math.min(columns, c0 + Math.ceil((clientWidth - grid.stub) / grid.width) + 2);
    Object.assign(frame.style, { top: 100 * scrollTop / all + "%", height: Math.min(100, Math.max(1, 100 * clientHeight / all)) + "%" });
  }
  const shown = [r0, r1, c0, c1].join();
  if (view.shown === shown) return;
  Object.assign(sizer.style, grid.windowed ? { height: rows * rowHeight + grid.head + "px", width: columns * grid.width + grid.stub + "px" } : { height: "", width: "" });
  Object.assign(table.style, { top: r0 * rowHeight + "px", left: c0 * grid.width + "px" });
  const focused = table.contains(document.activeElement), body = el("tbody");
  Object.assign(view, { shown, r0, c0 });
  for (let r = r0; r < r1; r++) body.append(gridRow(grid.lines[r], r, c0, c1));
  table.replaceChildren(gridHead(c0, c1), body);
  mark(at.r, at.c);
  if (focused) (elementAt(at.r, at.c) || box).focus({ preventScroll: true });
}

// elementAt is the cell of a row and column, where the window has it.
function elementAt(r, c) {
  const row = view.table.rows[r < 0 ? 0 : r - view.r0 + 1];
  return row && (r < 0 || r >= view.r0) && (c < 0 || c >= view.c0) ? row.cells[c < 0 ? 0 : c - view.c0 + 1] : undefined;
}

function positionOf(target) {
  const cell = target.closest("td, th"), r = cell.parentNode.rowIndex - 1, c = cell.cellIndex - 1;
  return [r < 0 ? r : r + view.r0, c < 0 ? c : c + view.c0];
}

// mark makes a cell the one tab stop.
function mark(r, c) {
  const cell = elementAt(r, c) || elementAt(view.r0, -1);
  if (view.stop && view.stop !== cell) view.stop.removeAttribute("tabindex"); // of what has the focus, it would lose it
  at = { r, c };
  view.stop = cell;
  if (cell) cell.tabIndex = 0;
}

// pointAt gives the tab stop to the cell that is open, also where another line stands for its application, and fills what the panel made room for.
function pointAt(app, api) {
  const r = grid.lines.findIndex(line => line.app === app || line.more && A.alike[line.app] === A.alike[app]), c = grid.columns.indexOf(api);
  if (r < 0 || c < 0) return fill();
  at = { r, c };
  if (grid.windowed) scrollTo(r, c);
  fill();
  mark(r, c);
  if (!grid.windowed) view.stop.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function focusCell(r, c) {
  r = Math.max(-1, Math.min(grid.lines.length - 1, r)), c = Math.max(-1, Math.min(grid.columns.length - 1, c));
  if (r >= 0 && grid.lines[r].heading !== undefined) c = -1;
  at = { r, c };
  if (grid.windowed) {
    scrollTo(r, c);
    fill();
  }
  mark(r, c);
  if (view.stop) view.stop.focus({ preventScroll: grid.windowed });
}

function scrollTo(r, c) {
  const { box } = view, top = r * rowHeight, left = c * grid.width, down = top - box.clientHeight + grid.head + 2 * rowHeight, right = left - box.clientWidth + grid.stub + grid.width;
  if (r >= 0) box.scrollTop = Math.min(top, Math.max(box.scrollTop, down));
  if (c >= 0) box.scrollLeft = Math.min(left, Math.max(box.scrollLeft, right));
}

function onKey(event) {
  const last = grid.columns.length - 1, page = Math.max(1, Math.floor(view.box.clientHeight / rowHeight) - 5), { r, c } = at;
  const move = {
    ArrowUp: [r - 1, c], ArrowDown: [r + 1, c], ArrowLeft: [r, c - 1], ArrowRight: [r, c + 1], PageUp: [Math.max(r - page, 0), c], PageDown: [r + page, c],
    Home: [event.ctrlKey ? 0 : r, -1], End: [event.ctrlKey ? grid.lines.length : r, last],
  }[event.key];
  if (event.altKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") open(r, c);
  else if (move) focusCell(...move);
  else return;
  event.preventDefault();
}

function onClick(event) {
  focusCell(...positionOf(event.target));
  open(at.r, at.c);
}

// open goes to what a cell, or the header of a row or column, is about.
function open(r, c) {
  const line = grid.lines[r], api = grid.columns[c];
  if (r < 0 && c >= 0) go({ view: "who", api: apiAddress(api), cell: "", scope: "" });
  if (r < 0 || line.heading !== undefined) return;
  if (c < 0) go({ view: "one", one: appAddress(line.app), cell: "" });
  else go({ cell: appAddress(line.app) + " → " + apiAddress(api) });
}

// jump shows what is at a place of the overview.
function jump(event) {
  const bounds = view.map.getBoundingClientRect();
  view.box.scrollTop = (event.clientY - bounds.top) / bounds.height * grid.lines.length * rowHeight - view.box.clientHeight / 2;
}

// drawOverview draws all of a large grid: a line for each application, or for several, darker where more is reached. The table says the same in words.
function drawOverview(drawn) {
  if (grid !== drawn) return;
  const lines = grid.lines.filter(line => line.heading === undefined), height = Math.min(600, lines.length), width = Math.min(120, grid.columns.length);
  const column = new Int32Array(apiCount).fill(-1), sums = new Float32Array(width * height), sizes = new Float32Array(height);
  grid.columns.forEach((api, c) => column[api] = Math.floor(c * width / grid.columns.length));
  lines.forEach((line, n) => {
    const y = Math.floor(n * height / lines.length);
    sizes[y] += grid.columns.length / width;
    eachCell(line.app, (_, cell) => {
      if (grid.match[cell] && usable[cell]) sums[y * width + column[C.api[cell]]] += sensitiveIn[cell] ? 2 : 1;
    });
  });
  Object.assign(view.canvas, { width, height });
  const context = view.canvas.getContext("2d"), pixels = context.createImageData(width, height);
  const { data } = pixels;
  sums.forEach((sum, n) => {
    data[4 * n] = 43, data[4 * n + 1] = 108, data[4 * n + 2] = 176, data[4 * n + 3] = sum ? 50 + 205 * Math.min(1, sum / sizes[Math.floor(n / width)]) : 12;
  });
  context.putImageData(pixels, 0, 0);
}
