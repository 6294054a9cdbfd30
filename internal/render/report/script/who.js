// Who can: which applications can get a scope, or a token of an API, and which roles of users hold it.
function showWho(box) {
  const scope = state().get("scope") || "", api = state().get("api") || "", scopes = once(() => [...new Set(apis.scopes.flatMap(n => data.sets[n]))].map(string).sort());
  if (!box.contains(document.activeElement) || !document.activeElement.closest("form")) {
    box.replaceChildren(form(input("Scope", "scope", "refund:orders", "scopes"), input("API", "api", "any", "apis")), suggestions("scopes", scopes()),
      suggestions("apis", apis.address.map(n => short(string(n)))), el("div"));
  }
  box.lastChild.replaceChildren(...parts(scope || api ? holders(scope, api) : ask()));
}

// ask offers the scopes of the project's APIs, sensitive ones first.
function ask() {
  const of = columns => [...new Set(apis.listed.flatMap((listed, api) => listed ? data.sets[columns[api]] : []))].map(string).sort();
  say("");
  return [el("p", "Who can do what? Name a scope or an API, or choose"), chips(of(apis.scopes), { sensitive: of(apis.sensitive), most: 40, make: scope => to({ scope }, code(scope)) })];
}

function holders(scope, api) {
  const by = glob(scope) || (() => true), columns = columnsOf(new URLSearchParams({ api })), known = columns.some(api => set(apis.scopes[api]).some(by));
  const match = matching(new URLSearchParams({ scope, api })), all = [ANY, ...orders.risk()].filter(app => hasCell(app, match));
  const can = cellsOf(all, cell => match[cell] && usable[cell]), latent = cellsOf(all, cell => match[cell] && isOpen(cell) && !usable[cell]);
  const among = address => columns.includes(apiByAddress.get(address)), permitting = rolesWith(among, by), like = glob(api);
  const opened = beside().filter(open => (!like || namesOf(apiByAddress.get(open.api)).some(like)) && (!scope || open.scopes.some(by)));
  if (!opened.length && (!columns.length || scope && !known && !can.length && !latent.length)) {
    say("no such scope");
    return [el("p", columns.length ? ["No API", api && " of that name", " declares a scope ", code(scope), ", so this is no answer to who can."] : ["No API is called ", code(api), "."])];
  }
  const people = new Set(can.apps), anybody = people.delete(ANY);
  const answer = can.length ? count(people.size, "application") + " can" + (anybody ? ", and any third party that registers itself" : "") : opened.length ? "All of a party can, without a grant" : "Nobody can";
  say(answer);
  return [
    el("p", { class: "answer " + (can.length || opened.length ? "yes" : "no") }, answer, "."),
    can.length > 0 && cellTable("Who can", can, true, scope ? by : undefined),
    opened.map(open => el("p.note", "All ", count(open.applications, spaced(open.party) + " application"), withoutFlow(open), " ", acting(open.subject_type), ", by the default of ", code(open.api), ".")),
    latent.length > 0 && [el("h2", "Latent: granted, without a flow to use it"), cellTable("Latent", latent, true, scope ? by : undefined)],
    permitting.length > 0 && [el("h2", "Roles that permit it to users"), el("p", "A user also needs one of these, unless the API does not look at roles."), roleTable("Roles", permitting)],
    unread(),
  ];
}

// roleTable lists permissions of roles: the role, the permission, and those of its scopes that are asked for.
const roleTable = (caption, found) => table(caption, ["Role", "API", "Scopes"], found, ([role, p, some]) => [nameOfRole(role),
  p ? [named(p.api || p.audience), p.enforced === false && [" ", badge("does not look at roles")]] : role.known ? "none" : "not known",
  p && [chips(some, { most: 12 }), p.undefined_scopes.length > 0 && [el("small", "Not declared by the API:"), chips(p.undefined_scopes, { kind: "struck" })]]]);
