"use strict";
// Swaps the states that are part of the page. It knows no figures and no rules:
// what each state says was worked out before.
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("controls"), stop = byId("stop"), slider = byId("slider");

  function choose(part, key) {
    const state = byId("s-" + key);
    byId(part).replaceChildren(state.content.cloneNode(true));
    return state.dataset.say;
  }

  function show() {
    const known = stop.options[stop.selectedIndex];
    byId("when").textContent = known.text;
    slider.setAttribute("aria-valuetext", known.text);
    const reading = form.elements.reading.value;
    byId("say").textContent = choose("answers", reading + "-" + known.value) + " " + choose("claims", "claims-" + known.value);
    if (document.documentElement.hasAttribute("data-live")) {
      history.replaceState(null, "", "?" + new URLSearchParams(new FormData(form)));
    }
  }

  slider.addEventListener("input", () => {
    stop.selectedIndex = slider.valueAsNumber;
    show();
  });
  for (const radio of form.elements.reading) radio.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());

  // Without this script there is a list and a button in place of the slider.
  stop.hidden = byId("stop-label").hidden = form.querySelector("button").hidden = true;
  form.querySelector(".slider").hidden = form.hidden = false;
})();
