// The offline page: one statement is chosen at a time, in the picture, the article, the table and the card alike.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const places = new Map(Object.entries(data.anchors)); // statement id → place on this page
  const ids = new Map([...places].map(([id, place]) => [place, id]));
  const card = document.getElementById("card");
  const hint = card.firstElementChild;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let view = null;
  let chosen = "";

  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  function scroll(element, block) {
    element.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block });
  }

  function choose(place, towards) {
    chosen = data.cards[place] ? place : "";
    for (const segment of document.querySelectorAll(".segment")) {
      const selected = segment.dataset.ids.split(" ").includes(chosen);
      segment.classList.toggle("selected", selected);
      if (segment.tabIndex === 0) segment.setAttribute("aria-pressed", String(selected));
    }
    for (const row of document.querySelectorAll("tbody tr")) {
      if (row.dataset.id === chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    history.replaceState(null, "", chosen ? `#${chosen}` : "#");
    showCard();
    markPicture();
    if (chosen && towards !== "stay") showSentence();
  }

  function showSentence() {
    const first = document.querySelector(".segment.selected");
    if (!first) return;
    first.closest("details").open = true;
    scroll(first, "start");
  }

  function showCard() {
    const content = data.cards[chosen];
    card.className = content ? content.position : "";
    if (!content) return card.replaceChildren(hint);
    const codes = make("dl", "", "codes");
    for (const [name, value] of content.codes) if (value) codes.append(make("dt", name), make("dd", value));
    const back = make("button", "↑ Back to the timeline");
    back.addEventListener("click", () => scroll(document.getElementById("picture-section"), "start"));
    card.replaceChildren(make("p", content.sentence, "sentence"), make("blockquote", content.quotation), codes);
    if (content.why.length) card.append(showWhy(content.why));
    card.append(back);
  }

  function showWhy(cues) {
    const list = make("ul", "", "cues");
    for (const [words, code, rule] of cues) {
      const item = make("li");
      item.append(make("q", words), " ", make("span", code), " ", make("code", rule));
      list.append(item);
    }
    const box = make("details");
    box.append(make("summary", "Why it is coded so"), list);
    return box;
  }

  async function draw() {
    const box = make("div");
    document.getElementById("picture").replaceChildren(box);
    const options = { actions: false, ast: true, renderer: "svg", logLevel: 1 }; // ast: without eval
    view = (await vegaEmbed(box, structuredClone(dark.matches ? data.dark : data.light), options)).view;
    view.addEventListener("click", (event, item) => {
      const place = places.get(item?.datum?.id);
      if (place) choose(place);
      else if (item?.datum?.step_start) scroll(document.querySelector("table"), "start"); // a bar that counts statements
    });
    markPicture();
  }

  function markPicture() {
    const mark = view?.data("marks").find((row) => row.id === ids.get(chosen));
    view?.data("picked", mark ? [{ ...mark }] : []).runAsync();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#s"]');
    const segment = event.target.closest(".segment");
    const row = event.target.closest("tbody tr");
    if (link) event.preventDefault();
    if (link) choose(link.hash.slice(1));
    else if (segment) chooseSegment(segment);
    else if (row) choose(row.dataset.id);
  });

  function chooseSegment(segment) {
    const around = segment.dataset.ids.split(" ");
    choose(around[(around.indexOf(chosen) + 1) % around.length], "stay"); // a second click reaches the wider statement
  }

  document.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && event.target.matches(".segment")) {
      event.preventDefault();
      chooseSegment(event.target);
    }
  });
  dark.addEventListener("change", draw);
  addEventListener("hashchange", () => choose(location.hash.slice(1)));
  draw().then(() => location.hash.length > 1 && choose(location.hash.slice(1)));
})();
