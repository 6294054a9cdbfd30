// Why a cell is what it is: beside the view, one half below the other.
const because = reason => new Map(reasons).get(reason) || spaced(reason);

const appPlace = app => place(string(A.file[app]), A.line[app]);

function grantPlace(address) {
  const n = grants().get(address);
  return n ? place(string(data.grants.file[n]), data.grants.line[n]) : null;
}

const grantsOf = addresses => commas(addresses.map(address => [code(address), " ", grantPlace(address)]));

const nameOf = app => app === ANY ? "any third party" : named(appAddress(app));
const toProfile = (app, text = nameOf(app)) => to({ view: "one", one: appAddress(app), cell: "" }, text);
const cellAddress = (app, api) => appAddress(app) + " → " + apiAddress(api);

// amount is how much a cell gives.
function amount(a, api) {
  const declared = declares(api), n = a.scopes.length;
  if (a.decision !== "allow") return a.grant || a.shadowed.length ? "denied although granted" : "denied";
  return a.future_scopes ? "all " + n + ", and later ones" : declared ? n + " of " + count(declared, "scope") : "a token without scopes";
}

function showCell() {
  const [name, target] = split(state().get("cell") || "");
  showPanel("cell", "Why this cell is what it is", wanted => {
    const app = apps().get(name), api = apiByAddress.get(target);
    if (name === "") return el("p", "This report has no such cell: ", code(wanted), ".");
    const row = rowOf(app), halves = [["user", row[2 * api + 1]], ["client", row[2 * api]]];
    return [el("h2", nameOf(app), " → ", named(target)), alike(app), halves.map(([subject, ref]) => explanation(app, api, subject, ref)),
      data.told.shortened > 0 && el("p", "Some places are those of the object instead of the value."), more(app, api)];
  });
  if (body.dataset.view === "matrix") pointAt(apps().get(name), apiByAddress.get(target));
}

// split finds the two addresses, either of which may have an arrow in its key.
function split(cell) {
  for (let n = cell.indexOf(" → "); n >= 0; n = cell.indexOf(" → ", n + 1)) {
    const both = [cell.slice(0, n), cell.slice(n + 3)];
    if (apps().has(both[0]) && apiByAddress.has(both[1])) return both;
  }
  return ["", ""];
}

function more(app, api) {
  const quoted = text => /^[\w.:/-]+$/.test(text) ? text : "'" + text.replaceAll("'", "'\\''") + "'", name = appAddress(app), target = apiAddress(api);
  return el("p.ask", toProfile(app, "All that it reaches"), " · ", to({ view: "who", api: target, cell: "", scope: "" }, "Who can use the API"),
    el("br"), code("grants explain " + (app === ANY ? "any-third-party" : quoted(name)) + " " + quoted(target)));
}

// alike names some of those with the same access in every cell.
function alike(app) {
  const others = [...A.alike.keys()].filter(other => other !== app && A.alike[other] === A.alike[app]);
  return others.length ? el("p", count(others.length, "other application has", "other applications have"), " the same access in every cell: ",
    commas(others.slice(0, 8).map(other => toProfile(other))), others.length > 8 ? ", …" : ".") : null;
}

// explanation is what a cell gives for a subject type, and how that comes about.
function explanation(app, api, subject, ref) {
  const said = told(app, api, subject, ref), a = ref ? access(app, ref) : null, sensitive = set(apis.sensitive[api]), latent = a && a.decision === "allow" && !a.reachable;
  const verdict = said ? said.verdict : a && a.decision === "allow" && a.reachable ? "yes" : "no", words = { yes: "Yes", no: "No", unknown: "Unknown" }[verdict];
  return el("section", el("h3", subject === "user" ? "For users" : "As itself"),
    el("p", { class: "answer " + verdict }, words, verdict === "yes" && a && ": " + amount(a, api), latent && ", latent: " + amount(a, api) + ", and no flow to use that", "."),
    a && chips(a.scopes, { sensitive }), a && a.future_scopes && el("p", badge("open-ended", "high"), "also what ", named(apiAddress(api)), " declares later"),
    said ? el("ol.steps", said.steps) : el("p", "There are so many cells that the page does not say why; ", code("grants explain"), " does."),
    a && a.authorization_details_types.length > 0 && el("p", "Authorization details: ", codes(a.authorization_details_types)),
    a && a.undefined_scopes.length > 0 && [el("p", "Listed, and not declared by the API:"), chips(a.undefined_scopes, { kind: "struck" })],
    a && a.assumed.length > 0 && el("p", badge("assumed", "medium"), "rests on what nobody states: ", codes(a.assumed)),
    a && a.narrowed_by.includes("rbac") && rolesOn(apiAddress(api), a.scopes));
}

const roles = once(() => data.beside.roles || []);
const rolesWith = (api, holds) => roles().flatMap(role => role.permissions.filter(p => api(p.api)).map(p => [role, p, p.scopes.filter(holds)])).filter(([, , scopes]) => scopes.length);
const nameOfRole = role => [code(role.name || role.address), role.name && el("small", " " + shown(role.address))];

// unread says of which roles the project does not know every permission.
function unread() {
  const some = roles().filter(role => !role.known);
  return some.length > 0 && el("p", "Not all permissions are known of ", commas(some.slice(0, 8).map(nameOfRole)), some.length > 8 ? ", …" : ".");
}

function rolesOn(api, scopes) {
  if (!roles().length) return null;
  const found = rolesWith(address => address === api, scope => scopes.includes(scope));
  return [el("p", found.length ? "Users with these roles get, at most, and others nothing of it:" : "No role of the project permits any of it."),
    found.length > 0 && el("ul", found.map(([role, , some]) => el("li", nameOfRole(role), ": ", codes(some)))), unread()];
}
