// The questions that everybody asks of a matrix, in the order of data.asked, with what finds the answer and shows it.
const everyone = once(() => [...Array(appCount).keys()]);
const toHolders = api => to({ view: "who", api, scope: "" }, named(api));
const cellAnswer = (title, found) => cellTable(title, found, true);

const questions = [
  ["sensitive", "Sensitive cells", () => cellsOf(everyone(), cell => usable[cell] && sensitiveIn[cell]), cellAnswer],
  ["third", "Third-party cells", () => cellsOf(everyone().filter(isThird), isOpen), cellAnswer],
  ["new", "Newly registered", () => cellsOf([ANY], isOpen), cellAnswer],
  ["open", "Open to all", () => data.opened, openTable],
  ["vain", "Unusable grants",
    () => cellsOf(everyone(), (cell, ref) => isOpen(cell) ? !usable[cell] && grantOf(ref) || sizeOf(C.undefined[cell]) : isRefused(ref)), cellAnswer],
  ["unused", "Unused", () => data.unused, (title, found) =>
    table(title, ["API", "Scopes that nobody holds"], found, ({ api, scopes }) => [toHolders(api), chips(scopes)])],
  ["unresolved", "Lead nowhere", () => data.beside.unresolved_grants, (title, found) => table(title, ["Grant", "Unresolved", "Application", "API", "Acting", "Scopes"], found,
    g => [code(g.grant), g.unresolved.join(", "), code(g.application || g.client_id || "any third party"), code(g.api || g.audience), acting(g.subject_type), g.all_scopes ? "all scopes" : chips(g.scopes)])],
  ["roles", "Roles",
    () => roles().flatMap(role => role.permissions.length ? role.permissions.map(p => [role, p, p.scopes]) : [[role, null, []]]), (title, found) => [roleTable(title, found), unread()]],
].map(([id, short, find, list], n) => ({ id, short, find: once(find), list, asked: () => data.asked[n] }));

const withoutFlow = open => open.unreachable > 0 && " (" + number(open.unreachable) + " without a flow)";

function openTable(title, found) {
  return table(title, ["API", "Party", "Acting", "Applications", "Scopes"], found,
    open => [toHolders(open.api), spaced(open.party), acting(open.subject_type), [number(open.applications), withoutFlow(open)], chips(open.scopes)]);
}

function showQuestions(box) {
  const chosen = state().get("q");
  if (!box.querySelector("details")) box.replaceChildren(...questions.map(question => el("details", { id: "q-" + question.id, ontoggle: onToggle },
    el("summary", question.asked().title, " ", el("small", question.find().length ? number(question.find().length) : "none")))));
  for (const details of box.children) details.open = details.id === "q-" + chosen;
  say(count(questions.length, "question"));
}

function onToggle({ target }) {
  const { id, asked, find, list } = questions.find(({ id }) => target.id === "q-" + id), chosen = state().get("q") === id;
  if (target.open && target.children.length === 1) target.append(...parts([find().length ? list(asked().title, find()) : el("p", asked().nothing)]));
  if (target.open !== chosen) go({ q: target.open ? id : "" }, true);
}
