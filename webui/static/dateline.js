// Everything on the site works without this script; with it some things are quicker: completions
// as one types, results without a full reload, copying, keys. It listens on the document, so that
// what it puts in place later needs no second set-up.
"use strict";

const box = document.getElementById("q");
const announcements = document.getElementById("announcements");
const searchPath = new URL(box.form.action).pathname;
const numbers = new Intl.NumberFormat(document.documentElement.lang);

// Completions: an editable combobox with a list, as the ARIA Authoring Practices have it. The box
// keeps what was typed until a completion is taken.

const PAUSE = 120; // ms without a key before the server is asked
const completions = document.createElement("ul");
completions.id = "completions";
completions.setAttribute("role", "listbox");
completions.setAttribute("aria-label", box.labels[0].textContent);
completions.hidden = true;
box.after(completions);
for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-expanded": "false",
  "aria-controls": completions.id,
})) {
  box.setAttribute(name, value);
}
let asking = new AbortController();
let pause = 0;

async function complete() {
  asking.abort();
  const { signal } = (asking = new AbortController());
  const typed = box.value;
  if (!typed.trim()) return close();
  try {
    const asked = new URLSearchParams({ q: typed });
    const answer = await fetch(`${box.dataset.suggest}?${asked}`, { signal });
    const [, texts, counts] = await answer.json();
    if (!signal.aborted && document.activeElement === box) open(texts, counts);
  } catch (fault) {
    if (fault.name !== "AbortError") close(); // nobody misses what only helps
  }
}

function open(texts, counts) {
  const options = texts.map((text, place) => {
    const option = document.createElement("li");
    option.id = `completion-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const words = document.createElement("bdi");
    words.textContent = text;
    const count = document.createElement("span");
    count.className = "count";
    count.textContent = numbers.format(counts[place]);
    option.append(words, " ", count);
    return option;
  });
  completions.replaceChildren(...options);
  completions.hidden = !options.length;
  box.setAttribute("aria-expanded", String(Boolean(options.length)));
  box.removeAttribute("aria-activedescendant");
}

function close() {
  clearTimeout(pause);
  asking.abort();
  open([], []);
}

function selected() {
  return completions.querySelector("[aria-selected=true]");
}

function select(step) {
  clearTimeout(pause); // nothing takes the list away from who is choosing
  asking.abort();
  const options = [...completions.children];
  const before = options.indexOf(selected());
  // One place past either end is the box itself.
  const place = before + step < -1 ? options.length - 1 : before + step;
  options.forEach((option, other) => option.setAttribute("aria-selected", String(other === place)));
  if (options[place]) box.setAttribute("aria-activedescendant", options[place].id);
  else box.removeAttribute("aria-activedescendant");
}

function take(option) {
  box.value = option.querySelector("bdi").textContent;
  close();
  box.form.requestSubmit();
}

box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(complete, PAUSE);
});
box.addEventListener("blur", close);
box.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const opened = !completions.hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (opened) select(event.key === "ArrowDown" ? 1 : -1);
    else complete();
  } else if (opened && event.key === "Escape") {
    event.preventDefault(); // or a search field would be emptied
    close();
  } else if (opened && event.key === "Enter" && selected()) {
    event.preventDefault();
    take(selected());
  }
});
// The box keeps the focus.
completions.addEventListener("pointerdown", (event) => event.preventDefault());
completions.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) take(option);
});

// Results in place: a search on the page of a search is fetched, and what differs is replaced.

// What of a page depends on its search.
const PARTS = ["link[rel=canonical]", ".languages", ".kept", "main", "footer"];
let fetching = new AbortController();
let shown = location.search;

// Show the page at *address*; *focus* gives the element that is to have it, else the heading gets
// it, and *top* the place to scroll to, if any.
async function show(address, { push = true, focus = () => null, top } = {}) {
  fetching.abort();
  const { signal } = (fetching = new AbortController());
  close();
  document.querySelector("main").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("main")) throw new TypeError(`no page at ${address}`);
    if (push) history.pushState(null, "", answer.url);
    shown = location.search;
    replace(page);
  } catch (fault) {
    if (fault.name !== "AbortError") location.assign(address);
    return;
  }
  const place = focus() ?? document.querySelector("h1");
  place?.focus({ preventScroll: true });
  if (top) scrollTo(0, top());
  else if (place?.ariaInvalid) place.scrollIntoView({ block: "center" }); // with what is wrong
  announce(document.querySelector("h1").textContent);
}

function replace(page) {
  const opened = [...document.querySelectorAll("details[id][open]:not(.menu)")].map(({ id }) => id);
  for (const part of PARTS) {
    const fresh = page.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(fresh);
  }
  document.title = page.title;
  box.value = page.getElementById("q").value;
  document.querySelector("h1").tabIndex = -1;
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  showList();
}

function announce(text) {
  announcements.textContent = text.trim().replace(/\s+/g, " ");
}

// Where the focus was is found again by what it is called: a chosen value's address has changed.
function called(link) {
  return (link.querySelector("bdi, [lang]") ?? link).textContent.trim();
}

const REGIONS = "main [aria-labelledby], main [aria-label]:not(a)";

function label(region) {
  return region.getAttribute("aria-labelledby") ?? region.getAttribute("aria-label");
}

function again(link) {
  const before = link.closest(REGIONS);
  const excludes = link.classList.contains("not");
  return () => {
    if (!before) return null;
    const regions = [...document.querySelectorAll(REGIONS)];
    const region = regions.find((other) => label(other) === label(before));
    const links = [...(region?.querySelectorAll("a") ?? [])];
    const same = links.filter((other) => called(other) === called(link));
    return same.find((other) => other.classList.contains("not") === excludes) ?? same[0];
  };
}

function results() {
  return document.getElementById("results");
}

function inPlace(address) {
  const { origin, pathname, hash } = new URL(address, location.href);
  const here = origin === location.origin && location.pathname === searchPath;
  return here && pathname === searchPath && !hash;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (event.defaultPrevented || !link || !plain) return; // prevented at the end of a drag
  if (link.hasAttribute("hreflang") || link.hasAttribute("download")) return;
  const address = link.getAttribute("href");
  if (!inPlace(address)) return;
  event.preventDefault();
  const firstResult = () => scrollY + results().getBoundingClientRect().top;
  if (link.closest(".paging")) show(address, { focus: results, top: firstResult });
  else show(address, { focus: again(link) });
});

document.addEventListener("submit", (event) => {
  const { target: form } = event;
  if (form.method !== "get" || !inPlace(form.action)) return;
  event.preventDefault();
  const filled = [...new FormData(form, event.submitter)].filter(([, value]) => value);
  const { id } = document.activeElement;
  // A keyboard on the screen would cover the results, so there the heading gets the focus.
  const covered = id === box.id && matchMedia("(pointer: coarse)").matches;
  show(`${searchPath}?${new URLSearchParams(filled)}`, {
    focus: () => (id && !covered ? document.getElementById(id) : null),
    top: form === box.form && (() => 0),
  });
});

addEventListener("popstate", () => {
  // A link within the page, such as the one that skips to the results, comes here too.
  const other = location.pathname === searchPath && location.search !== shown;
  if (other) show(location.href, { push: false });
});

// A list of one's own: ids and a name, which this browser keeps and an address holds.

const LIST = "dateline.list";
const MOST = 200;
const link = document.querySelector(".mine");
let unkept = { ids: [], name: "" }; // where a browser keeps nothing

function list() {
  try {
    const { ids, name } = JSON.parse(localStorage.getItem(LIST));
    return { ids: ids.filter((id) => typeof id === "string"), name: String(name) };
  } catch {
    return unkept;
  }
}

function keepList(changes) {
  unkept = { ...list(), ...changes };
  try {
    localStorage.setItem(LIST, JSON.stringify(unkept));
  } catch {} // it is kept until the page is left
  showList();
}

function listAddress({ ids, name }) {
  const address = new URL(link.href);
  const short = ids.filter((id) => /^[\w-]{11}$/.test(id));
  address.searchParams.delete("id");
  address.searchParams.delete("name");
  if (short.length) address.searchParams.append("id", short.join("."));
  for (const id of ids) if (!short.includes(id)) address.searchParams.append("id", id);
  if (name && ids.length) address.searchParams.append("name", name);
  return address.href;
}

function ticks() {
  return [...document.querySelectorAll(".tick input")];
}

function showList() {
  const kept = list();
  for (const tick of ticks()) tick.checked = kept.ids.includes(tick.value);
  const count = link.querySelector(".count");
  count.textContent = kept.ids.length ? numbers.format(kept.ids.length) : "";
  count.hidden = !kept.ids.length;
  link.href = listAddress(kept);
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches(".tick input")) return;
  const others = list().ids.filter((id) => id !== target.value);
  const full = target.checked && others.length >= MOST;
  if (full) announce(link.dataset.full);
  keepList({ ids: target.checked && !full ? [...others, target.value] : others });
});

addEventListener("storage", showList); // another window has changed it

// The page of a list: an address without one leads to that of this browser, and a name that is
// given to all of it is kept.
const shownList = document.getElementById("list");
if (location.pathname === new URL(link.href).pathname) {
  const shown = ticks().map(({ value }) => value);
  const { ids } = list();
  if (!shownList && ids.length) location.replace(listAddress(list()));
  const whole = shown.length === ids.length && shown.every((id) => ids.includes(id));
  if (shownList && whole) keepList({ name: shownList.dataset.name });
}
showList();

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-keep]")) {
    const ids = new Set([...list().ids, ...ticks().map(({ value }) => value)]);
    const all = [...ids].slice(0, MOST);
    if (all.length < ids.size) announce(link.dataset.full);
    keepList({ ids: all, name: list().name || shownList.dataset.name });
  }
  if (target.closest("[data-forget]")) keepList({ ids: [], name: "" });
});

// Small things: copying, searching a long facet, menus that close, keys.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    announce(button.dataset.copied);
    button.textContent = button.dataset.copied;
  }
  if (event.target.closest("button[data-opens]")) document.getElementById("keys").showModal();
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// The chart as PNG: the browser draws the SVG, with the letters that it has.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-png]");
  if (!link) return;
  event.preventDefault();
  const image = new Image();
  image.src = link.href;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.naturalWidth; // as fine as a good screen
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const file = document.createElement("a");
  file.href = URL.createObjectURL(drawn);
  file.download = link.dataset.png;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
});

// A span of time, chosen on a chart: by dragging across it, or with the thumbs below it, which
// stand where the first period begins and where the last one ends.

function brush(form, ends) {
  const [first, last] = ends.toSorted((one, other) => one - other);
  const periods = form.dataset.periods.split(" ").map((period) => period.split("/"));
  const names = form.dataset.names?.split("|") ?? periods.map((days) => days.join("–"));
  const places = [first, last];
  form.querySelectorAll("[type=range]").forEach((thumb, end) => {
    thumb.value = places[end] + end;
    thumb.setAttribute("aria-valuetext", names[places[end]]);
  });
  form.querySelectorAll("bdi").forEach((name, end) => (name.textContent = names[places[end]]));
  form.elements.from.value = periods[first][0];
  form.elements.to.value = periods[last].at(-1);
  form.querySelector("button").disabled = false;
  const chart = form.parentElement.querySelector("svg");
  let band = chart.querySelector(".brushed");
  if (!band) {
    band = document.createElementNS(chart.namespaceURI, "rect");
    band.setAttribute("class", "brushed");
    band.setAttribute("height", "100%");
    chart.append(band);
  }
  band.setAttribute("x", `${(100 * first) / periods.length}%`);
  band.setAttribute("width", `${(100 * (last + 1 - first)) / periods.length}%`);
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches(".thumbs input")) return;
  const [start, end] = [...target.parentElement.children].map(({ value }) => Number(value));
  const begins = target === target.parentElement.firstElementChild;
  const moved = begins ? Math.min(start, target.max - 1) : Math.max(end - 1, 0);
  // One thumb pushes the other along.
  brush(target.form, begins ? [moved, Math.max(moved, end - 1)] : [Math.min(start, moved), moved]);
});

const FAR = 6; // px: less is a click
let dragged = null;

function periodAt(form, x) {
  const { left, width } = form.parentElement.querySelector("svg").getBoundingClientRect();
  const part = (x - left) / width;
  const { max } = form.querySelector("[type=range]");
  const onward = document.documentElement.dir === "rtl" ? 1 - part : part;
  return Math.min(max - 1, Math.max(0, Math.floor(onward * max)));
}

document.addEventListener("pointerdown", ({ target, clientX, button, isPrimary }) => {
  const form = target.closest("figure > svg")?.parentElement.querySelector(".brush");
  const before = form?.cloneNode(true);
  dragged = form && isPrimary && !button ? { form, before, from: clientX, far: false } : null;
});
document.addEventListener("pointermove", ({ clientX }) => {
  if (!dragged?.form) return;
  dragged.far ||= Math.abs(clientX - dragged.from) > FAR;
  if (dragged.far) brush(dragged.form, [dragged.from, clientX].map((x) => periodAt(dragged.form, x)));
});
document.addEventListener("pointerup", () => {
  if (dragged?.far) dragged.form?.requestSubmit();
  setTimeout(() => (dragged = null)); // after the click that follows
});
document.addEventListener("pointercancel", () => (dragged = null));
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !dragged?.far) return;
  dragged.form?.parentElement.querySelector(".brushed").remove();
  dragged.form?.replaceWith(dragged.before);
  dragged = { far: true }; // whose end is not yet come
});
// Neither the link of a bar is followed nor carried away.
document.addEventListener("click", (event) => dragged?.far && event.preventDefault(), true);
document.addEventListener("dragstart", (event) => dragged && event.preventDefault());

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

document.addEventListener("input", ({ target }) => {
  if (!target.closest(".sift")) return;
  const sought = folded(target.value.trim());
  for (const value of target.closest("details").querySelectorAll("li")) {
    const head = value.parentElement.closest("li") ?? value;
    const family = [value, head, ...value.querySelectorAll("li")];
    value.hidden = !family.some((one) => folded(called(one)).includes(sought));
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest(".menu[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  if (event.key === "/" && event.target === box && !box.value) event.preventDefault();
  const fields = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";
  if (event.target.closest(fields) || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "?") {
    document.getElementById("keys").showModal();
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  } else if (event.key === "x") {
    const about = document.activeElement.closest(".hit") ?? document.querySelector("article");
    about?.querySelector(".tick input")?.click();
  }
});

// To the headline before or after this one of a search, or the one of the list that has the focus,
// the first if none has it.
function step(by) {
  const onward = document.querySelector(`.reading-on [rel=${by > 0 ? "next" : "prev"}]`);
  if (onward) return onward.click();
  const hits = [...document.querySelectorAll(".hit")];
  const before = hits.indexOf(document.activeElement.closest(".hit"));
  hits[before < 0 ? 0 : before + by]?.querySelector("h3 a").focus();
}
