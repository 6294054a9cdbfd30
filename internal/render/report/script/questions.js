// The questions that everybody asks of a matrix, each with what is to be said when the answer is none, and how many there are.
const everyone = once(() => [...Array(appCount).keys()]);
const cellAnswer = (title, found) => cellTable(title, found, true);

const questions = [
  ["sensitive", "Sensitive", "Who holds sensitive scopes?", "Nobody, of the scopes that are called sensitive.", () => cellsOf(everyone(), cell => usable[cell] && sensitiveIn[cell]), cellAnswer],
  ["third", "Third parties", "What do third parties reach?", "Nothing.", () => cellsOf(everyone().filter(isThird), isOpen), cellAnswer],
  ["new", "Newly registered", "What does a newly registered third party reach?", "Nothing.", () => cellsOf([ANY], isOpen), cellAnswer],
  ["open", "Open to all", "What is open to every application?", "Nothing.", opened, openTable],
  ["vain", "In vain", "What is granted and cannot be used?", "Nothing.",
    () => cellsOf(everyone(), (cell, ref) => isOpen(cell) ? !usable[cell] && grantOf(ref) || sizeOf(C.undefined[cell]) : isRefused(ref)), cellAnswer],
  ["unused", "Unused", "What does nobody use?", "Everything that is declared is within reach of some application.", unused, (title, found) =>
    table(title, ["API", "Scopes that nobody holds"], found, ([api, scopes]) => [to({ view: "who", api: apiAddress(api), scope: "" }, named(apiAddress(api))), chips(scopes)])],
  ["unresolved", "Lead nowhere", "Which grants lead nowhere?", "None.", () => data.beside.unresolved_grants, (title, found) => table(title, ["Grant", "Unresolved", "Application", "API", "Acting", "Scopes"], found,
    g => [code(g.grant), g.unresolved.join(", "), code(g.application || g.client_id || "any third party"), code(g.api || g.audience), acting(g.subject_type), g.all_scopes ? "all scopes" : chips(g.scopes)])],
  ["roles", "Roles", "What do roles permit users?", "None.",
    () => roles().flatMap(role => role.permissions.length ? role.permissions.map(p => [role, p, p.scopes]) : [[role, null, []]]), (title, found) => [roleTable(title, found), unread()]],
].map(([id, short, title, none, find, list]) => ({ id, short, title, none, find: once(find), list }));

function unused() {
  const held = apis.scopes.map(() => new Set()), seen = new Uint8Array(C.api.length);
  for (let app = 0; app <= appCount; app++) eachCell(app, (_, cell) => seen[cell] = usable[cell]);
  C.api.forEach((api, cell) => { if (seen[cell]) for (const scope of data.sets[C.scopes[cell]]) held[api].add(scope); });
  return apis.scopes.map((n, api) => [api, apis.system[api] ? [] : data.sets[n].filter(scope => !held[api].has(scope)).map(string)]).filter(([, scopes]) => scopes.length);
}

// opened is what policies open, for each API, party and subject type once.
function opened() {
  const folded = data.beside.open_access, known = new Set(folded.map(open => open.api)), counts = new Map(), found = new Map();
  const open = C.reason.map((reason, cell) => string(reason) === "policy_allow_all" && !known.has(apiAddress(C.api[cell])));
  for (let app = 0; app < appCount; app++) {
    const party = string(A.party[app]), by = counts.get(party) || new Int32Array(C.api.length);
    counts.set(party, by);
    eachCell(app, (_, cell) => { if (open[cell]) by[cell]++; });
  }
  for (const [party, by] of counts) {
    by.forEach((applications, cell) => {
      const key = [C.api[cell], C.subject[cell], party].join(), first = found.get(key);
      if (first) first.applications += applications;
      else if (applications) found.set(key, { api: apiAddress(C.api[cell]), party, subject_type: subjects[C.subject[cell]], applications, scopes: set(C.scopes[cell]) });
    });
  }
  return [...folded, ...found.values()];
}

function openTable(title, found) {
  return table(title, ["API", "Party", "Acting", "Applications", "Scopes"], found,
    open => [to({ view: "who", api: open.api, scope: "" }, named(open.api)), spaced(open.party), acting(open.subject_type), number(open.applications), chips(open.scopes)]);
}

function showQuestions(box) {
  const chosen = state().get("q");
  if (!box.querySelector("details")) box.replaceChildren(...questions.map(question => el("details", { id: "q-" + question.id, ontoggle: onToggle },
    el("summary", {}, question.title, " ", el("small", {}, question.find().length ? number(question.find().length) : "none")))));
  for (const details of box.children) details.open = details.id === "q-" + chosen;
  say(count(questions.length, "question"));
}

function onToggle({ target }) {
  const { id, title, none, find, list } = questions.find(({ id }) => target.id === "q-" + id), chosen = state().get("q") === id;
  if (target.open && target.children.length === 1) target.append(...parts([find().length ? list(title, find()) : el("p", {}, none)]));
  if (target.open !== chosen) go({ q: target.open ? id : "" }, true);
}
