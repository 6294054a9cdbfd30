// What runs when the page is there: the data is read, the view drawn, and drawn again for every change of the address.
let draw = () => {};

async function read() {
  const block = document.getElementById("data");
  if (block.dataset.form === "json") return JSON.parse(block.textContent);
  const text = atob(block.textContent), bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n++) bytes[n] = text.charCodeAt(n);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
}

async function start() {
  data = await read();
  draw = begin();
  root.hidden = false;
  document.getElementById("plain").hidden = true;
  document.body.classList.add("live");
  addEventListener("hashchange", () => draw());
  addEventListener("popstate", () => draw());
  draw();
  document.body.dataset.ready = "yes";
}

start();
