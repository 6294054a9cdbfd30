// The tables of a matrix: which cells an application has, and what each is. A cell is one of the dictionary, of a template or in a row of an application's own.
let A, C, own, apis, appCount, apiCount, starts, skipsOf, apiByAddress;
let ANY; // any third party that has no grant of its own, as the application after the last

const subjects = ["client", "user"], allowed = 1, future = 2, anyOrganization = 4; // flags
const parties = { first_party: "first party", third_party_strict: "third party, strict", third_party_permissive: "third party, permissive" };

const string = n => data.strings[n];
const set = n => data.sets[n].map(string);
const once = make => { let made; return () => made ??= make(); };

const apiAddress = api => string(apis.address[api]);
const appAddress = app => string(A.address[app]);
const isThird = app => string(A.party[app]) !== "first_party";
const isOpen = cell => (C.flags[cell] & allowed) !== 0;
const sizeOf = n => data.sets[n].length;
const declares = api => sizeOf(apis.scopes[api]);

const apps = once(() => new Map(A.address.map((n, app) => [string(n), app])));
const grants = once(() => new Map(data.grants.address.map((n, grant) => [string(n), grant])));

// sum adds up the differences by which columns are written.
function sum() {
  const { steps, more, kinds, of } = data.told;
  for (const table of [apis, A, C, own, data.grants, steps, more, kinds, of]) for (const column of Object.values(table)) {
    for (let n = 1; n < column.length; n++) column[n] += column[n - 1];
  }
}

function index() {
  A = data.applications, C = data.cells, own = data.own, apis = data.apis, appCount = ANY = A.address.length, apiCount = apis.address.length;
  sum();
  apiByAddress = new Map(apis.address.map((n, api) => [string(n), api]));
  addNewcomers();
  starts = new Int32Array(A.rows.length + 1);
  A.rows.forEach((rows, n) => starts[n + 1] = starts[n] + rows);
  skipsOf = new Map(data.skips.map(([app, ...some]) => [app, some]));
}

// addNewcomers makes an application, with cells of its own, of what any third party gets.
function addNewcomers() {
  const text = words => data.strings.push(words) - 1, texts = all => all.length && data.sets.push(all.map(text)) - 1, rows = data.beside.third_party_defaults;
  const addTo = (table, row) => { for (const [name, column] of Object.entries(table)) column.push(row[name] || 0); };
  addTo(A, { address: text("any third party"), party: text("third_party_strict"), rows: rows.length, alike: -1 });
  for (const row of rows) {
    const api = apiByAddress.get(row.api), open = row.decision === "allow", declared = data.sets[apis.scopes[api]];
    addTo(own, { cell: C.api.length, grant: grants().get(row.grant) ?? data.grants.address.push(text(row.grant)) - 1 });
    addTo(C, {
      api, subject: subjects.indexOf(row.subject_type), flags: (open ? allowed : 0) | (row.future_scopes ? future : 0), reason: text(row.reason),
      scopes: data.sets.push(row.scopes.map(scope => declared.find(n => string(n) === scope) ?? text(scope))) - 1, undefined: texts(row.undefined_scopes),
      types: texts(row.authorization_details_types), narrowed: texts(open && row.subject_type === "user" ? ["request", "consent"] : []), assumed: texts(row.assumed),
    });
  }
}

// eachCell calls back with the cells of an application: what grants it (n+1 for a row of its own, -n-1 for the cell n of a template), and the cell.
function eachCell(app, each) {
  const from = starts[app], end = starts[app + 1], skips = skipsOf.get(app), template = data.templates[A.template[app]];
  let next = from;
  for (let n = 0; n < template.length; n++) {
    const cell = template[n], api = C.api[cell];
    while (next < end && C.api[own.cell[next]] < api) each(next + 1, own.cell[next++]);
    const has = next < end && C.api[own.cell[next]] === api || next > from && C.api[own.cell[next - 1]] === api;
    if (!has && !(skips && skips.includes(api))) each(-cell - 1, cell);
  }
  while (next < end) each(next + 1, own.cell[next++]);
}

// rowOf is an application's cells by API and subject type, as eachCell has them; 0 for none.
function rowOf(app) {
  const row = new Int32Array(2 * apiCount);
  eachCell(app, (ref, cell) => row[2 * C.api[cell] + C.subject[cell]] = ref);
  return row;
}

const cellOf = ref => ref > 0 ? own.cell[ref - 1] : -ref - 1;
const grantOf = ref => ref > 0 ? own.grant[ref - 1] : C.grant[-ref - 1];
const shadowedOf = ref => ref > 0 ? own.shadowed[ref - 1] : C.shadowed[-ref - 1];
const isRefused = ref => !isOpen(cellOf(ref)) && (grantOf(ref) || shadowedOf(ref)) > 0;

// access is a cell as the JSON has it.
function access(app, ref) {
  const cell = cellOf(ref), api = C.api[cell], unreachable = string(C.unreachable[cell]);
  return {
    application: appAddress(app), client_id: string(A.id[app]) || null, api: apiAddress(api), audience: string(apis.identifier[api]), subject_type: subjects[C.subject[cell]],
    decision: isOpen(cell) ? "allow" : "deny", reason: string(C.reason[cell]), reachable: unreachable === "", unreachable_because: unreachable,
    grant: string(data.grants.address[grantOf(ref)]), shadowed: set(shadowedOf(ref)), scopes: set(C.scopes[cell]), future_scopes: (C.flags[cell] & future) !== 0,
    undefined_scopes: set(C.undefined[cell]), authorization_details_types: set(C.types[cell]), narrowed_by: set(C.narrowed[cell]),
    organization_usage: string(C.usage[cell]), allow_any_organization: (C.flags[cell] & anyOrganization) !== 0, assumed: set(C.assumed[cell]),
  };
}

// rows is the matrix as grants matrix -o json has it, for whoever wants to check what the page shows.
function rows() {
  const all = [];
  for (let app = 0; app < appCount; app++) eachCell(app, ref => all.push(access(app, ref)));
  return all;
}

// What is to be seen of each cell of the dictionary: whether it can be used, and how many sensitive scopes it has.
let usable, sensitiveIn;
function look() {
  const sensitive = apis.sensitive.map(n => new Set(data.sets[n]));
  usable = Uint8Array.from(C.flags, (flags, cell) => flags & allowed && !C.unreachable[cell] ? 1 : 0);
  sensitiveIn = Uint16Array.from(C.api, (api, cell) => sensitive[api].size ? data.sets[C.scopes[cell]].filter(n => sensitive[api].has(n)).length : 0);
}

// total sums up what each application can use.
let totals;
function total() {
  const column = () => new Int32Array(A.rows.length);
  totals = { apis: column(), scopes: column(), sensitive: column(), future: column() };
  for (let app = 0; app <= appCount; app++) {
    let last = -1;
    eachCell(app, (_, cell) => {
      if (!usable[cell]) return;
      totals.scopes[app] += sizeOf(C.scopes[cell]), totals.sensitive[app] += sensitiveIn[cell], totals.future[app] += (C.flags[cell] & future) / future;
      if (C.api[cell] !== last) totals.apis[app]++, last = C.api[cell];
    });
  }
}
