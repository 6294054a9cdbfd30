// What runs when the page is there: the data is read, the view drawn, and drawn again for every change of the address.
let draw = () => {};

async function read() {
  const block = byId("data"), text = block.textContent;
  block.textContent = "";
  if (block.dataset.form === "json") return JSON.parse(text);
  const binary = atob(text), bytes = new Uint8Array(binary.length);
  for (let n = 0; n < binary.length; n++) bytes[n] = binary.charCodeAt(n);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
}

async function start() {
  data = await read();
  draw = begin();
  root.hidden = false;
  byId("plain").hidden = true;
  body.classList.add("live");
  addEventListener("hashchange", () => draw());
  draw();
  body.dataset.ready = "yes";
  requestAnimationFrame(() => performance.mark("table"));
}

start();
