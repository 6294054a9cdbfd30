// Elements, words, places, and the state, which lives in the address so that a link into the page survives the next build.
const { body } = document, byId = id => document.getElementById(id), root = byId("app");

let data; // of the page

// el makes an element of a name, or of name.class, with attributes where what follows it is none of its children. Strings become text, never markup.
function el(kind, ...children) {
  const [name, style] = kind.split("."), made = document.createElement(name), attributes = children[0]?.constructor === Object ? children.shift() : {};
  if (style) made.className = style;
  for (const [key, value] of Object.entries(attributes)) {
    if ((value ?? false) === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...parts(children));
  return made;
}

// parts are what there is of some children, in one list.
const parts = children => children.flat(9).filter(child => child || child === 0);

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]/gu;

// shown is a text of the project as it can be read: nothing in it is invisible or turns what is beside it around.
function shown(text) {
  const seen = String(text).replace(invisible, c => "\\u{" + c.codePointAt(0).toString(16) + "}");
  return seen.length > 240 ? seen.slice(0, 180) + " … " + seen.slice(-40) : seen;
}

const code = text => el("code", shown(text));
const short = address => address.replace(/^(application|api)\./, "");
const named = address => code(short(address));
const number = n => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
const count = (n, one, many = one + "s") => number(n) + " " + (n === 1 ? one : many);
const spaced = text => shown(text).replace(/[_-]/g, " ");
const commas = items => items.map((item, n) => [n ? ", " : "", item]);
const codes = items => commas(items.map(code));
const acting = subject => subject === "user" ? "for users" : subject === "client" ? "as itself" : spaced(subject);
const badge = (text, kind) => el("span", { class: "badge " + (kind || "") }, text);

// link is a place as the template of the report says, null where it says nothing or where the commit is not known.
function link(file, line, commit) {
  const template = data.source_url;
  if (!template || !file || !/^https?:\/\//.test(template) || template.includes("{commit}") && !commit) return null;
  const path = [];
  for (const part of ((data.folder && data.folder !== "." ? data.folder + "/" : "") + file).split("/")) {
    if (part === "..") path.pop();
    else if (part !== "." && part !== "") path.push(encodeURIComponent(part));
  }
  return template.replaceAll("{commit}", () => encodeURIComponent(commit || "")).replaceAll("{path}", () => path.join("/")).replaceAll("{line}", line || 1);
}

function place(file, line, commit = data.commit) {
  if (!file) return null;
  const text = shown(file) + (line ? ":" + line : ""), href = link(file, line, commit);
  return el(href ? "a.place" : "span.place", { href, target: href && "_blank" }, text);
}

const state = () => new URLSearchParams(location.hash.slice(1));

function address(changes) {
  const next = state();
  for (const [key, value] of Object.entries(changes)) value ? next.set(key, value) : next.delete(key);
  return "#" + next;
}

// go changes the state: a step that Back takes back, or in its place for what is being typed.
function go(changes, quietly) {
  const hash = address(changes);
  if (quietly) {
    history.replaceState(null, "", hash);
    draw();
  } else if (location.hash !== hash) location.hash = hash;
}

const to = (changes, ...text) => el("a", { href: address(changes) }, ...text);

const live = el("p", { id: "live", role: "status", "aria-live": "polite" });
const say = text => { if (live.textContent !== text) live.textContent = text; };

// chips are scopes, each marked in words and shape, not in colour alone.
function chips(scopes, { sensitive = [], sign, kind = "", most = 60, make = code } = {}) {
  const marked = new Set(sensitive), chip = scope => el("li", { class: kind + (marked.has(scope) ? " sensitive" : "") },
    sign && el("span.sign", sign), make(scope), marked.has(scope) && el("small", "sensitive"));
  const first = [...scopes].sort((x, y) => marked.has(y) - marked.has(x)).slice(0, most), rest = scopes.length - first.length;
  return el("ul.chips", first.map(chip), rest > 0 && el("li", "and " + count(rest, "more", "more")));
}

// table makes one of items; those beyond the first come when they are asked for.
function table(caption, heads, items, row, most = 100) {
  const body = el("tbody"), more = el("button", { type: "button", onclick: () => add() });
  function add() {
    const from = body.rows.length;
    body.append(...items.slice(from, from + most).map(item => el("tr", row(item).map((cell, n) => el("td", { "data-head": heads[n] }, cell)))));
    more.hidden = body.rows.length >= items.length;
    more.textContent = "Show more of the " + number(items.length);
  }
  add();
  return el("div.wide", { tabindex: "0", role: "region", "aria-label": caption }, el("table.list", el("caption.hidden", caption),
    el("thead", el("tr", heads.map(head => el("th", { scope: "col" }, head)))), body), more);
}

// glob is whether a text is like a pattern: has it as a part, or is all of it where it has * or ?.
function glob(pattern) {
  if (!pattern) return null;
  const literal = pattern.toLowerCase();
  if (!/[*?]/.test(literal)) return text => text.toLowerCase().includes(literal);
  const whole = new RegExp("^" + literal.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".") + "$", "s");
  return text => whole.test(text.toLowerCase());
}

const form = (...fields) => el("form.filters", { role: "search", onsubmit: event => event.preventDefault() }, fields);
const field = (label, control) => el("label", el("span", label), control);

const input = (label, key, placeholder, list, more) => field(label, el("input", {
  type: "search", id: "f-" + key, value: state().get(key) || "", placeholder, list, autocomplete: "off", spellcheck: "false",
  oninput: event => go({ [key]: event.target.value }, true), ...more,
}));

// choice is one of options, the first of which is the usual one.
function choice(label, key, options) {
  const chosen = state().get(key) || options[0][0];
  return field(label, el("select", { id: "f-" + key, onchange: event => go({ [key]: event.target.selectedIndex ? event.target.value : "" }, true) },
    options.map(([value, text]) => el("option", { value, selected: value === chosen }, text))));
}

// panel is what is open beside the view, opener what had the focus before.
let panel = null, opener = null;

function showPanel(key, label, make) {
  const wanted = state().get(key), close = () => go({ [key]: "" });
  if (!wanted) return panel && closePanel();
  if (!panel) opener = document.activeElement;
  const next = el("div", { id: "cell", role: "dialog", "aria-label": label, tabindex: "-1", onkeydown: event => event.key === "Escape" && close() },
    el("div.bar", el("button", { type: "button", onclick: copyLink }, "Copy link"), el("button", { type: "button", onclick: close }, "Close ✕")), make(wanted));
  panel ? panel.replaceWith(next) : root.append(next);
  panel = next;
  panel.focus({ preventScroll: true });
}

function closePanel() {
  panel.remove();
  panel = null;
  const back = opener && opener.isConnected && opener !== body ? opener : root.querySelector(".grid [tabindex='0']");
  if (back) back.focus();
}

async function copyLink(event) {
  const button = event.currentTarget;
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy it from the address bar";
  }
}
