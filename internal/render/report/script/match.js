// Which cells and applications the filters want, and in which order. Cells are looked at once each in the dictionary, not once for each application.
const reasons = [["", "any"], ["allow", "allowed"], ["deny", "denied"], ["sensitive", "sensitive"], ["future", "all scopes, also later ones"], ["latent", "latent: no flow for it"],
  ["client_grant", "client grant of its own"], ["default_grant", "default grant"], ["policy_allow_all", "policy allow_all"], ["policy_deny_all", "policy deny_all"],
  ["no_grant", "no grant"], ["third_party_needs_grant", "third party without a grant"], ["system_api_third_party", "third party on a system API"], ["assumed", "rests on what nobody states"]];

const reasonTests = {
  __proto__: null, // of a word in an address
  allow: cell => usable[cell], deny: cell => !isOpen(cell), latent: cell => isOpen(cell) && !usable[cell], sensitive: cell => isOpen(cell) && sensitiveIn[cell],
  future: cell => (C.flags[cell] & (allowed | future)) === (allowed | future), assumed: cell => C.assumed[cell],
};

// holding says of a set of scopes whether one of them is like a pattern; each scope and each set is looked at once.
function holding(pattern) {
  const by = glob(pattern);
  if (!by) return () => true;
  const strings = new Uint8Array(data.strings.length), sets = new Uint8Array(data.sets.length); // 1 for yes, 2 for no
  const like = n => (strings[n] ||= by(string(n)) ? 1 : 2) === 1;
  return n => (sets[n] ||= data.sets[n].some(like) ? 1 : 2) === 1;
}

const namesOf = api => [apiAddress(api), string(apis.name[api]), string(apis.identifier[api])];

// columnsOf are the APIs that are listed, and those of which any third party gets something.
function columnsOf(wanted) {
  const by = glob(wanted.get("api")), listed = Uint8Array.from(apis.listed);
  eachCell(ANY, (_, cell) => listed[C.api[cell]] = 1);
  return [...listed.keys()].filter(api => listed[api] && (!by || namesOf(api).some(by)));
}

// beside is what policies open of APIs that have no column: those of the platform that nothing mentions.
const beside = () => data.opened.filter(open => !apis.listed[apiByAddress.get(open.api)]);

// matching marks the cells of the dictionary that the filters want.
function matching(wanted) {
  const reason = wanted.get("reason"), because = reasonTests[reason] || (reason ? cell => string(C.reason[cell]) === reason : () => true);
  const subject = subjects.indexOf(wanted.get("subject")), held = holding(wanted.get("scope")), of = new Uint8Array(apiCount);
  for (const api of columnsOf(wanted)) of[api] = 1;
  return Uint8Array.from(C.api, (api, cell) => of[api] && (subject < 0 || C.subject[cell] === subject) && because(cell) && held(C.scopes[cell]) ? 1 : 0);
}

// The orders of applications, each worked out when it is first asked for. The riskiest are third parties with sensitive scopes.
const inOrder = compare => once(() => Array.from({ length: appCount }, (_, app) => app).sort((x, y) => compare(x, y) || A.alike[x] - A.alike[y] || x - y));
const byRisk = (x, y) => {
  const { sensitive, future, scopes } = totals, third = app => isThird(app) ? 1 : 0, both = app => sensitive[app] ? third(app) : 0;
  return both(y) - both(x) || sensitive[y] - sensitive[x] || third(y) - third(x) || future[y] - future[x] || scopes[y] - scopes[x];
};
const orders = { __proto__: null, risk: inOrder(byRisk), name: inOrder((x, y) => x - y), likeness: inOrder(() => 0) };

// applicationsOf are the applications that the filters want, in order.
function applicationsOf(wanted, match) {
  const by = glob(wanted.get("app")), of = wanted.get("party"), byCell = ["scope", "subject", "reason", "api"].some(key => wanted.get(key));
  return (orders[wanted.get("order")] || orders.risk)().filter(app => {
    if (of && !(of === "third" ? isThird(app) : string(A.party[app]) === of)) return false;
    if (by && !by(appAddress(app)) && !by(string(A.name[app])) && !by(string(A.id[app]))) return false;
    return !byCell || hasCell(app, match);
  });
}

function hasCell(app, match) {
  for (let n = starts[app]; n < starts[app + 1]; n++) if (match[own.cell[n]]) return true;
  let has = false;
  if (data.templates[A.template[app]].some(cell => match[cell])) eachCell(app, (_, cell) => { if (match[cell]) has = true; });
  return has;
}

const groupings = {
  __proto__: null, party: app => parties[string(A.party[app])], folder: app => string(A.folder[app]) || "the project's own folder", type: app => spaced(string(A.type[app])) || "no type stated",
};

// linesOf folds applications with the same cells, and puts headings between groups. A line is { app, more } or { heading, count }.
function linesOf(found, wanted) {
  const groupOf = groupings[wanted.get("group")], fold = wanted.get("fold") !== "no", lines = [], groups = new Map();
  for (const app of found) {
    const key = groupOf ? groupOf(app) : "";
    groups.has(key) ? groups.get(key).push(app) : groups.set(key, [app]);
  }
  const known = new Int32Array(appCount).fill(-1); // the latest line of each kind of access
  for (const key of [...groups.keys()].sort()) {
    const members = groups.get(key);
    if (groupOf) lines.push({ heading: key, count: members.length });
    const first = lines.length;
    for (const app of members) {
      const line = known[A.alike[app]];
      if (fold && line >= first) lines[line].more++;
      else known[A.alike[app]] = lines.push({ app, more: 0 }) - 1;
    }
  }
  return lines;
}

// newGrid works out what the filters leave.
function newGrid(wanted) {
  const columns = columnsOf(wanted), match = matching(wanted), found = applicationsOf(wanted, match), lines = linesOf(found, wanted);
  const newcomers = [null, "third", "third_party_strict"].includes(wanted.get("party")) && !wanted.get("app") && hasCell(ANY, match);
  if (newcomers) lines.unshift({ app: ANY, more: 0 });
  return { lines, columns, match, found, counts: reachable(found, match), folded: found.length - lines.filter(line => line.heading === undefined).length + (newcomers ? 1 : 0) };
}

// reachable is how many applications can use each API.
function reachable(found, match) {
  const counts = new Int32Array(apiCount);
  for (const app of found) {
    let last = -1;
    eachCell(app, (_, cell) => {
      if (match[cell] && usable[cell] && C.api[cell] !== last) counts[last = C.api[cell]]++;
    });
  }
  return counts;
}
