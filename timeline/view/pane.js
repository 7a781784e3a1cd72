// The article pane: data in (timeline/view/reading.py says what), the id of a clicked statement out.
// Text reaches the page through textContent alone.

const SEGMENT = "segment";

export default function pane({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".pane");
  const content = JSON.stringify([data.segments, data.label]);
  if (box.content !== content) {
    box.replaceChildren(...data.segments.map(drawSegment));
    box.setAttribute("aria-label", data.label);
    box.content = content;
    box.shown = null;
  }
  for (const [position, colour] of Object.entries(data.colours)) {
    box.style.setProperty(`--${position || "none"}`, colour);
  }
  box.classList.toggle("excerpt", Boolean(data.excerpt));
  box.onclick = (event) => choose(event.target);
  box.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(event.target);
  };
  select(box, data.selected);

  function choose(element) {
    const ids = element.closest?.(`.${SEGMENT}`)?.ids ?? [];
    if (!ids.length || data.excerpt) return;
    const next = (ids.indexOf(data.selected) + 1) % ids.length; // a second click reaches the wider statement
    setTriggerValue("statement", ids[next]);
  }
}

function drawSegment([text, ids, position, cue, hit], index, all) {
  const element = document.createElement(hit ? "mark" : "span");
  element.textContent = text;
  element.classList.toggle("cue", Boolean(cue));
  if (ids.length) {
    element.ids = ids;
    element.classList.add(SEGMENT, position || "none");
    const begins = !index || !all[index - 1][1].includes(ids[0]);
    if (begins) {
      element.tabIndex = 0;
      element.setAttribute("role", "button");
    }
  }
  return element;
}

function select(box, id) {
  let first = null;
  for (const element of box.querySelectorAll(`.${SEGMENT}`)) {
    const selected = element.ids.includes(id);
    element.classList.toggle("selected", selected);
    if (element.tabIndex === 0) element.setAttribute("aria-pressed", String(selected));
    if (selected) first ??= element;
  }
  if (first && box.shown !== id) box.scrollTo({ top: first.offsetTop - box.clientHeight / 3 });
  box.shown = id;
}
