// The views of a matrix: the grid with its filters, one application, who can, and the questions that everybody asks.
const views = [["matrix", "Matrix"], ["one", "One application"], ["who", "Who can"], ["questions", "Questions"]];

const reasons = [["", "any"], ["allow", "allowed"], ["deny", "denied"], ["sensitive", "sensitive"], ["future", "all scopes, also later ones"], ["latent", "latent: no flow for it"],
  ["client_grant", "client grant of its own"], ["default_grant", "default grant"], ["policy_allow_all", "open policy"], ["policy_deny_all", "closed policy"],
  ["no_grant", "no grant"], ["third_party_needs_grant", "third party without a grant"], ["system_api_third_party", "third party on a system API"], ["assumed", "rests on what nobody states"]];

function filters() {
  const fold = state().get("fold") !== "no";
  return el("form", { class: "filters", role: "search", onsubmit: event => event.preventDefault() },
    field("Application", input("app", "name or glob")), field("API", input("api", "name or glob")), field("Scope", input("scope", "refund:*")),
    field("Acting", choice("subject", [["", "both"], ["user", "for users"], ["client", "as itself"]])),
    field("Party", choice("party", [["", "any"], ["first_party", "first party"], ["third", "third party"], ["third_party_strict", "strict"], ["third_party_permissive", "permissive"]])),
    field("Because", choice("reason", reasons)),
    field("Order", choice("order", [["risk", "by risk"], ["name", "by name"], ["likeness", "by likeness"]], "risk")),
    field("Groups", choice("group", [["", "none"], ["party", "by party"], ["folder", "by folder"], ["type", "by type"]])),
    el("label", { class: "check" }, el("input", { type: "checkbox", id: "f-fold", checked: fold, onchange: event => go({ fold: event.target.checked ? "" : "no" }, true) }), el("span", {}, "fold what is the same")));
}

function legend() {
  const sample = (kind, text, words) => el("li", {}, el("i", { class: kind, "aria-hidden": "true" }, text), words);
  return el("details", { class: "legend" }, el("summary", {}, "How to read it"),
    el("p", {}, "A row is an application, a column an API. Each cell has two halves: the left one for users, the right one for the application as itself. The number is that of scopes; a user's token carries at most these."),
    el("ul", {}, sample("l1", "1", "few of the API's scopes"), sample("l4", "9", "all of them"), sample("l4 future", "all", "all, and those declared later"), sample("l2 sensitive", "2", "a sensitive one among them"),
      sample("latent", "3", "latent: granted, without the flow to use it"), sample("denied", "✕", "denied although granted"), sample("no", "–", "denied"), sample("", "", "nothing")),
    el("p", {}, "Arrows move, Home and End go to the ends, Enter opens a cell, Escape comes back."));
}

function showMatrix(box) {
  const wanted = state(), shownGrid = showGrid(wanted), folded = grid.apps.length - grid.lines.filter(line => line.apps && line.apps.length).length;
  box.replaceChildren(legend(), ...openNote(), shownGrid);
  fill();
  const reached = grid.lines.length && grid.columns.length ? count(grid.apps.length, "application") + " by " + count(grid.columns.length, "API") : "nothing to show by these filters";
  say(reached + (folded ? "; " + count(folded, "row") + " folded into the same ones" : "") + (grid.windowed ? "; scroll for the rest" : ""));
}

// openNote says what the rows leave out, and what leads nowhere.
function openNote() {
  const folded = data.beside.open_access.filter(open => apiByAddress.has(open.api) && data.apis.system[apiByAddress.get(open.api)]), lost = data.beside.unresolved_grants.length;
  return [
    folded.length ? el("p", { class: "note" }, folded.map((open, n) => [n ? "; " : "", named(open.api), " gives ", count(open.scopes.length, "scope"), " ", acting(open.subject_type), " to all ", count(open.applications, spaced(open.party) + " application"), " by the platform's default"]), ".") : null,
    lost ? el("p", { class: "note warn" }, to({ view: "questions", q: "unresolved" }, count(lost, "grant")), " ", lost === 1 ? "leads" : "lead", " nowhere, so nobody can judge ", lost === 1 ? "it" : "them", " here.") : null,
  ].filter(Boolean);
}

// headOf is a table's line about a cell: how much, and because of what.
function amount(a) {
  const declared = data.sets[data.apis.scopes[a.api]].length;
  if (!a.allowed) return a.grant || a.shadowed.length ? "denied although granted" : "denied";
  return (a.future ? "all " + a.scopes.length + " and later" : declared ? a.scopes.length + " of " + declared : "without scopes") + (a.unreachable ? ", latent" : "");
}

const reasonWords = { policy_allow_all: "policy allow_all", policy_deny_all: "policy deny_all", no_grant: "no grant", third_party_needs_grant: "third party without a grant", system_api_third_party: "third party on a system API" };

function grantPlace(address) {
  const n = grantByAddress.get(address);
  return n ? place(string(data.grants.file[n]), data.grants.line[n]) : null;
}

const because = a => a.grant ? [code(a.grant), " ", grantPlace(a.grant)] : reasonWords[a.reason] || spaced(a.reason);

const sensitiveOf = api => set(data.apis.sensitive[api]);

const cellLink = (a, text) => to({ view: "matrix", cell: appAddress(a.app) + " → " + apiAddress(a.api) }, text);

// explanation is one half of a cell in full.
function explanation(a) {
  const api = named(apiAddress(a.api)), has = a.allowed && !a.unreachable;
  const verdict = has ? ["Yes: it can get ", a.scopes.length ? amount(a).replace(/, latent$/, "") + (a.future ? "" : " scopes") : "a token without scopes", " from ", api, " ", acting(a.subject), "."]
    : a.allowed ? ["Latent: it is granted ", count(a.scopes.length, "scope"), " of ", api, " ", acting(a.subject), " and has no flow to use that."] : ["No: it cannot get a token for ", api, " ", acting(a.subject), "."];
  return el("section", { class: "why" }, el("h3", {}, a.subject === "user" ? "For users" : "As itself"), el("p", { class: has ? "yes" : "no-way" }, verdict),
    el("ol", { class: "steps" }, stepsOf(a).map(step => el("li", { class: step.answer }, step.text, " ", step.place))),
    a.scopes.length ? chips(a.scopes, { sensitive: sensitiveOf(a.api) }) : null,
    a.future ? el("p", {}, badge("open-ended", "high"), " also what ", api, " declares later") : null,
    a.types.length ? el("p", {}, "Authorization details: ", a.types.map((type, n) => [n ? ", " : "", code(type)])) : null,
    a.undefined_scopes.length ? [el("p", {}, "Listed, and not declared by the API:"), chips(a.undefined_scopes, { kind: "struck" })] : null,
    a.shadowed.length ? el("p", {}, "Does not count: ", a.shadowed.map((grant, n) => [n ? ", " : "", code(grant), " ", grantPlace(grant)])) : null,
    a.assumed.length ? el("p", {}, badge("assumed", "medium"), " rests on what nobody states: ", a.assumed.map((address, n) => [n ? ", " : "", code(address)])) : null,
    a.subject === "user" && a.narrowed.includes("rbac") ? rolesOn(a) : null);
}

function rolesOn(a) {
  const roles = (data.beside.roles || []).filter(role => role.permissions.some(p => p.api === apiAddress(a.api)));
  if (!roles.length) return null;
  return [el("p", {}, "With the roles of the user, at most:"), el("ul", {}, roles.map(role => el("li", {}, code(role.name || role.address), ": ",
    role.permissions.filter(p => p.api === apiAddress(a.api)).map(p => p.scopes.filter(scope => a.scopes.includes(scope)).map((scope, n) => [n ? ", " : "", code(scope)])))))];
}

// stepsOf are the steps by which a cell is what it is, in the order in which they decide.
function stepsOf(a) {
  const steps = [], add = (text, at, answer) => steps.push({ text, place: at, answer: answer || "" });
  add(a.app === ANY ? "any third party without a grant of its own" : [code(appAddress(a.app)), " is ", parties[party(a.app)]], a.app === ANY ? null : place(string(A.file[a.app]), A.line[a.app]));
  add([code(apiAddress(a.api)), " has the policy ", code(string((a.subject === "user" ? data.apis.user : data.apis.client)[a.api])), " ", acting(a.subject)], place(string(data.apis.file[a.api]), data.apis.line[a.api]), a.reason === "policy_deny_all" ? "no" : "");
  add(a.grant ? [code(a.grant), " decides", a.reason === "default_grant" ? ", the default of third parties" : ""] : reasonWords[a.reason] || spaced(a.reason), a.grant ? grantPlace(a.grant) : null, a.allowed ? "" : "no");
  if (a.unreachable) add(["it cannot use that: ", spaced(a.unreachable)], null, "no");
  if (a.usage && a.subject === "client") add(["organizations: ", spaced(a.usage), a.anyOrganization ? ", any" : ""], null);
  if (a.narrowed.length) add("that is the most: " + a.narrowed.join(", ") + " narrow it further", null);
  return steps;
}

// showCell opens the explanation of a cell beside the view, and Escape closes it.
function showCell() {
  const wanted = state().get("cell");
  if (!wanted) {
    if (panel) {
      panel.remove();
      panel = null;
      if (opener && !opener.isConnected && view) opener = view.table.querySelector('[tabindex="0"]');
      if (opener) opener.focus();
    }
    return;
  }
  const [name, target] = split(wanted), app = name === "any third party" ? ANY : byAddress.get(name), api = apiByAddress.get(target), made = panel === null;
  if (made) opener = document.activeElement === document.body ? null : document.activeElement;
  const close = () => go({ cell: "" });
  const found = app !== undefined && api !== undefined, row = found ? rowOf(app) : null, refs = found ? [row[2 * api + 1], row[2 * api]].map((ref, n) => [ref, n ? "client" : "user"]) : [];
  const next = el("div", { id: "cell", role: "dialog", "aria-label": "Why this cell is what it is", tabindex: "-1", onkeydown: event => event.key === "Escape" && close() },
    el("div", { class: "bar" }, copyButton(), el("button", { type: "button", onclick: close, "aria-label": "Close" }, "Close ✕")),
    found ? [el("h2", {}, app === ANY ? "any third party" : named(name), " → ", named(target)), app === ANY ? null : same(app),
      refs.map(([ref, subject]) => ref ? explanation(access(app, ref)) : el("section", { class: "why" }, el("h3", {}, subject === "user" ? "For users" : "As itself"), el("p", {}, nothing(app, api, subject)))),
      el("p", { class: "ask" }, app === ANY ? null : ["More: ", to({ view: "one", one: name, cell: "" }, "all of the application"), " · "], to({ view: "who", api: target, cell: "", scope: "" }, "who can"), app === ANY ? null : [" · ", el("code", {}, "grants explain " + [name, target].map(n => /^[\w.:/-]+$/.test(n) ? n : "'" + shown(n).replaceAll("'", "'\\''") + "'").join(" "))])]
      : el("p", {}, "This report has no such cell: ", code(wanted)));
  if (panel) panel.replaceWith(next);
  else root.append(next);
  panel = next;
  panel.focus({ preventScroll: true });
}

// split finds the two addresses, either of which may have an arrow in its key.
function split(cell) {
  for (let n = cell.indexOf(" → "); n >= 0; n = cell.indexOf(" → ", n + 1)) {
    const [name, target] = [cell.slice(0, n), cell.slice(n + 3)];
    if (apiByAddress.has(target) && (byAddress.has(name) || name === "any third party")) return [name, target];
  }
  return ["", ""];
}

// nothing is why a cell is empty: the matrix has no row where nobody meant to give anything.
function nothing(app, api, subject) {
  const policy = string((subject === "user" ? data.apis.user : data.apis.client)[api]);
  const folded = data.beside.open_access.find(open => open.api === apiAddress(api) && open.subject_type === subject && app !== ANY && open.party === party(app));
  if (folded) return "The policy opens it, as to every application of its party: " + count(folded.scopes.length, "scope") + ".";
  return policy === "deny_all" ? "Nothing: the policy deny_all gives nobody a token, and no grant was meant for it." : "Nothing: no grant is meant for it (policy " + policy + ").";
}

function same(app) {
  const others = A.alike.reduce((n, place) => n + (place === A.alike[app] ? 1 : 0), 0) - 1;
  return others ? el("p", {}, count(others, "other application") + (others === 1 ? " has" : " have") + " the same access in every cell.") : null;
}

function suggestions(id, names) {
  return el("datalist", { id }, names.slice(0, 2000).map(name => el("option", { value: name })));
}

const cellTable = (caption, cells, withApp, most) => table(caption, [withApp ? "Application" : null, "API", "Acting", "Access", "Because of", "Scopes"].filter(Boolean), cells.map(a => [
  withApp ? (a.app === ANY ? "any third party" : to({ view: "one", one: appAddress(a.app), cell: "" }, named(appAddress(a.app)))) : null, cellLink(a, named(apiAddress(a.api))), acting(a.subject),
  [amount(a), a.assumed.length ? [" ", badge("assumed", "medium")] : null], because(a), chips(a.scopes, { sensitive: sensitiveOf(a.api) })].filter(cell => cell !== null)), most);

function cellsOf(app) {
  const cells = [];
  eachCell(app, ref => cells.push(access(app, ref)));
  return cells;
}

function showOne(box) {
  const wanted = state().get("one") || "", app = wanted === "any third party" ? ANY : byAddress.get(wanted) ?? byAddress.get("application." + wanted);
  const result = el("div", {});
  const choose = el("input", { type: "search", id: "f-one", value: short(wanted), list: "apps", autocomplete: "off", spellcheck: "false", placeholder: "name of an application", onchange: event => {
    const name = event.target.value, all = byAddress.get(name) ?? byAddress.get("application." + name);
    go({ one: all === undefined ? name : appAddress(all) });
  } });
  const pick = el("form", { class: "filters", onsubmit: event => event.preventDefault() }, field("Application", choose), suggestions("apps", A.address.map((_, n) => short(appAddress(n)))),
    el("p", {}, to({ one: "any third party" }, "any newly registered third party")));
  box.replaceChildren(pick, result);
  if (app === undefined) {
    result.append(el("p", {}, wanted ? ["No application is called ", code(wanted), "."] : "Whose access do you want to see?"));
    say(wanted ? "no application of that name" : "");
    return;
  }
  const cells = cellsOf(app), sum = app === ANY ? null : totals[app];
  result.append(el("h2", {}, app === ANY ? "any third party" : named(appAddress(app)), " ", badge(parties[party(app)], isThird(app) ? "medium" : "")),
    app === ANY ? el("p", {}, "What every third party reaches that has no grant of its own, also one that registers itself tomorrow.")
      : el("p", {}, [string(A.name[app]) ? code(string(A.name[app])) : null, string(A.id[app]) ? ["client_id ", code(string(A.id[app]))] : "no client_id yet", string(A.type[app]) ? spaced(shown(string(A.type[app]))) : null, place(string(A.file[app]), A.line[app])].filter(Boolean).map((part, n) => [n ? " · " : "", part])),
    sum ? el("p", {}, "It reaches ", count(sum.apis, "API"), " with ", count(sum.scopes, "scope"), sum.sensitive ? [", ", el("b", {}, sum.sensitive + " sensitive")] : null, ".", same(app)) : null,
    cells.length ? cellTable("Access of the application", cells, false) : el("p", {}, "It reaches nothing, and no grant was meant for it."));
  say(count(cells.length, "cell") + " of " + (app === ANY ? "any third party" : short(appAddress(app))));
}

function showWho(box) {
  const scope = state().get("scope") || "", api = state().get("api") || "";
  const scopes = [...new Set(data.apis.scopes.flatMap(n => set(n)))].sort();
  const pick = el("form", { class: "filters", onsubmit: event => event.preventDefault() }, field("Scope", input("scope", "refund:orders", "scopes")), field("API", input("api", "any", "apis")),
    suggestions("scopes", scopes), suggestions("apis", data.apis.address.map((_, n) => short(apiAddress(n)))));
  const result = el("div", {});
  keep(box, [pick], result);
  if (!scope && !api) {
    result.append(el("p", {}, "Which scope, or which API? ", el("span", { class: "quick" }, scopes.slice(0, 12).map(name => [to({ scope: name }, code(name)), " "]))));
    say("");
    return;
  }
  const by = glob(scope), apis = new Set(columnsOf(new URLSearchParams({ api }))), match = C.api.map((n, cell) => apis.has(n) && looks[cell].allowed && (!by || set(C.scopes[cell]).some(by)));
  if (by && !data.apis.scopes.some((n, api) => apis.has(api) && set(n).some(by)) && !match.some(Boolean)) {
    result.append(el("p", {}, "No API", api ? " of that name" : "", " declares a scope ", code(scope), ", so this is no answer to who can."));
    return say("no such scope");
  }
  const found = { client: [], user: [] };
  for (let app = 0; app < A.address.length; app++) eachCell(app, (ref, cell) => { if (match[cell]) found[subjects[C.subject[cell]]].push([app, ref]); });
  data.beside.third_party_defaults.forEach((row, n) => {
    if (row.decision === "allow" && apis.has(apiByAddress.get(row.api)) && (!by || row.scopes.some(by))) found[row.subject_type].unshift([ANY, n + 1]);
  });
  let holders = 0;
  for (const subject of ["client", "user"]) {
    const some = found[subject].slice(0, 500).map(([app, ref]) => access(app, ref));
    holders += found[subject].length;
    result.append(el("h2", {}, subject === "user" ? "For users" : "As itself", " ", el("small", {}, found[subject].length ? count(found[subject].length, "cell") : "nobody")),
      ...(some.length ? cellTable(subject === "user" ? "Who can for users" : "Who can as itself", some, true) : [el("p", {}, "Nobody.")]).filter(Boolean));
    if (found[subject].length > some.length) result.append(el("p", {}, "And " + count(found[subject].length - some.length, "more cell") + "."));
  }
  for (const open of data.beside.open_access) {
    if (apis.has(apiByAddress.get(open.api)) && data.apis.system[apiByAddress.get(open.api)] && (!by || open.scopes.some(by))) {
      result.append(el("p", { class: "note" }, "And all ", count(open.applications, spaced(open.party) + " application"), " ", acting(open.subject_type), ", by the default of ", named(open.api), "."));
    }
  }
  const roles = (data.beside.roles || []).filter(role => role.permissions.some(p => (!api || apis.has(apiByAddress.get(p.api))) && (!by || p.scopes.some(by))));
  if (roles.length) result.append(el("p", {}, "Of users, those with the roles ", roles.map((role, n) => [n ? ", " : "", code(role.name || role.address)]), " where the API asks for roles."));
  say(holders ? count(holders, "cell") : "nobody");
}

// keep replaces what follows a form, and the form itself only where nobody is typing in it.
function keep(box, form, ...rest) {
  const typing = document.activeElement && box.contains(document.activeElement) && document.activeElement.closest("form");
  if (typing) {
    for (const child of [...box.children]) if (child !== typing) child.remove();
    box.append(...rest);
  } else box.replaceChildren(...form, ...rest);
}

// questions that everybody asks; each is a list of cells, or of what else it is about.
const questions = [
  ["sensitive", "Who holds sensitive scopes?", "Nobody, of the scopes that are called sensitive.", cell => looks[cell].allowed && !looks[cell].latent && looks[cell].sensitive > 0],
  ["third", "What do third parties reach?", "Nothing.", (cell, app) => looks[cell].allowed && isThird(app)],
  ["new", "What does a newly registered third party reach?", "Nothing."],
  ["open", "What is open to every application?", "Nothing."],
  ["vain", "What is granted and cannot be used?", "Nothing.", (cell, app, ref) => looks[cell].allowed ? looks[cell].latent && access(app, ref).grant || C.undefined[cell] : lookOf(app, ref).denied],
  ["unused", "What does nobody use?", "Everything that is declared is within reach of some application."],
  ["unresolved", "Which grants lead nowhere?", "None."],
];

function answer(id, predicate) {
  if (predicate) {
    const found = [];
    A.address.forEach((_, app) => eachCell(app, (ref, cell) => { if (predicate(cell, app, ref)) found.push([app, ref]); }));
    return found;
  }
  if (id === "new") return data.beside.third_party_defaults.map((row, n) => [ANY, n + 1]).filter(([, ref]) => data.beside.third_party_defaults[ref - 1].decision === "allow");
  if (id === "open") return opened();
  if (id === "unresolved") return data.beside.unresolved_grants;
  const held = data.apis.scopes.map(() => new Set()), hold = (api, scopes) => scopes.forEach(scope => held[api].add(scope));
  A.address.forEach((_, app) => eachCell(app, (ref, cell) => { if (looks[cell].allowed && !looks[cell].latent) hold(C.api[cell], data.sets[C.scopes[cell]]); }));
  data.beside.third_party_defaults.forEach(row => hold(apiByAddress.get(row.api), row.scopes.map(scope => data.strings.indexOf(scope))));
  return data.apis.scopes.map((n, api) => [api, data.apis.system[api] ? [] : data.sets[n].filter(scope => !held[api].has(scope)).map(string)]).filter(([, unused]) => unused.length);
}

// opened is what policies open, for each API, party and subject type once.
function opened() {
  const seen = new Map();
  for (const open of data.beside.open_access) seen.set([open.api, open.party, open.subject_type].join(), [open.api, open.party, open.subject_type, open.applications, open.scopes]);
  A.address.forEach((_, app) => eachCell(app, (ref, cell) => {
    if (string(C.reason[cell]) !== "policy_allow_all") return;
    const key = [apiAddress(C.api[cell]), party(app), subjects[C.subject[cell]]], known = seen.get(key.join());
    if (!known) seen.set(key.join(), [...key, 1, set(C.scopes[cell])]);
    else if (!data.beside.open_access.some(open => open.api === key[0])) known[3]++;
  }));
  return [...seen.values()];
}

let answers;
function showQuestions(box) {
  answers = answers || questions.map(([id, , , predicate]) => answer(id, predicate));
  const chosen = state().get("q") || "";
  box.replaceChildren(...questions.map(([id, title, nothing], n) => {
    const found = answers[n], body = el("div", {});
    const details = el("details", { id: "q-" + id, open: chosen === id, ontoggle: event => {
      if (event.target.open && !body.firstChild) body.append(...answerTable(id, title, nothing, found));
      if (event.target.open !== (state().get("q") === id) && (event.target.open || state().get("q") === id)) go({ q: event.target.open ? id : "" }, "quiet");
    } }, el("summary", {}, title, " ", el("small", {}, found.length ? found.length.toLocaleString("en") : "none")), body);
    return details;
  }));
  say(count(questions.length, "question"));
}

function answerTable(id, title, nothing, found) {
  let made;
  if (!found.length) return [el("p", {}, nothing)];
  if (id === "open") made = table(title, ["API", "Party", "Acting", "Applications", "Scopes"], found.map(([api, of, subject, n, scopes]) => [to({ view: "who", api, scope: "" }, named(api)), spaced(of), acting(subject), n, chips(scopes)]));
  else if (id === "unused") made = table(title, ["API", "Scopes that nobody holds"], found.map(([api, unused]) => [to({ view: "who", api: apiAddress(api), scope: "" }, named(apiAddress(api))), chips(unused)]));
  else if (id === "unresolved") made = table(title, ["Grant", "Unresolved", "Application", "API", "Acting", "Scopes"], found.map(g => [code(g.grant), g.unresolved.join(", "), code(g.application || g.client_id || "any third party"), code(g.api || g.audience), acting(g.subject_type), g.all_scopes ? "all scopes" : chips(g.scopes)]));
  else {
    made = cellTable(title, found.slice(0, 300).map(([app, ref]) => access(app, ref)), true);
    if (found.length > 300) made.push(el("p", {}, "And " + count(found.length - 300, "more") + "."));
  }
  return made.filter(Boolean);
}

function drawMatrixPage() {
  const wanted = state().get("view") || "matrix";
  for (const tab of root.querySelectorAll("nav a")) {
    tab.dataset.view === wanted ? tab.setAttribute("aria-current", "page") : tab.removeAttribute("aria-current");
    tab.href = address({ view: tab.dataset.view, cell: "", q: "" });
  }
  const form = document.getElementById("filters"), box = document.getElementById("view");
  document.body.dataset.view = wanted;
  form.hidden = wanted !== "matrix";
  if (form.hidden) form.replaceChildren();
  else if (!form.contains(document.activeElement)) form.replaceChildren(filters());
  const key = wanted + [...state()].filter(([name]) => name !== "cell" && name !== "q").join("&");
  if (box.dataset.key !== key) {
    box.dataset.key = key;
    ({ matrix: showMatrix, one: showOne, who: showWho, questions: showQuestions }[wanted] || showMatrix)(box);
  }
  if (wanted === "questions") for (const question of box.children) question.open = question.id === "q-" + state().get("q");
  showCell();
}

function startMatrix() {
  index();
  look();
  total();
  const third = A.address.reduce((n, _, app) => n + (isThird(app) ? 1 : 0), 0);
  root.append(el("p", { class: "verdict" }, count(A.address.length, "application"), third ? ", " + third.toLocaleString("en") + " of them third party" : "", " · ", count(data.apis.listed.filter(Boolean).length, "API")),
    el("nav", { "aria-label": "Views" }, views.map(([id, text]) => el("a", { href: "#view=" + id, "data-view": id }, text))),
    el("div", { id: "filters" }), live, el("div", { id: "view" }));
}
