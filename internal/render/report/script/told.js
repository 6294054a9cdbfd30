// What grants explain says of a cell: a chain of steps of its own and one of its application, in the order in which they decide. A sentence is in the data
// once for all cells that it is about, with numbers below zero where these differ.
const links = ["party", "policy", "grant", "default", "shadowed", "scopes", "flow", "registration", "mode", "connection", "organization", "audience", "exchange", "consent", "condition", "narrowing", "hangs-on"];
const ofLogin = new Set(["registration", "mode", "connection", "organization", "audience", "exchange"]);

const moreTold = once(() => new Map(data.told.more.application.map((app, n) => [app + " " + data.told.more.cell[n], data.told.more.told[n]])));

const telling = n => data.told.strings[n];

// told is the answer and the steps of a cell, null where the page has no room for them.
function told(app, api, subject, ref) {
  const { of, kinds, chains, steps } = data.told, n = subjects.indexOf(subject), at = 2 * api + n;
  const ofCell = ref > 0 && app !== ANY ? of.own[ref - 1] : app === ANY ? of.any[at] : moreTold().get(app + " " + at) ?? kinds[of.kind[app]][at];
  if (!ofCell) return null;
  const link = step => telling(steps.link[step]), [answer, ...made] = chains[ofCell], has = new Set(made.map(link));
  made.push(...chains[app === ANY ? of.any_application[n] : of[subject][app]].slice(1).filter(step => link(step) !== "flow" || !has.has("flow")));
  let verdict = telling(answer);
  for (const step of made) {
    const said = telling(steps.answer[step]);
    if (verdict !== "no" && ofLogin.has(link(step)) && (said === "no" || said === "unknown")) verdict = said;
  }
  return { verdict, steps: made.sort((x, y) => links.indexOf(link(x)) - links.indexOf(link(y))).map(step => stepOf(step, app, api, ref)) };
}

// stepOf is a step in words, with the places that say so and the page of the platform's documentation.
function stepOf(step, app, api, ref) {
  const { sentences, steps } = data.told, [address, file, line] = objectOf(steps.about[step], app, api, ref), declared = declares(api);
  const scopes = ref ? set(C.scopes[cellOf(ref)]) : [], rest = scopes.length - 4, named = [...scopes.slice(0, 4).map(code), ...rest > 0 ? [rest + " more"] : []];
  const amount = !scopes.length ? "no scope" : scopes.length === declared && declared > 3 ? "all " + declared + " scopes" : named.map((name, n) => [n === 0 ? "" : n === named.length - 1 ? " and " : ", ", name]);
  const words = [null, code(appAddress(app)), code(apiAddress(api)), code(address), amount];
  const at = (files, lines) => files[step] ? place(files[step] > 0 ? telling(files[step]) : "", lines[step]) : place(file, line + lines[step]);
  const page = telling(steps.page[step]), answer = telling(steps.answer[step]);
  return el("li", { class: "step " + answer }, sentences[steps.sentence[step]].map(part => part < 0 ? words[-part] : shown(telling(part))), " ", at(steps.file, steps.line), " ",
    steps.in_file[step] >= 0 && at(steps.in_file, steps.in_line), /^https:\/\//.test(page) && [" ", el("a.page", { href: page, target: "_blank" }, "docs")]);
}

// objectOf is the address and the place of what a step is about: below zero another object, else the application, the API, its grant, or those that do not count.
function objectOf(about, app, api, ref) {
  const of = (table, n) => [string(table.address[n]), string(table.file[n]), table.line[n]];
  if (about <= 0) return [about ? telling(-about) : "", "", 0];
  if (about === 1) return of(A, app);
  if (about === 2) return of(apis, api);
  return of(data.grants, about === 3 ? grantOf(ref) : grants().get(set(shadowedOf(ref))[about - 4]));
}
