// A plan: the verdict, cards by cause with who gains and loses, what each cell was and is, and then what a deployer has to do.
const ranks = { none: 0, low: 1, medium: 2, high: 3 };
const rank = level => ranks[level] ?? 3; // of a later version: the most careful

let doc, cards;

const holders = impact => impact.applications || [{ application: impact.application, client_id: impact.client_id }];
const whoIs = (impact, holder) => impact.any_third_party ? "any third party" : holder.application || "client " + holder.client_id;
const where = impact => impact.api || impact.audience;
const cellAddress = (impact, holder) => whoIs(impact, holder) + " → " + where(impact) + " → " + impact.subject_type;
const revision = side => (side === "base" ? doc.base : doc.head).revision || "";
const causePlace = cause => cause.file ? [cause.side === "base" ? "base: " : "", place(cause.file, cause.line, revision(cause.side))] : null;

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

const causeOf = half => half.impact.because.find(cause => cause.cause !== "provided-by" && (half.gains ? cause.gains : cause.loses)) || half.impact.because.find(cause => cause.cause !== "provided-by") || half.impact.because[0];

// cardsOf gathers what has one cause: gains first, the highest risk first.
function cardsOf(impacts) {
  const found = new Map();
  for (const impact of impacts) for (const half of halves(impact)) {
    const cause = causeOf(half) || { message: "a change of the platform's own defaults", file: "", line: 0, side: "head", cause: "", address: "" };
    const own = /^(application|client_grant)\./.test(cause.address) && holders(impact).length > 1;
    const key = [half.gains, half.latent, own ? cause.cause : cause.cause + cause.address + cause.file + cause.line].join("|");
    if (!found.has(key)) found.set(key, { cause, gains: half.gains, latent: half.latent, halves: [], risk: 0, causes: new Set() });
    const card = found.get(key);
    card.halves.push(half);
    card.causes.add(cause.address);
    card.risk = Math.max(card.risk, half.gains ? rank(impact.risk) : 0);
  }
  const all = [...found.values()];
  all.forEach(card => card.halves.sort((x, y) => rank(y.impact.risk) - rank(x.impact.risk)));
  return all.sort((x, y) => x.latent - y.latent || y.gains - x.gains || y.risk - x.risk || y.halves.length - x.halves.length);
}

const level = n => ["none", "low", "medium", "high"][n];

function chipsOf(half) {
  const sign = half.gains ? "+" : "−", kind = half.gains ? "gain" : "loss", extra = [];
  if (half.types.length) extra.push(["authorization details ", half.types.map((type, n) => [n ? ", " : "", code(type)])]);
  if (half.conditions.length) extra.push([spaced(half.conditions.join(", ")), half.gains ? " relaxed" : " tightened"]);
  if (half.future) extra.push(half.gains ? "and what is declared later" : "and no longer what is declared later");
  if (half.token && !half.scopes.length) extra.push(half.gains ? "a token without scopes" : "a token");
  return [half.scopes.length ? chips(half.scopes, { sign, kind, sensitive: half.gains ? half.impact.sensitive : [] }) : null, extra.map(part => el("p", { class: "extra" }, sign + " ", part))];
}

function badgesOf(half) {
  const impact = half.impact;
  return [half.gains ? impact.risk_reasons.filter(reason => reason !== "direct-gain").map(reason => badge(spaced(reason), impact.risk)) : null, !half.gains && impact.breaking && !half.latent ? badge("breaking", "loss") : null,
    half.latent ? badge("latent") : null, impact.unresolved.length ? badge("unresolved", "high") : null, impact.assumed.length ? badge("assumed", "medium") : null];
}

function names(impact) {
  const all = holders(impact), most = 3, label = holder => to({ impact: cellAddress(impact, holder) }, impact.any_third_party ? "any third party" : named(whoIs(impact, holder)));
  return [all.slice(0, most).map((holder, n) => [n ? ", " : "", label(holder)]), all.length > most ? el("details", { class: "others" }, el("summary", {}, "and " + count(all.length - most, "other")),
    el("ul", {}, all.slice(most, 2000).map(holder => el("li", {}, label(holder))), all.length > 2000 ? el("li", {}, "and " + count(all.length - 2000, "more")) : null)) : null];
}

const sizeOf = row => !row ? "nothing" : row.decision !== "allow" ? "denied" : (row.future_scopes ? "all " : "") + row.scopes.length + (row.reachable ? "" : " latent");

// beforeAfter is how much a cell was and is.
const beforeAfter = impact => el("span", { class: "was" }, sizeOf(impact.before), " → ", el("b", {}, sizeOf(impact.after)));

function steps(impact) {
  return el("ol", { class: "steps" }, impact.because.map(cause => el("li", { class: cause.gains && !cause.loses ? "yes" : cause.loses && !cause.gains ? "no" : "" }, cause.cause === "provided-by" ? "by what was there: " : "", shown(cause.message), " ", causePlace(cause))));
}

function side(title, row) {
  return el("div", {}, el("h4", {}, title), row ? el("p", {}, row.decision === "allow" ? row.grant ? code(row.grant) : spaced(row.reason) : [spaced(row.reason)], row.shadowed.length ? [", and not ", row.shadowed.map((grant, n) => [n ? ", " : "", code(grant)])] : null, row.unreachable_because ? ["; ", spaced(row.unreachable_because)] : null) : el("p", {}, "does not exist"),
    row && row.scopes.length ? chips(row.scopes, { sensitive: [] }) : null);
}

function impactDetails(impact) {
  return el("details", {}, el("summary", {}, "Why"), steps(impact), el("div", { class: "sides" }, side("Before", impact.before), side("After", impact.after)));
}

function card(c, n) {
  const many = c.causes.size > 1, risk = c.gains ? level(c.risk) : "loss";
  const most = 30, row = half => el("li", { class: "holder" }, el("div", {}, names(half.impact), " in ", named(where(half.impact)), " ", acting(half.impact.subject_type), " ", beforeAfter(half.impact), " ", badgesOf(half)), chipsOf(half), impactDetails(half.impact));
  const applications = c.halves.reduce((sum, half) => sum + holders(half.impact).length, 0);
  return el("article", { class: "card " + risk, id: "card-" + n },
    el("h3", {}, badge(c.gains ? "risk " + level(c.risk) : "loss", risk), " ", shown(c.cause.message || spaced(c.cause.cause)), many ? " and " + count(c.causes.size - 1, "alike") : "", " ", causePlace(c.cause)),
    el("p", { class: "sum" }, count(applications, "cell") + " " + (c.gains ? (applications === 1 ? "gains" : "gain") : applications === 1 ? "loses" : "lose")),
    el("ul", { class: "holders" }, c.halves.slice(0, most).map(row)),
    c.halves.length > most ? el("details", { ontoggle: event => {
      if (event.target.open && !event.target.querySelector("ul")) event.target.append(el("ul", { class: "holders" }, c.halves.slice(most, 1000).map(row)), c.halves.length > 1000 ? el("p", {}, "And " + count(c.halves.length - 1000, "more") + " in the JSON.") : "");
    } }, el("summary", {}, "and " + count(c.halves.length - most, "more"))) : null);
}

// touched is a small matrix of the rows and columns that change, and of nothing else.
function touched(impacts) {
  const columns = new Map(), lines = new Map(), mostColumns = 24, mostLines = 40;
  for (const impact of impacts) {
    const column = where(impact) + " " + impact.subject_type;
    if (!columns.has(column)) columns.set(column, impact);
    const name = holders(impact).slice(0, 2).map(holder => whoIs(impact, holder)).join(", ") + (holders(impact).length > 2 ? " +" + (holders(impact).length - 2) : "");
    if (!lines.has(name)) lines.set(name, new Map());
    lines.get(name).set(column, impact);
  }
  const heads = [...columns].slice(0, mostColumns);
  return [el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Cells that change" }, el("table", { class: "touched" }, el("caption", { class: "hidden" }, "Cells that change, before and after"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Application"), heads.map(([, impact]) => el("th", { scope: "col" }, named(where(impact)), el("small", {}, acting(impact.subject_type)))))),
    el("tbody", {}, [...lines].slice(0, mostLines).map(([name, cells]) => el("tr", {}, el("th", { scope: "row" }, shown(name.split(", ").map(short).join(", "))), heads.map(([column]) => {
      const impact = cells.get(column);
      if (!impact) return el("td", { class: "same" }, el("span", { class: "hidden" }, "no change"));
      const gains = impact.gained.length + (impact.gained_latent || []).length, loses = impact.lost.length + (impact.lost_latent || []).length;
      return el("td", { class: rank(impact.risk) > 0 ? impact.risk : loses ? "loss" : "" }, to({ impact: cellAddress(impact, holders(impact)[0]) }, beforeAfter(impact)), " ",
        gains ? el("b", { class: "plus" }, "+" + gains) : null, " ", loses ? el("b", { class: "minus" }, "−" + loses) : null);
    })))))),
  columns.size > mostColumns || lines.size > mostLines ? el("p", {}, "Of " + count(lines.size, "row") + " and " + count(columns.size, "column") + ", these are the first.") : null];
}

function verdictOf(s) {
  if (!doc.impacts.length && !s.unresolved.added && !s.unresolved.changed && !s.unresolved.removed) return "No access changes.";
  const parts = [];
  if (s.applications_gaining) parts.push(count(s.applications_gaining, "application gains ", "applications gain ") + count(s.permissions_gained, "permission"));
  if (s.applications_losing) parts.push(count(s.applications_losing, "application loses ", "applications lose ") + count(s.permissions_lost, "permission"));
  if (s.any_third_party_gained || s.any_third_party_lost) parts.push("any third party " + [s.any_third_party_gained ? "gains " + s.any_third_party_gained : "", s.any_third_party_lost ? "loses " + s.any_third_party_lost : ""].filter(Boolean).join(" and "));
  if (s.permissions_gained_latent) parts.push(count(s.permissions_gained_latent, "permission") + " more could be used with the flow for it");
  return (parts.join(", ") || "Conditions of access change") + ".";
}

const attribute = a => a.added || a.removed ? [code(a.name), " ", (a.added || []).map(item => [" +", code(typeof item === "string" ? item : JSON.stringify(item))]), (a.removed || []).map(item => [" −", code(typeof item === "string" ? item : JSON.stringify(item))])]
  : [code(a.name), ": ", code(JSON.stringify(a.before ?? null)), " → ", code(JSON.stringify(a.after ?? null))];

function changeRow(change) {
  return el("li", {}, badge(change.action), " ", code(change.address), " ", place(change.file, change.line, revision(change.action === "delete" ? "base" : "head")), change.note ? el("p", {}, shown(change.note)) : null,
    change.attributes.length ? el("ul", {}, change.attributes.slice(0, 30).map(a => el("li", {}, attribute(a)))) : null);
}

const section = (title, n, ...rest) => n ? el("details", { class: "rest" }, el("summary", {}, title + " ", el("small", {}, n.toLocaleString("en"))), rest) : null;
const capped = (items, row, most = 300) => [el("ul", {}, items.slice(0, most).map(row)), items.length > most ? el("p", {}, "And " + count(items.length - most, "more") + ".") : null];

function planBody(wanted) {
  const by = glob(wanted.get("app")), api = glob(wanted.get("api")), scope = glob(wanted.get("scope"));
  const impacts = doc.impacts.filter(impact => (!by || holders(impact).some(holder => by(whoIs(impact, holder)))) && (!api || api(where(impact))) &&
    (!scope || [impact.gained, impact.lost, impact.gained_latent, impact.lost_latent].some(list => list.some(scope))) && (!wanted.get("risk") || rank(impact.risk) >= rank(wanted.get("risk"))));
  cards = cardsOf(impacts);
  const gains = cards.filter(c => c.gains && !c.latent), losses = cards.filter(c => !c.gains && !c.latent), latent = cards.filter(c => c.latent);
  const silent = doc.changes.filter(change => change.effect !== "access"), notes = [...doc.diagnostics];
  const list = (title, some) => some.length ? [el("h2", {}, title), some.slice(0, 200).map((c, n) => card(c, title[0] + n)), some.length > 200 ? el("p", {}, "And " + count(some.length - 200, "more cause") + ".") : null] : null;
  say(impacts.length ? count(impacts.length, "changed cell") + " from " + count(cards.length, "cause") : "no cell changes" + (doc.impacts.length ? " by these filters" : ""));
  return [impacts.length ? touched([...impacts].sort((x, y) => rank(y.risk) - rank(x.risk))) : null,
    notes.length ? [el("h2", {}, "Notes"), capped(notes, note => el("li", { class: "note " + note.severity }, el("b", {}, shown(note.rule)), " ", shown(note.message), " ", place(note.file, note.range && note.range.start.line, revision("head")), note.detail ? el("p", {}, shown(note.detail)) : null))] : null,
    list("Gains", gains), list("Losses", losses), list("Latent: nobody can use it before somebody adds the flow", latent),
    section("Changes", doc.changes.length, capped(doc.changes, changeRow)), section("Changes without an effect on access", silent.length, capped(silent, changeRow)),
    section("Operations, in the order to send them", doc.operations.length, el("ol", {}, doc.operations.slice(0, 500).map(op => el("li", {}, el("b", {}, op.method), " ", code(op.resource), " ", code(op.address), " ", el("code", {}, shown(JSON.stringify(op.body ?? null)))))), doc.operations.length > 500 ? el("p", {}, "And " + count(doc.operations.length - 500, "more") + ".") : null),
    el("p", { class: "counted" }, count(doc.summary.permissions_before, "permission") + " before and " + doc.summary.permissions_after.toLocaleString("en") + " after; what did not change is not shown.")];
}

const sideLine = (label, s) => [label, " ", code(s.spec || s.kind), s.revision ? [" ", code(s.revision.slice(0, 12))] : null, s.notes.length ? el("span", {}, " (", shown(s.notes.join("; ")), ")") : null];

// showImpact opens the row that the address names.
function showImpact() {
  showPanel("impact", "Why this cell changes", wanted => {
    const impact = doc.impacts.find(impact => holders(impact).some(holder => cellAddress(impact, holder) === wanted));
    if (!impact) return el("p", {}, "Nothing changes in ", code(wanted), ".");
    const holder = holders(impact).find(holder => cellAddress(impact, holder) === wanted);
    return [el("h2", {}, impact.any_third_party ? "any third party" : named(whoIs(impact, holder)), " → ", named(where(impact))), el("p", {}, acting(impact.subject_type), ": ", beforeAfter(impact)),
      halves(impact).map(half => el("section", {}, el("h3", {}, (half.gains ? "Gains" : "Loses") + (half.latent ? ", latent" : ""), " ", badgesOf(half)), chipsOf(half))),
      el("h3", {}, "Why"), steps(impact), el("div", { class: "sides" }, side("Before", impact.before), side("After", impact.after))];
  });
}

function drawPlanPage() {
  const wanted = state(), box = document.getElementById("view"), key = [...wanted].filter(([name]) => name !== "impact").join("&");
  if (box.dataset.key !== key) {
    box.dataset.key = key;
    box.replaceChildren(...planBody(wanted).flat(9).filter(Boolean));
  }
  showImpact();
}

function begin() {
  doc = data.plan;
  const s = doc.summary, gate = doc.gate.tripped;
  root.append(...[el("p", { class: "verdict " + s.risk }, badge("risk " + s.risk, s.risk), " ", s.breaking ? badge("breaking", "loss") : null, " ", verdictOf(s)),
    gate.length ? el("p", { class: "gate" }, "Gate closed: ", gate.map((g, n) => [n ? ", " : "", code(g)])) : null,
    el("p", { class: "origin" }, sideLine("From", doc.base), " ", sideLine("to", doc.head), doc.only.length ? [", only ", doc.only.map(code)] : null),
    doc.impacts.length > 12 ? el("form", { class: "filters", role: "search", onsubmit: event => event.preventDefault() }, input("Application", "app", "name or glob"), input("API", "api", "name or glob"), input("Scope", "scope", "refund:*"),
      choice("Risk", "risk", [["", "any"], ["medium", "medium or high"], ["high", "high"]])) : null,
    live, el("div", { id: "view" })].filter(Boolean));
  return drawPlanPage;
}
