// Elements, words, places, and the state, which lives in the address so that a link into the page survives the next build.
const root = document.getElementById("app");

// el makes an element. Strings become text, never markup.
function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(9).filter(child => child !== null && child !== undefined && child !== false && child !== ""));
  return made;
}

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]/gu;

// shown is a text of the project as it can be read: nothing in it is invisible or turns what is beside it around.
function shown(text) {
  const seen = String(text).replace(invisible, c => "\\u{" + c.codePointAt(0).toString(16) + "}");
  return seen.length > 240 ? seen.slice(0, 180) + " … " + seen.slice(-40) : seen;
}

const code = text => el("code", {}, shown(text));
const short = address => address.replace(/^(application|api)\./, "");
const named = address => code(short(address));
const count = (n, one, many) => n.toLocaleString("en") + " " + (n === 1 ? one : many || one + "s");
const spaced = text => text.replace(/[_-]/g, " ");
const acting = subject => subject === "user" ? "for users" : subject === "client" ? "as itself" : shown(subject);
const parties = { first_party: "first party", third_party_strict: "third party, strict", third_party_permissive: "third party, permissive" };

let data; // of the page

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

function place(file, line, commit) {
  if (!file) return null;
  const text = shown(file) + (line ? ":" + line : ""), href = link(file, line, commit === undefined ? data.commit : commit);
  return href ? el("a", { class: "place", href, rel: "noopener noreferrer" }, text) : el("span", { class: "place" }, text);
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
function chips(scopes, options = {}) {
  const sensitive = new Set(options.sensitive || []);
  return el("ul", { class: "chips" }, scopes.map(scope => el("li", { class: (options.kind || "") + (sensitive.has(scope) ? " sensitive" : "") },
    options.sign ? el("span", { class: "sign" }, options.sign) : null, code(scope), sensitive.has(scope) ? el("small", {}, "sensitive") : null)));
}

const badge = (text, kind) => el("span", { class: "badge " + (kind || "") }, text);

function copyButton() {
  return el("button", {
    type: "button", onclick: async event => {
      const button = event.currentTarget;
      try {
        await navigator.clipboard.writeText(location.href);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Copy it from the address bar";
      }
    },
  }, "Copy link");
}

// table makes one of rows of cells; what is more than most is counted.
function table(caption, heads, rows, most = 500) {
  return [
    el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption }, el("table", { class: "list" }, el("caption", { class: "hidden" }, caption),
      el("thead", {}, el("tr", {}, heads.map(head => el("th", { scope: "col" }, head)))),
      el("tbody", {}, rows.slice(0, most).map(row => el("tr", {}, row.map(cell => el("td", {}, cell))))))),
    rows.length > most ? el("p", {}, "And " + count(rows.length - most, "more row") + ": filter to see them, or write the JSON.") : null,
  ];
}

const glob = pattern => {
  if (!pattern) return null;
  const literal = pattern.toLowerCase();
  if (!/[*?]/.test(literal)) return text => text.toLowerCase().includes(literal);
  const whole = new RegExp("^" + literal.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".") + "$", "s");
  return text => whole.test(text.toLowerCase());
};

function field(label, control) {
  return el("label", {}, el("span", {}, label), control);
}

function input(key, placeholder, list) {
  return el("input", {
    type: "search", id: "f-" + key, value: state().get(key) || "", placeholder, list, autocomplete: "off", spellcheck: "false",
    oninput: event => go({ [key]: event.target.value }, true),
  });
}

function choice(key, options, first) {
  const chosen = state().get(key) || first || "";
  return el("select", { id: "f-" + key, onchange: event => go({ [key]: event.target.value === first ? "" : event.target.value }, true) },
    options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));
}

let panel = null, opener = null; // the explanation beside the view, and what had the focus before
