// One application: every API that it reaches, and why.
const suggestions = (id, names) => el("datalist", { id }, names.slice(0, 2000).map(name => el("option", { value: name })));

function showOne(box) {
  const wanted = state().get("one") || "", find = name => apps().get(name) ?? apps().get("application." + name), app = find(wanted);
  const onchange = ({ target: { value } }) => go({ one: find(value) === undefined ? value : appAddress(find(value)) });
  box.replaceChildren(form(input("Application", "one", "name of an application", "apps", { value: short(wanted), oninput: null, onchange }), el("p", "or ", to({ one: "any third party" }, "any newly registered third party"))),
    suggestions("apps", A.address.map(n => short(string(n)))), ...parts(app === undefined ? unknown(wanted) : profile(app)));
}

function unknown(name) {
  const by = name ? glob(name) : () => true, some = orders.risk().filter(app => by(appAddress(app)) || by(string(A.name[app])));
  say(name ? "no application of that name" : count(appCount, "application"));
  return [el("p", name ? ["No application is called ", code(name), some.length ? "; by part of the name:" : "."] : "Whose access do you want to see? By risk:"),
    some.length > 0 && table("Applications", ["Application", "Party", "Type", "APIs", "Scopes", "Sensitive"], some, app => [toProfile(app),
      parties[string(A.party[app])], spaced(string(A.type[app])), totals.apis[app], totals.scopes[app], totals.sensitive[app]])];
}

function profile(app) {
  const cells = cellsOf([app], () => true), facts = [string(A.name[app]) && code(string(A.name[app])), string(A.id[app]) ? ["client_id ", code(string(A.id[app]))] : "no client_id yet", spaced(string(A.type[app])), appPlace(app)];
  say(count(cells.length, "cell"));
  return [
    el("h2", nameOf(app), " ", badge(parties[string(A.party[app])], isThird(app) ? "medium" : "")),
    el("p", app === ANY ? "What every third party reaches that has no grant of its own, also one that registers itself tomorrow." : facts.filter(Boolean).map((part, n) => [n ? " · " : "", part])),
    el("p", "It reaches ", el("b", totals.apis[app] ? [count(totals.apis[app], "API"), " with ", count(totals.scopes[app], "scope")] : "nothing"),
      totals.sensitive[app] > 0 && [", ", el("b", totals.sensitive[app] + " of them sensitive")], "."),
    app !== ANY && alike(app),
    cells.length > 0 && cellTable("Access of the application", cells, false),
    beside().filter(open => app !== ANY && open.party === string(A.party[app])).map(open => el("div.note", "Besides, as every ", spaced(open.party), " application with the flow, ", acting(open.subject_type), ", ", code(open.api), ": ", chips(open.scopes))),
  ];
}

// cellsOf are the cells of some applications that are wanted, as a list of pairs which are made when they are looked at.
function cellsOf(some, wants) {
  const apps = [], refs = [];
  for (const app of some) eachCell(app, (ref, cell) => { if (wants(cell, ref)) apps.push(app), refs.push(ref); });
  return { apps, length: apps.length, slice: (from, end) => apps.slice(from, end).map((app, n) => [app, refs[from + n]]) };
}

// cellTable lists cells, [application, what grants it] each; of scopes those that are asked for.
function cellTable(caption, cells, withApp, holds = () => true) {
  return table(caption, [...withApp ? ["Application"] : [], "API", "Acting", "Access", "Scopes", "Because of"], cells, ([app, ref]) => {
    const a = access(app, ref), api = C.api[cellOf(ref)], some = a.scopes.filter(holds), rest = a.scopes.length - some.length;
    return [...withApp ? [toProfile(app)] : [], to({ view: "matrix", cell: cellAddress(app, api), app: "", api: "", scope: "" }, named(a.api)), acting(a.subject_type),
      [amount(a, api), !a.reachable && a.decision === "allow" && [" ", badge("latent")], a.assumed.length > 0 && [" ", badge("assumed", "medium")]],
      [chips(some, { sensitive: set(apis.sensitive[api]), most: 12 }), rest > 0 && some.length > 0 && el("small", "and " + count(rest, "other scope"))],
      a.grant ? grantsOf([a.grant]) : because(a.reason)];
  });
}
