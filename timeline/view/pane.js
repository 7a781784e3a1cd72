// The article pane: data in (timeline/view/reading.py says what), the id of a clicked statement out.
// Text reaches the page through textContent alone.
// What is clicked, here or in the picture, is shown at once; the server's answer confirms it.

const SEGMENT = "segment";
const FADE = 40; // pixels at the lower edge of the box, as in pane.css
const PICTURE = ".stVegaLiteChart";

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
  select(box, data.selected);
  if (data.excerpt) return;
  if (data.reveal) reveal(box, data.selected);
  box.onclick = (event) => choose(event.target);
  box.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(event.target);
  };
  box.onpointerover = (event) => point(box, idsOf(event.target)[0]);
  box.onpointerleave = () => point(box);
  const listening = new AbortController();
  box.listening?.abort();
  box.listening = listening;
  document.addEventListener("click", showPicked, { capture: true, signal: listening.signal });
  return () => listening.abort();

  function choose(element) {
    const ids = idsOf(element);
    if (!ids.length) return;
    const next = ids[(ids.indexOf(box.shown) + 1) % ids.length]; // a second click reaches the wider statement
    select(box, next);
    setTriggerValue("statement", next);
  }

  function showPicked({ target }) {
    if (!target.closest?.(PICTURE)) return;
    const id = [target.__data__].flat()[0]?.datum?.id; // how Vega knows what was drawn; the picture itself tells the server
    if ([...box.children].some((element) => element.ids.includes(id))) select(box, id);
  }
}

function drawSegment([text, ids, position, cued, hit], index, all) {
  const element = document.createElement(hit ? "mark" : "span");
  element.textContent = text;
  element.ids = ids;
  element.cued = cued;
  if (ids.length) {
    element.classList.add(SEGMENT, position || "none");
    const begins = !index || !all[index - 1][1].includes(ids[0]);
    if (begins) {
      element.tabIndex = 0;
      element.setAttribute("role", "button");
    }
  }
  return element;
}

function idsOf(element) {
  return element.closest?.(`.${SEGMENT}`)?.ids ?? [];
}

// A statement is one thing to the hand, in however many pieces its cues cut it.
function point(box, id) {
  for (const element of box.children) element.classList.toggle("pointed", element.ids.includes(id));
}

function select(box, id) {
  for (const element of box.children) {
    const selected = element.ids.includes(id);
    element.classList.toggle("selected", selected);
    element.classList.toggle("cue", element.cued.includes(id));
    if (element.tabIndex === 0) element.setAttribute("aria-pressed", String(selected));
  }
  if (box.shown !== id && !isInSight(box, id)) centre(box, id);
  box.shown = id;
}

// Asked for from elsewhere on the page, the article comes into sight, and takes the keyboard with it.
function reveal(box, id) {
  centre(box, id);
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "center" });
}

// Where the text goes on below, it fades at the lower edge of the box: there a sentence is not in sight.
function isInSight(box, id) {
  const [top, bottom] = edges(box, id);
  return top >= box.scrollTop && bottom <= box.scrollTop + box.clientHeight - FADE;
}

function centre(box, id) {
  const [top, bottom] = edges(box, id);
  const room = box.clientHeight - FADE - (bottom - top);
  box.scrollTo({ top: top - Math.max(room, 0) / 2 });
}

function edges(box, id) {
  const chosen = [...box.children].filter((element) => element.ids.includes(id));
  if (!chosen.length) return [box.scrollTop, box.scrollTop];
  const last = chosen.at(-1);
  return [chosen[0].offsetTop, last.offsetTop + last.offsetHeight];
}
