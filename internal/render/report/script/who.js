// Who can: which applications can get a scope, or a token of an API, and which roles of users hold it.
function showWho(box) {
  const scope = state().get("scope") || "", api = state().get("api") || "", scopes = once(() => [...new Set(apis.scopes.flatMap(n => data.sets[n]))].map(string).sort());
  if (!box.contains(document.activeElement) || !document.activeElement.closest("form")) {
    box.replaceChildren(form(input("Scope", "scope", "refund:orders", "scopes"), input("API", "api", "any", "apis")), suggestions("scopes", scopes()),
      suggestions("apis", apis.address.map(n => short(string(n)))), el("div"));
  }
  box.lastChild.replaceChildren(...parts(scope || api ? holders(scope, api) : ask(scopes())));
}

function ask(scopes) {
  say("");
  return [el("p", "Who can do what? Name a scope or an API", scopes.length > 0 && ", or choose"), el("ul.chips", scopes.slice(0, 40).map(name => el("li", to({ scope: name }, code(name)))))];
}

function holders(scope, api) {
  const by = glob(scope) || (() => true), columns = columnsOf(new URLSearchParams({ api })), known = columns.some(api => set(apis.scopes[api]).some(by));
  const match = matching(new URLSearchParams({ scope, api })), all = [ANY, ...orders.risk()].filter(app => hasCell(app, match));
  const can = cellsOf(all, cell => match[cell] && usable[cell]), latent = cellsOf(all, cell => match[cell] && isOpen(cell) && !usable[cell]);
  const among = address => columns.includes(apiByAddress.get(address)), permitting = rolesWith(among, by);
  if (!columns.length || scope && !known && !can.length && !latent.length) {
    say("no such scope");
    return [el("p", columns.length ? ["No API", api && " of that name", " declares a scope ", code(scope), ", so this is no answer to who can."] : ["No API is called ", code(api), "."])];
  }
  const people = new Set(can.apps), anybody = people.delete(ANY);
  say(can.length ? count(people.size, "application") + " can" : "nobody can");
  return [
    el("p", { class: "answer " + (can.length ? "yes" : "no") }, can.length ? count(people.size, "application") + " can" + (anybody ? ", and any third party that registers itself" : "") + "." : "Nobody can."),
    can.length > 0 && cellTable("Who can", can, true, scope ? by : undefined),
    data.beside.open_access.filter(open => among(open.api) && apis.system[apiByAddress.get(open.api)] && (!scope || open.scopes.some(by))).map(open =>
      el("p.note", "And all ", count(open.applications, spaced(open.party) + " application"), " ", acting(open.subject_type), ", by the default of ", named(open.api), ".")),
    latent.length > 0 && [el("h2", "Latent: granted, without a flow to use it"), cellTable("Latent", latent, true, scope ? by : undefined)],
    permitting.length > 0 && [el("h2", "Roles that permit it to users"), el("p", "Where the API looks at roles, a user also needs one of these."), roleTable("Roles", permitting)],
    unread(),
  ];
}

// roleTable lists permissions of roles: the role, the permission, and those of its scopes that are asked for.
const roleTable = (caption, found) => table(caption, ["Role", "API", "Scopes"], found, ([role, p, some]) => [nameOfRole(role),
  p ? [named(p.api || p.audience), p.enforced === false && [" ", badge("does not look at roles")]] : role.known ? "none" : "not known",
  p && [chips(some, { most: 12 }), p.undefined_scopes.length > 0 && [el("small", "Not declared by the API:"), chips(p.undefined_scopes, { kind: "struck" })]]]);
