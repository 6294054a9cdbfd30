// The questions that everybody asks of a matrix, each with what is to be said when the answer is none, and how many there are.
const everyone = once(() => [...Array(appCount).keys()]);
const toHolders = api => to({ view: "who", api, scope: "" }, named(api));
const cellAnswer = (title, found) => cellTable(title, found, true);

const questions = [
  ["sensitive", "Sensitive", "Who holds sensitive scopes?", "Nobody, of the scopes that are called sensitive.", () => cellsOf(everyone(), cell => usable[cell] && sensitiveIn[cell]), cellAnswer],
  ["third", "Third parties", "What do third parties reach?", "Nothing.", () => cellsOf(everyone().filter(isThird), isOpen), cellAnswer],
  ["new", "Newly registered", "What does a newly registered third party reach?", "Nothing.", () => cellsOf([ANY], isOpen), cellAnswer],
  ["open", "Open to all", "What is open to every application?", "Nothing.", () => data.opened, openTable],
  ["vain", "In vain", "What is granted and cannot be used?", "Nothing.",
    () => cellsOf(everyone(), (cell, ref) => isOpen(cell) ? !usable[cell] && grantOf(ref) || sizeOf(C.undefined[cell]) : isRefused(ref)), cellAnswer],
  ["unused", "Unused", "What does nobody use?", "Everything that is declared is within reach of some application.", () => data.unused, (title, found) =>
    table(title, ["API", "Scopes that nobody holds"], found, ({ api, scopes }) => [toHolders(api), chips(scopes)])],
  ["unresolved", "Lead nowhere", "Which grants lead nowhere?", "None.", () => data.beside.unresolved_grants, (title, found) => table(title, ["Grant", "Unresolved", "Application", "API", "Acting", "Scopes"], found,
    g => [code(g.grant), g.unresolved.join(", "), code(g.application || g.client_id || "any third party"), code(g.api || g.audience), acting(g.subject_type), g.all_scopes ? "all scopes" : chips(g.scopes)])],
  ["roles", "Roles", "What do roles permit users?", "None.",
    () => roles().flatMap(role => role.permissions.length ? role.permissions.map(p => [role, p, p.scopes]) : [[role, null, []]]), (title, found) => [roleTable(title, found), unread()]],
].map(([id, short, title, none, find, list]) => ({ id, short, title, none, find: once(find), list }));

function openTable(title, found) {
  return table(title, ["API", "Party", "Acting", "Applications", "Scopes"], found,
    open => [toHolders(open.api), spaced(open.party), acting(open.subject_type), number(open.applications), chips(open.scopes)]);
}

function showQuestions(box) {
  const chosen = state().get("q");
  if (!box.querySelector("details")) box.replaceChildren(...questions.map(question => el("details", { id: "q-" + question.id, ontoggle: onToggle },
    el("summary", question.title, " ", el("small", question.find().length ? number(question.find().length) : "none")))));
  for (const details of box.children) details.open = details.id === "q-" + chosen;
  say(count(questions.length, "question"));
}

function onToggle({ target }) {
  const { id, title, none, find, list } = questions.find(({ id }) => target.id === "q-" + id), chosen = state().get("q") === id;
  if (target.open && target.children.length === 1) target.append(...parts([find().length ? list(title, find()) : el("p", none)]));
  if (target.open !== chosen) go({ q: target.open ? id : "" }, true);
}
