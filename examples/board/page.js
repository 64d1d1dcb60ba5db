"use strict";
// Shows the other states of the page: those of a server, or those that are packed in
// the file. It knows no figures and no rules: what each state says was worked out
// before.
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("controls"), stop = byId("stop"), slider = byId("slider");
  const live = document.documentElement.hasAttribute("data-live");
  const query = () => new URLSearchParams(new FormData(form)).toString();

  // States are kept as promises of their text, so that none is asked for twice.
  const states = new Map(), most = 100;
  let packed;

  async function unpack() {
    const bytes = Uint8Array.from(atob(byId("pack").textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }

  const pack = () => packed ??= unpack();

  async function load(asked) {
    if (!live) return (await pack()).states[asked];
    const answer = await fetch("state?" + asked);
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  }

  function state(asked) {
    if (!states.has(asked)) {
      if (states.size === most) states.delete(states.keys().next().value);
      const text = load(asked);
      text.catch(() => states.delete(asked)); // to be asked for again
      states.set(asked, text);
    }
    return states.get(asked);
  }

  // A reader who slides goes on to the next stop.
  function ahead(index) {
    if (!stop.options[index]) return;
    const asked = new URLSearchParams(new FormData(form));
    asked.set("known", stop.options[index].value);
    state(asked.toString()).catch(() => {}); // told when it is asked for
  }

  // What is out of sight is not laid out. It keeps the height that it had, so that what
  // is seen stays in place.
  function keepHeights(from, to) {
    const heights = Array.from(from.querySelectorAll(".part"), (part) => part.offsetHeight);
    to.querySelectorAll(".part").forEach((part, i) => part.style.containIntrinsicBlockSize = `auto ${heights[i]}px`);
  }

  let turn = 0;

  async function show() {
    const known = stop.options[stop.selectedIndex];
    byId("when").textContent = known.text;
    slider.setAttribute("aria-valuetext", known.text);
    const asked = query(), mine = ++turn;
    const main = document.querySelector("main");
    main.setAttribute("aria-busy", "true");
    try {
      const text = await state(asked);
      if (mine !== turn) return; // the reader has gone on
      const shown = new DOMParser().parseFromString(text, "text/html").getElementById("state");
      keepHeights(byId("state"), shown);
      byId("state").replaceWith(shown);
      byId("say").textContent = shown.dataset.say;
      byId("trouble").hidden = true;
      if (live) {
        history.replaceState(null, "", "?" + asked);
        for (const next of [stop.selectedIndex + 1, stop.selectedIndex - 1]) ahead(next);
      }
    } catch {
      if (mine === turn) byId("trouble").hidden = false;
    }
    if (mine === turn) main.removeAttribute("aria-busy");
  }

  async function download(event) {
    const name = event.target.dataset.file;
    if (!name) return;
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([(await pack()).files[name]]));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    } catch {
      byId("trouble").hidden = false;
    }
  }

  slider.addEventListener("input", () => {
    stop.selectedIndex = slider.valueAsNumber;
    show();
  });
  for (const radio of form.elements.reading) radio.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (!live) {
    states.set(query(), Promise.resolve(byId("state").outerHTML));
    form.addEventListener("focusin", pack, { once: true }); // before it is needed
    byId("files").addEventListener("click", download);
    byId("files").hidden = false;
  }

  // Without this script there is a list and a button in place of the slider.
  stop.hidden = byId("stop-label").hidden = form.querySelector("button").hidden = true;
  form.querySelector(".slider").hidden = form.hidden = false;
})();
