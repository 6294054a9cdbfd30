// The tables of a matrix: which cells an application has, and what each is. A cell is one of the dictionary (below zero: of a template) or a row of its own.
let A, C, own, apiCount, starts, ownAPIs, templateRows, skipsOf, anyParty, byAddress, apiByAddress, grantByAddress;

const string = n => data.strings[n];
const set = n => data.sets[n].map(string);
const subjects = ["client", "user"];

// sum adds up the differences by which columns are written.
function sum() {
  for (const table of [data.apis, data.applications, data.cells, data.own, data.grants]) for (const column of Object.values(table)) {
    for (let n = 1; n < column.length; n++) column[n] += column[n - 1];
  }
}

function index() {
  sum();
  A = data.applications, C = data.cells, own = data.own, apiCount = data.apis.address.length;
  starts = new Int32Array(A.address.length + 1);
  A.rows.forEach((rows, n) => starts[n + 1] = starts[n] + rows);
  templateRows = data.templates.map(cells => {
    const row = new Int32Array(2 * apiCount);
    for (const cell of cells) row[2 * C.api[cell] + C.subject[cell]] = -cell - 1;
    return row;
  });
  skipsOf = new Map(data.skips.map(([app, ...apis]) => [app, apis]));
  byAddress = new Map(A.address.map((n, app) => [string(n), app]));
  apiByAddress = new Map(data.apis.address.map((n, api) => [string(n), api]));
  grantByAddress = new Map(data.grants.address.map((n, grant) => [string(n), grant]));
  anyParty = new Int32Array(2 * apiCount);
  data.beside.third_party_defaults.forEach((row, n) => anyParty[2 * apiByAddress.get(row.api) + subjects.indexOf(row.subject_type)] = n + 1);
}

const ANY = -1; // any third party that has no grant of its own

// rowOf is a number for each API and subject type: 0 for nothing, n+1 for a row of its own (of ANY: a default), -n-1 for the cell n of a template.
function rowOf(app) {
  if (app === ANY) return anyParty;
  const row = templateRows[A.template[app]].slice(), clear = api => row[2 * api] = row[2 * api + 1] = 0;
  (skipsOf.get(app) || []).forEach(clear);
  for (let n = starts[app]; n < starts[app + 1]; n++) clear(C.api[own.cell[n]]);
  for (let n = starts[app]; n < starts[app + 1]; n++) row[2 * C.api[own.cell[n]] + C.subject[own.cell[n]]] = n + 1;
  return row;
}

// eachCell calls back with what an application has, without making a row of it.
function eachCell(app, each) {
  if (app === ANY) return data.beside.third_party_defaults.forEach((row, n) => each(n + 1, -1));
  const from = starts[app], end = starts[app + 1], skips = skipsOf.get(app) || [];
  let next = from;
  for (const cell of data.templates[A.template[app]]) {
    const api = C.api[cell];
    while (next < end && C.api[own.cell[next]] < api) each(next + 1, own.cell[next++]);
    if (!(next < end && C.api[own.cell[next]] === api) && !(next > from && C.api[own.cell[next - 1]] === api) && !skips.includes(api)) each(-cell - 1, cell);
  }
  while (next < end) each(next + 1, own.cell[next++]);
}

// access is a cell as the JSON has it, with what the page knows besides.
function access(app, ref) {
  if (app === ANY) {
    const row = data.beside.third_party_defaults[ref - 1];
    return {
      app, api: apiByAddress.get(row.api), subject: row.subject_type, allowed: row.decision === "allow", reason: row.reason, unreachable: "", grant: row.grant, shadowed: [],
      scopes: row.scopes, future: row.future_scopes, undefined_scopes: row.undefined_scopes, types: row.authorization_details_types,
      narrowed: row.subject_type === "user" && row.decision === "allow" ? ["request", "consent"] : [], usage: "", anyOrganization: false, assumed: row.assumed, ref,
    };
  }
  const cell = ref > 0 ? own.cell[ref - 1] : -ref - 1, grants = ref > 0 ? own : C, at = ref > 0 ? ref - 1 : cell;
  return {
    app, api: C.api[cell], subject: subjects[C.subject[cell]], allowed: (C.flags[cell] & 1) !== 0, reason: string(C.reason[cell]), unreachable: string(C.unreachable[cell]),
    grant: string(data.grants.address[grants.grant[at]]), shadowed: set(grants.shadowed[at]), scopes: set(C.scopes[cell]), future: (C.flags[cell] & 2) !== 0,
    undefined_scopes: set(C.undefined[cell]), types: set(C.types[cell]), narrowed: set(C.narrowed[cell]), usage: string(C.usage[cell]),
    anyOrganization: (C.flags[cell] & 4) !== 0, assumed: set(C.assumed[cell]), ref, cell,
  };
}

// rows is the matrix as grants matrix -o json has it, for whoever wants to check what the page shows.
function rows() {
  const all = [];
  A.address.forEach((_, app) => eachCell(app, ref => {
    const a = access(app, ref), id = string(A.id[app]);
    all.push({
      application: string(A.address[app]), client_id: id || null, api: string(data.apis.address[a.api]), audience: string(data.apis.identifier[a.api]), subject_type: a.subject,
      decision: a.allowed ? "allow" : "deny", reason: a.reason, reachable: a.unreachable === "", unreachable_because: a.unreachable, grant: a.grant, shadowed: a.shadowed,
      scopes: a.scopes, future_scopes: a.future, undefined_scopes: a.undefined_scopes, authorization_details_types: a.types, narrowed_by: a.narrowed,
      organization_usage: a.usage, allow_any_organization: a.anyOrganization, assumed: a.assumed,
    });
  }));
  return all;
}

const appAddress = app => app === ANY ? "any third party" : string(A.address[app]);
const apiAddress = api => string(data.apis.address[api]);
const party = app => app === ANY ? "third_party_strict" : string(A.party[app]);
const isThird = app => party(app) !== "first_party";

// looks are what is to be seen of each cell of the dictionary: how many scopes, how many of them sensitive.
let looks;
function look() {
  const sensitive = data.apis.sensitive.map(n => new Set(data.sets[n]));
  looks = C.api.map((api, cell) => {
    const scopes = data.sets[C.scopes[cell]], allowed = (C.flags[cell] & 1) !== 0;
    return {
      allowed, latent: allowed && C.unreachable[cell] !== 0, future: (C.flags[cell] & 2) !== 0, n: scopes.length,
      sensitive: sensitive[api].size ? scopes.filter(scope => sensitive[api].has(scope)).length : 0,
    };
  });
}

function lookOf(app, ref) {
  if (app === ANY) {
    const row = data.beside.third_party_defaults[ref - 1], sensitive = set(data.apis.sensitive[apiByAddress.get(row.api)]);
    return { allowed: row.decision === "allow", latent: false, future: row.future_scopes, n: row.scopes.length, sensitive: row.scopes.filter(s => sensitive.includes(s)).length, denied: row.decision !== "allow" };
  }
  const seen = looks[ref > 0 ? own.cell[ref - 1] : -ref - 1];
  if (seen.allowed) return seen;
  const granted = ref > 0 ? own.grant[ref - 1] || own.shadowed[ref - 1] : C.grant[-ref - 1] || C.shadowed[-ref - 1];
  return { ...seen, denied: !!granted };
}

// totals of each application: of usable cells only.
let totals;
function total() {
  const none = { scopes: 0, sensitive: 0, future: 0, apis: 0 };
  totals = A.address.map((_, app) => {
    const sum = { ...none };
    let last = -1;
    eachCell(app, (ref, cell) => {
      const seen = looks[cell];
      if (!seen.allowed || seen.latent) return;
      sum.scopes += seen.n, sum.sensitive += seen.sensitive, sum.future += seen.future ? 1 : 0;
      if (C.api[cell] !== last) sum.apis++, last = C.api[cell];
    });
    return sum;
  });
}
