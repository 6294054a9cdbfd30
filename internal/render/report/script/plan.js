// A plan: the verdict, cards by cause with who gains and loses, what each cell was and is, and then what a deployer has to do.
const ranks = ["none", "low", "medium", "high"];
const rank = level => ranks.includes(level) ? ranks.indexOf(level) : 3; // of a later version: the most careful

let doc, filters, marked = null; // the impact whose rows are marked

const holders = impact => impact.applications || [{ application: impact.application, client_id: impact.client_id }];
const whoIs = (impact, holder) => impact.any_third_party ? "any third party" : holder.application || "client " + holder.client_id;
const where = impact => impact.api || impact.audience;
const cellAddress = (impact, holder) => whoIs(impact, holder) + " → " + where(impact) + " → " + impact.subject_type;
const revision = side => (side === "base" ? doc.base : doc.head).revision || "";
const causePlace = cause => cause.file ? [cause.side === "base" ? "base: " : "", place(cause.file, cause.line, revision(cause.side))] : null;

// ofRole is what changes in the permissions of a role, as an impact on who has it.
const ofRole = change => ({
  subject_type: "user", relaxed: [], tightened: [], gained_authorization_details_types: [], lost_authorization_details_types: [], unresolved: [], ...change, application: change.role,
});

// byWhom is through which applications users get what a role permits, or got it.
function byWhom(half) {
  const { applications, first, any_third_party } = half.gains ? half.impact.gained_by : half.impact.lost_by;
  const some = [applications ? count(applications, "application") : any_third_party ? "" : "no application", any_third_party ? "any third party" : ""].filter(Boolean).join(" and ");
  return el("span.was", "by ", some, first.length > 0 && [": ", commas(first.map(named)), applications > first.length && ", …"], " ");
}

// halves are what an impact gains and what it loses, usable and latent.
function halves(impact) {
  const made = [], add = (gains, latent, parts) => {
    const [scopes, types, conditions, future, token] = parts;
    if (scopes.length || types.length || conditions.length || future || token) made.push({ impact, gains, latent, scopes, types, conditions, future, token });
  };
  const l = name => impact[name + "_latent"] || [];
  add(true, false, [impact.gained, impact.gained_authorization_details_types, impact.relaxed, impact.opens, impact.admitted]);
  add(false, false, [impact.lost, impact.lost_authorization_details_types, impact.tightened, impact.closes, impact.refused]);
  add(true, true, [l("gained"), l("gained_authorization_details_types"), l("relaxed"), impact.opens_latent, impact.admitted_latent]);
  add(false, true, [l("lost"), l("lost_authorization_details_types"), l("tightened"), impact.closes_latent, impact.refused_latent]);
  return made;
}

const isCause = cause => cause.cause !== "provided-by";
const causeOf = half => half.impact.because.find(cause => isCause(cause) && (half.gains ? cause.gains : cause.loses)) || half.impact.because.find(isCause) || half.impact.because[0];

// titles are those of the sections, in which cards stand by their kind.
const titles = ["Gains", "Losses", "Roles: what their users may do", "Latent gains: nobody can use them before somebody adds the flow", "Latent losses: nobody could use them"];
const kindOf = (role, half) => role ? 2 : (half.latent ? 3 : 0) + !half.gains;

// cardsOf gathers what has one cause, by kind, the highest risk first. A cause whose cells are of several kinds has several cards: again are those after the first.
function cardsOf(impacts) {
  const found = new Map();
  for (const impact of impacts) for (const half of halves(impact)) {
    const cause = causeOf(half) || { message: "a change of the platform's own defaults", file: "", line: 0, side: "head", cause: "", address: "" };
    const own = /^(application|client_grant)\./.test(cause.address) && holders(impact).length > 1;
    const kind = kindOf(impact.role, half), key = [kind, half.gains, half.latent, own ? cause.cause : cause.cause + cause.address + cause.file + cause.line].join("|");
    if (!found.has(key)) found.set(key, { cause, kind, role: impact.role, gains: half.gains, halves: [], risk: 0, causes: new Set() });
    const card = found.get(key);
    card.halves.push(half);
    card.causes.add(cause.address);
    card.risk = Math.max(card.risk, half.gains ? rank(impact.risk) : 0);
  }
  const all = [...found.values()];
  all.forEach(card => card.halves.sort((x, y) => rank(y.impact.risk) - rank(x.impact.risk)));
  all.sort((x, y) => x.kind - y.kind || y.gains - x.gains || y.risk - x.risk || y.halves.length - x.halves.length);
  const told = new Set();
  for (const card of all) {
    card.again = [...card.causes].every(address => told.has(address));
    card.causes.forEach(address => told.add(address));
  }
  return all;
}

function chipsOf(half) {
  const sign = half.gains ? "+" : "−", kind = half.gains ? "gain" : "loss", extra = [];
  if (half.types.length) extra.push(["authorization details ", half.types.map((type, n) => [n ? ", " : "", code(type)])]);
  if (half.conditions.length) extra.push([spaced(half.conditions.join(", ")), half.gains ? " relaxed" : " tightened"]);
  if (half.future) extra.push(half.gains ? "and what is declared later" : "and no longer what is declared later");
  if (half.token && !half.scopes.length) extra.push(half.gains ? "a token without scopes" : "a token");
  return [half.scopes.length ? chips(half.scopes, { sign, kind, sensitive: half.gains ? half.impact.sensitive : [] }) : null, extra.map(part => el("p.extra", sign + " ", part))];
}

function badgesOf(half) {
  const impact = half.impact;
  return [impact.role && byWhom(half), impact.registers && badge("anyone may register", "high"), half.gains ? impact.risk_reasons.filter(reason => reason !== "direct-gain").map(reason => badge(spaced(reason), impact.risk)) : null, !half.gains && impact.breaking && !half.latent ? badge("breaking", "loss") : null,
    half.latent ? badge("latent") : null, impact.unresolved.length ? badge("unresolved", "high") : null, impact.assumed.length ? badge("assumed", "medium") : null];
}

// others are the rest of a list of names, folded on the screen.
function others(rest, label, most) {
  if (!rest.length) return null;
  const made = later("and " + count(rest.length, "other"), () => el("ul", rest.slice(0, most).map(holder => el("li", label(holder))), rest.length > most && el("li", "and " + count(rest.length - most, "more", "more"))));
  made.className = "others";
  return made;
}

function names(impact) {
  const all = holders(impact), most = 3, label = holder => to({ impact: cellAddress(impact, holder) }, impact.any_third_party ? "any third party" : named(whoIs(impact, holder)));
  return [commas(all.slice(0, most).map(label)), others(all.slice(most), label, 2000)];
}

const cellSize = row => !row ? "nothing" : row.reason.startsWith("unresolved") ? "unresolved" : row.decision !== "allow" ? "denied" : (row.future_scopes ? "all " : "") + row.scopes.length + (row.reachable ? "" : " latent");

// beforeAfter is how much a cell was and is.
const beforeAfter = impact => !impact.role && el("span.was", cellSize(impact.before), " → ", el("b", cellSize(impact.after)));

function steps(impact) {
  return el("ol.steps", impact.because.map(cause => el("li", { class: cause.gains && !cause.loses ? "yes" : cause.loses && !cause.gains ? "no" : "" }, cause.cause === "provided-by" ? "by what was there: " : "", shown(cause.message), " ", causePlace(cause))));
}

// side is a cell before or after: as grants explain tells it, where the page knows that, or by what decides.
function side(title, row, told, of) {
  const at = ({ file, line }) => [" ", place(file, line, revision(of))];
  return el("div", el("h4", title), told && told.length ? el("ol.steps", told.map(step => el("li", { class: step.answer }, shown(step.text), at(step.at), at(step.within), " ", el("a.page", { href: step.page }, "docs"))))
    : el("p", !row ? "does not exist" : [row.decision === "allow" && row.grant ? code(row.grant) : spaced(row.reason), row.shadowed.length > 0 && [", and not ", codes(row.shadowed)], row.unreachable_because && ["; ", spaced(row.unreachable_because)]]),
    row && row.scopes.length > 0 && chips(row.scopes));
}

// holderRow is who gains or loses what by a cause, and how that comes about.
function holderRow(half) {
  const impact = half.impact, row = el("li.holder", el("div", el("b", names(impact)), " in ", named(where(impact)), " ", acting(impact.subject_type), " ", beforeAfter(impact), " ", badgesOf(half)), chipsOf(half),
    later("Why", () => chain(impact)));
  impact.rows.push(row);
  return row;
}

// later is what is made when it is opened, or printed.
function later(title, make) {
  const made = el("details", { ontoggle: () => made.fill() }, el("summary", title));
  made.fill = () => made.children.length === 1 && made.append(...parts([make()]));
  return made;
}

function chain(impact) {
  const { before, after, told, role } = impact, all = holders(impact);
  return [steps(impact), told && all.length > 1 && el("p", "As it is for ", named(whoIs(impact, all[0])), ":"),
    !role && el("div.sides", side("Before", before, told && told.before, "base"), side("After", after, told && told.after, "head")),
    !role && !told && data.told.length > 0 && el("p", "So many cells change that the page says why of those with the highest risk; ", code("grants explain"), " says it of any.")];
}

function card(c) {
  const alike = c.causes.size - 1, risk = c.gains ? ranks[c.risk] : "loss", most = 30, cells = c.halves.reduce((sum, half) => sum + holders(half.impact).length, 0);
  const show = () => rest.children.length === 1 && rest.append(list(most, 2000)), rest = el("details", { ontoggle: show }, el("summary", "and " + count(c.halves.length - most, "more", "more")));
  c.halves.slice(most, 2000).forEach(({ impact }) => impact.show = () => { rest.open = true; show(); });
  const list = (from, end) => el("ul.holders", c.halves.slice(from, end).map(holderRow), c.halves.length > end && end > most && el("li", "and " + count(c.halves.length - end, "more in the JSON", "more in the JSON")));
  return el("article", { class: "card " + risk },
    el("h3", badge(c.gains ? "risk " + ranks[c.risk] : "loss", risk), " ", shown(c.cause.message || spaced(c.cause.cause)), alike > 0 && " and " + number(alike) + " alike", " ",
      el("small", !c.role && [count(cells, "cell"), " · "], c.again && "also above · ", causePlace(c.cause))),
    list(0, most), c.halves.length > most && rest);
}

// touched is a small matrix of the rows and columns that change, and of nothing else. A row is those whose cells change alike.
function touched(impacts) {
  const columns = new Map(), lines = new Map(), mostColumns = 24, mostLines = 40;
  for (const impact of impacts) {
    const column = where(impact) + " " + impact.subject_type, line = JSON.stringify(holders(impact).map(holder => whoIs(impact, holder)));
    if (!columns.has(column)) columns.set(column, impact);
    if (!lines.has(line)) lines.set(line, new Map());
    lines.get(line).set(column, impact);
  }
  const heads = [...columns].slice(0, mostColumns), named = heads.length < 7;
  return [el("div.wide", { tabindex: "0", role: "region", "aria-label": "Cells that change" }, el("table", { class: "touched" + (heads.length < 5 ? "" : " many") }, el("caption", "Cells that change, before → after: open one to see why"),
    el("thead", el("tr", el("th", { scope: "col" }, "Application"), heads.map(([, impact]) => el("th", { scope: "col" }, code(short(where(impact))), el("small", acting(impact.subject_type)))))),
    el("tbody", [...lines.values()].slice(0, mostLines).map(cells => el("tr", el("th", { scope: "row" }, who(cells.values().next().value)), heads.map(([column]) => touchedCell(cells.get(column), named))))))),
  columns.size > mostColumns || lines.size > mostLines ? el("p", "These are the first of " + count(lines.size, "row") + " and " + count(columns.size, "column") + ".") : null];
}

// who is whose cells a row of the small matrix has.
function who(impact) {
  const all = holders(impact), label = holder => shown(short(whoIs(impact, holder)));
  return [commas(all.slice(0, 2).map(label)), impact.registers && el("small", "anyone may register"), others(all.slice(2), label, 200)];
}

// touchedCell says what changes by name, where there is room for that, or as numbers.
function touchedCell(impact, named) {
  if (!impact) return el("td.same", el("span.hidden", "no change"));
  const gained = [...impact.gained, ...impact.gained_latent || []], lost = [...impact.lost, ...impact.lost_latent || []], some = named && gained.length + lost.length < 4;
  const signed = (sign, kind, list) => list.length > 0 && el("b", { class: kind }, some ? list.map(scope => [" ", sign, code(scope)]) : " " + sign + list.length);
  return el("td", { "data-head": shown(short(where(impact))) + " " + acting(impact.subject_type), class: rank(impact.risk) > 0 ? impact.risk : lost.length ? "loss" : "" },
    to({ impact: cellAddress(impact, holders(impact)[0]) }, beforeAfter(impact), signed("+", "plus", gained), signed("−", "minus", lost)));
}

const attribute = a => a.added || a.removed ? [code(a.name), " ", (a.added || []).map(item => [" +", code(typeof item === "string" ? item : JSON.stringify(item))]), (a.removed || []).map(item => [" −", code(typeof item === "string" ? item : JSON.stringify(item))])]
  : [code(a.name), ": ", code(JSON.stringify(a.before ?? null)), " → ", code(JSON.stringify(a.after ?? null))];

function changeRow(change) {
  return el("li", badge(change.action), " ", code(change.address), " ", place(change.file, change.line, revision(change.action === "delete" ? "base" : "head")), change.note ? el("p", shown(change.note)) : null,
    change.attributes.length ? el("ul", change.attributes.slice(0, 30).map(a => el("li", attribute(a)))) : null);
}

const section = (title, items, row) => items.length > 0 && el("details", { open: !doc.impacts.length }, el("summary", title + " ", el("small", number(items.length))), capped(items, row));
const capped = (items, row, most = 300) => [el("ol", items.slice(0, most).map(row)), items.length > most && el("p", "And " + count(items.length - most, "more", "more") + ".")];

// wantedImpacts are the impacts that the filters want, the highest risk first.
function wantedImpacts(wanted) {
  const app = glob(wanted.get("app")), api = glob(wanted.get("api")), scope = glob(wanted.get("scope")), least = rank(wanted.get("risk") || "none");
  const held = impact => [impact.gained, impact.lost, impact.gained_latent, impact.lost_latent].some(list => (list || []).some(scope));
  return doc.impacts.filter(impact => (!app || holders(impact).some(holder => app(whoIs(impact, holder)))) && (!api || api(where(impact))) && (!scope || held(impact)) && rank(impact.risk) >= least)
    .sort((x, y) => rank(y.risk) - rank(x.risk));
}

function cardList(title, cards) {
  const again = cards.filter(card => card.again).length;
  return cards.length > 0 && [el("h2", title, " ", el("small", count(cards.length, "cause"), again > 0 && (again < cards.length ? `, ${number(again)} also above` : ", also above"))),
    cards.slice(0, 200).map(card), cards.length > 200 && el("p", "And " + count(cards.length - 200, "more cause") + ".")];
}

function planBody(wanted) {
  for (const impact of doc.impacts) Object.assign(impact, { rows: [], show: null });
  const impacts = wantedImpacts(wanted), cards = cardsOf(impacts), silent = doc.changes.filter(change => change.effect !== "access");
  const ofCells = impacts.filter(impact => !impact.role), ofRoles = impacts.length - ofCells.length, cells = ofCells.reduce((sum, impact) => sum + holders(impact).length, 0);
  const changes = new Set(impacts.flatMap(impact => impact.because.filter(isCause).map(cause => cause.address)));
  say(impacts.length ? count(cells, "changed cell") + (ofRoles ? " and " + count(ofRoles, "change of a role", "changes of roles") : "") + (changes.size ? ", from " + count(changes.size, "change") : "") : doc.impacts.length ? "no cell changes by these filters" : "");
  return [cells > 0 && touched(ofCells), titles.map((title, kind) => cardList(title, cards.filter(card => card.kind === kind))),
    section("Changes", doc.changes, changeRow), section("Changes without an effect on access", silent, changeRow),
    section("Operations, in the order to send them", doc.operations, op => el("li", el("b", op.method), " ", code(op.resource), " ", code(op.address), " ", code(JSON.stringify(op.body ?? null)))),
    doc.diagnostics.length > 0 && [el("h2", "Notes"), capped(doc.diagnostics, note => el("li", { class: "note " + note.severity }, el("b", shown(note.rule)), " ", shown(note.message), " ",
      place(note.file, note.range && note.range.start.line, revision("head")), note.detail && el("p", shown(note.detail))))],
    el("p", count(doc.summary.permissions_before, "permission") + " before and " + number(doc.summary.permissions_after) + " after; what did not change is not shown.")];
}

const sideLine = (label, s) => [label, " ", code(s.spec || s.kind), s.revision ? [" ", code(s.revision.slice(0, 12))] : null, s.notes.length ? el("span", " (", shown(s.notes.join("; ")), ")") : null];

const impactOf = wanted => doc.impacts.find(impact => holders(impact).some(holder => cellAddress(impact, holder) === wanted));

// markRows marks the rows of the impact that the address names, or named last. It shows the first of them where they are others than before, or nothing has the focus.
function markRows(wanted, closed) {
  const impact = wanted ? impactOf(wanted) : marked, moves = wanted ? impact !== marked : closed && document.activeElement === body;
  root.querySelectorAll(".holder[aria-current]").forEach(row => row.removeAttribute("aria-current"));
  marked = impact;
  if (!impact) return;
  if (impact.show && !impact.rows.length) impact.show();
  impact.rows.forEach(row => row.setAttribute("aria-current", "true"));
  const [first] = impact.rows, at = first && first.getBoundingClientRect();
  if (moves && first && (at.top < 0 || at.bottom > innerHeight)) first.scrollIntoView({ block: "center" });
}

// showImpact opens the row that the address names.
function showImpact() {
  showPanel("impact", "Why this cell changes", wanted => {
    const impact = impactOf(wanted);
    if (!impact) return el("p", "Nothing changes in ", code(wanted), ".");
    const holder = holders(impact).find(holder => cellAddress(impact, holder) === wanted);
    return [el("h2", impact.any_third_party ? "any third party" : named(whoIs(impact, holder)), " → ", named(where(impact))), el("p", acting(impact.subject_type), !impact.role && ": ", beforeAfter(impact)),
      halves(impact).map(half => el("section", el("h3", (half.gains ? "Gains" : "Loses") + (half.latent ? ", latent" : ""), " ", badgesOf(half)), chipsOf(half))),
      el("h3", "Why"), chain(impact)];
  });
}

function drawPlanPage() {
  const wanted = state(), filtered = ["app", "api", "scope", "risk"].some(key => wanted.get(key)), box = byId("view"), key = [...wanted].filter(([name]) => name !== "impact").join("&");
  filters.hidden = doc.impacts.length < 13 && !filtered; // what hides something is there to be seen
  if (box.dataset.key !== key) {
    box.dataset.key = key;
    box.replaceChildren(...parts(planBody(wanted)));
  }
  const open = panel;
  showImpact();
  markRows(wanted.get("impact"), open && !panel);
}

// goers are the applications and APIs that are deleted.
function goers() {
  const gone = doc.changes.filter(change => change.action === "delete" && /^(application|api)$/.test(change.kind)), most = 12;
  return gone.length > 0 && el("p.gone", badge("deleted", "loss"), " ", commas(gone.slice(0, most).map(change => code(change.address))), gone.length > most && " and " + count(gone.length - most, "more", "more"));
}

function begin() {
  doc = data.plan;
  for (const told of data.told) Object.assign(doc.impacts[told.impact], { told, registers: told.registers });
  addEventListener("beforeprint", () => root.querySelectorAll("details").forEach(details => details.fill && details.fill()));
  doc.impacts.push(...(doc.role_impacts || []).map(ofRole));
  const s = doc.summary, gate = doc.gate.tripped;
  root.append(...parts([el("p.verdict", badge("risk " + s.risk, s.risk), " ", s.breaking && badge("breaking", "loss"), " ", data.verdict), goers(),
    gate.length > 0 && el("p.gate", "This change matches ", codes(gate), " (fail_on): the check fails"),
    !gate.length && doc.gate.fail_on.length > 0 && el("p.origin", "This change does not match ", codes(doc.gate.fail_on), " (fail_on): the gate is open"),
    el("p.origin", sideLine("From", doc.base), " ", sideLine("to", doc.head), doc.only.length > 0 && [", only ", codes(doc.only)]),
    filters = form(input("Application", "app", "name or *"), input("API", "api", "name or *"), input("Scope", "scope", "refund:*"),
      choice("Risk", "risk", [["", "any"], ["medium", "medium or high"], ["high", "high"]]), el("a", { href: "#" }, "Clear")),
    live, el("div", { id: "view" })]));
  return drawPlanPage;
}
