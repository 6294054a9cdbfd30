// Why a cell is what it is: beside the view, one half below the other.
const reasonWords = {
  policy_allow_all: "policy allow_all", policy_deny_all: "policy deny_all", no_grant: "no grant", third_party_needs_grant: "third party without a grant",
  system_api_third_party: "third party on a system API",
};
const because = reason => reasonWords[reason] || spaced(reason);

const apiPlace = api => place(string(apis.file[api]), apis.line[api]);
const appPlace = app => place(string(A.file[app]), A.line[app]);

function grantPlace(address) {
  const n = grants().get(address);
  return n ? place(string(data.grants.file[n]), data.grants.line[n]) : null;
}

const grantsOf = addresses => commas(addresses.map(address => [code(address), " ", grantPlace(address)]));

const nameOf = app => app === ANY ? "any third party" : named(appAddress(app));
const cellAddress = (app, api) => appAddress(app) + " → " + apiAddress(api);

// amount is how much a cell gives.
function amount(a, api) {
  const declared = declares(api), n = a.scopes.length;
  if (a.decision !== "allow") return a.grant || a.shadowed.length ? "denied although granted" : "denied";
  return a.future_scopes ? "all " + n + ", and later ones" : declared ? n + " of " + count(declared, "scope") : "a token without scopes";
}

function showCell() {
  showPanel("cell", "Why this cell is what it is", wanted => {
    const [name, target] = split(wanted), app = apps().get(name), api = apiByAddress.get(target);
    if (name === "") return el("p", {}, "This report has no such cell: ", code(wanted), ".");
    const row = rowOf(app), halves = [["user", row[2 * api + 1]], ["client", row[2 * api]]];
    return [el("h2", {}, nameOf(app), " → ", named(target)), alike(app), halves.map(([subject, ref]) => explanation(app, api, subject, ref)), more(app, api)];
  });
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
  return el("p", { class: "ask" }, to({ view: "one", one: name, cell: "" }, "All that it reaches"), " · ", to({ view: "who", api: target, cell: "", scope: "" }, "Who can use the API"),
    el("br"), code("grants explain " + (app === ANY ? "any-third-party" : quoted(name)) + " " + quoted(target)));
}

// alike names some of those with the same access in every cell.
function alike(app) {
  const others = [...A.alike.keys()].filter(other => other !== app && A.alike[other] === A.alike[app]);
  return others.length ? el("p", {}, count(others.length, "other application has", "other applications have"), " the same access in every cell: ",
    commas(others.slice(0, 8).map(other => to({ view: "one", one: appAddress(other), cell: "" }, nameOf(other)))), others.length > 8 ? ", …" : ".") : null;
}

const verdicts = {
  yes: (a, api) => ["Yes: ", amount(a, api), "."],
  latent: (a, api) => ["Latent: ", amount(a, api), ", and no flow to use that."],
  no: a => [a.grant || a.shadowed.length ? "No, although there is a grant." : "No: denied."],
};

function explanation(app, api, subject, ref) {
  const title = el("h3", {}, subject === "user" ? "For users" : "As itself");
  if (!ref) return el("section", {}, title, el("p", { class: "answer no" }, "No."), el("p", {}, nothing(app, api, subject)));
  const a = access(app, ref), verdict = a.decision !== "allow" ? "no" : a.reachable ? "yes" : "latent", sensitive = set(apis.sensitive[api]);
  return el("section", {}, title, el("p", { class: "answer " + verdict }, verdicts[verdict](a, api)), chips(a.scopes, { sensitive }),
    a.future_scopes && el("p", {}, badge("open-ended", "high"), "also what ", named(apiAddress(api)), " declares later"),
    el("ol", { class: "steps" }, stepsOf(app, api, a).map(step => el("li", {}, step))),
    a.authorization_details_types.length > 0 && el("p", {}, "Authorization details: ", codes(a.authorization_details_types)),
    a.undefined_scopes.length > 0 && [el("p", {}, "Listed, and not declared by the API:"), chips(a.undefined_scopes, { kind: "struck" })],
    a.assumed.length > 0 && el("p", {}, badge("assumed", "medium"), "rests on what nobody states: ", codes(a.assumed)),
    a.narrowed_by.includes("rbac") && rolesOn(apiAddress(api), a.scopes));
}

// stepsOf are the steps by which a cell is what it is, in the order in which they decide.
function stepsOf(app, api, a) {
  const policy = string(apis[a.subject_type][api]);
  return [
    [app === ANY ? "any third party without a grant of its own" : [code(a.application), " is ", parties[string(A.party[app])]], " ", appPlace(app)],
    [code(a.api), " has the policy ", code(policy), " ", acting(a.subject_type), " ", apiPlace(api)],
    a.grant ? [code(a.grant), " decides", a.reason === "default_grant" && ", the default of third parties", " ", grantPlace(a.grant)] : because(a.reason),
    a.shadowed.length && ["does not count: ", grantsOf(a.shadowed)],
    a.unreachable_because && ["it cannot use that: ", spaced(a.unreachable_because)],
    a.organization_usage && a.subject_type === "client" && ["organizations: ", spaced(a.organization_usage), a.allow_any_organization && ", any"],
    a.narrowed_by.length && ["that is the most: ", a.narrowed_by.join(", "), a.narrowed_by.length === 1 ? " narrows" : " narrow", " it further"],
  ].filter(Boolean);
}

const rolesWith = (api, holds) => (data.beside.roles || []).flatMap(role => role.permissions.filter(p => api(p.api)).map(p => [role, p, p.scopes.filter(holds)])).filter(([, , scopes]) => scopes.length);

function rolesOn(api, scopes) {
  const found = rolesWith(address => address === api, scope => scopes.includes(scope));
  return found.length > 0 && [el("p", {}, "Users with these roles get, at most:"), el("ul", {}, found.map(([role, , some]) => el("li", {}, code(role.name || role.address), ": ", codes(some))))];
}

// nothing is why a cell is empty: the matrix has no row where nobody meant to give anything.
function nothing(app, api, subject) {
  const policy = string(apis[subject][api]);
  const open = data.beside.open_access.find(open => open.api === apiAddress(api) && open.subject_type === subject && app !== ANY && open.party === string(A.party[app]));
  if (open) return "But the policy opens it, as to every application of its party: " + count(open.scopes.length, "scope") + ".";
  return policy === "deny_all" ? "The policy deny_all gives nobody a token, and no grant was meant for it." : "No grant is meant for it, and the policy is " + policy + ".";
}
