// The page of a matrix: the view that the address names, below the filters and what is remarkable.
const views = new Map([["matrix", ["Matrix", showMatrix]], ["one", ["One application", showOne]], ["who", ["Who can", showWho]], ["questions", ["Questions", showQuestions]]]);

function filters() {
  const fold = state().get("fold") !== "no", any = [...state().keys()].some(key => key !== "view" && key !== "cell");
  return el("details", { open: innerWidth >= 640 }, el("summary", "Filters"), form(
    input("Application", "app", "name or *"), input("API", "api", "name or *"), input("Scope", "scope", "refund:*"),
    choice("Acting", "subject", [["", "both"], ["user", "for users"], ["client", "as itself"]]),
    choice("Party", "party", [["", "any"], ["first_party", "first party"], ["third", "third party"], ["third_party_strict", "strict"], ["third_party_permissive", "permissive"]]),
    choice("Because", "reason", reasons),
    choice("Order", "order", [["risk", "by risk"], ["name", "by name"], ["likeness", "by likeness"]]),
    choice("Groups", "group", [["", "none"], ["party", "by party"], ["folder", "by folder"], ["type", "by type"]]),
    el("label.check", el("input", { type: "checkbox", id: "f-fold", checked: fold, onchange: event => go({ fold: event.target.checked ? "" : "no" }, true) }), el("span", "fold what is the same")),
    any && el("a", { href: "#view=matrix" }, "Clear")));
}

function legend() {
  const sample = (kind, text, words) => el("li", el("i", { class: kind, "aria-hidden": "true" }, text), words);
  return el("ul.legend", { "aria-label": "How to read a cell" },
    el("li", el("b", "left"), " for users, ", el("b", "right"), " as itself: scopes, at most; arrows move, Enter opens"), sample("l1", "1", "few"), sample("l4", "9", "all"),
    sample("l4 future", "all", "and later ones"), sample("l2 sensitive", "2"), sample("l4 sensitive", "9", "a sensitive one"), sample("latent", "3", "latent: no flow for it"),
    sample("denied", "✕", "denied although granted"), sample("no", "–", "or empty: denied"),
    C.assumed.some(sizeOf) && sample("l2 assumed", "2", "rests on what nobody states"));
}

function showMatrix(box) {
  if (!box.firstChild) box.append(legend(), el("p.note", appCount + apiCount ? "Nothing is left by these filters." : "There are no applications and no APIs."), gridBox());
  showGrid(state());
  const [reading, nothing, boxes] = box.children;
  nothing.hidden = grid.lines.length * grid.columns.length > 0;
  boxes.hidden = reading.hidden = !nothing.hidden;
  say(count(grid.found.length, "application") + " by " + count(grid.columns.length, "API") + (grid.folded > 0 ? "; " + number(grid.folded) + " folded into others with the same access" : ""));
}

// remarks lead to the answers of the questions. They are counted when the grid is there to be seen.
function remarks() {
  const box = el("ul.remarks", { "aria-label": "Questions" });
  setTimeout(() => box.append(...parts(questions.map(({ id, asked, short, find }) => find().length > 0 && el("li", el("a", { href: "#view=questions&q=" + id, title: asked().title }, short, " ", el("b", number(find().length))))))), 30);
  return box;
}

function drawMatrixPage() {
  const wanted = views.has(state().get("view")) ? state().get("view") : "matrix", box = byId("view"), above = byId("filters");
  for (const tab of root.querySelectorAll("nav a")) {
    tab.ariaCurrent = tab.dataset.view === wanted ? "page" : null;
    tab.href = address({ view: tab.dataset.view, cell: "", q: "" });
  }
  const key = wanted + [...state()].filter(([name]) => name !== "cell" && name !== "q").join("&"), before = body.dataset.view;
  body.dataset.view = wanted;
  if (wanted !== "matrix") above.replaceChildren();
  else if (!above.contains(document.activeElement)) above.replaceChildren(filters());
  if (before !== wanted) box.replaceChildren();
  if (before !== wanted || box.dataset.key !== key || wanted === "questions") views.get(wanted)[1](box);
  box.dataset.key = key;
  showCell();
}

function begin() {
  index();
  look();
  total();
  const third = A.address.filter((_, app) => app !== ANY && isThird(app)).length;
  root.append(el("p.verdict", el("b", count(appCount, "application")), third > 0 && ", " + number(third) + " of them third party", ", ", el("b", count(apis.listed.filter(Boolean).length, "API"))),
    remarks(), el("nav", { "aria-label": "Views" }, [...views].map(([id, [text]]) => el("a", { href: "#view=" + id, "data-view": id }, text))),
    el("div", { id: "filters" }), live, el("div", { id: "view" }));
  addEventListener("resize", () => body.dataset.view === "matrix" && showMatrix(byId("view")));
  window.grants = { rows };
  return drawMatrixPage;
}
