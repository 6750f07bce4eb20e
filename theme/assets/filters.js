/* A list of records shows those that fit what the reader chooses. The address keeps the choice, so that it can be
   shared; without this script the whole list stands there. Made by scripts/generate/filters.py and strip.py. */
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("button");
  const everything = status.textContent;
  const names = [...new Set([...form.elements].map((field) => field.name))].filter(Boolean);
  const links = [...document.querySelectorAll(".strip a")];

  // A record goes from its heading to its sources; a brick of the strip may stand for it.
  const groups = [];
  let record;
  for (const part of document.querySelectorAll("form.filters ~ *")) {
    if (part.matches("h2")) groups.push({ heading: part, records: [] });
    if (part.matches(".record")) {
      const brick = document.querySelector(`.strip [data-of="${part.id}"]`);
      record = { data: part.dataset, parts: [], brick };
      groups.at(-1).records.push(record);
    }
    record?.parts.push(part);
    if (part.matches(".record-sources")) record = null;
  }

  const chosen = () => [...new FormData(form)].filter(([, value]) => value);

  const choose = (name, value) => {
    const field = form.elements[name];
    field.value = value;
    if (field.value !== value) field.value = ""; // not on offer
  };

  const fits = (data, [name, value]) => {
    if (name === "from") return data.year >= value;
    if (name === "to") return data.year <= value;
    return data[name].split(" ").includes(value);
  };

  const show = () => {
    const choice = chosen();
    let shown = 0;
    for (const { heading, records } of groups) {
      const before = shown;
      for (const { data, parts, brick } of records) {
        const fit = choice.every((one) => fits(data, one));
        for (const part of parts) part.hidden = !fit;
        brick?.classList.toggle("out", !fit);
        shown += fit;
      }
      heading.hidden = shown === before;
      for (const link of document.querySelectorAll(`.md-nav a[href="#${heading.id}"]`)) {
        link.parentElement.hidden = heading.hidden;
      }
    }
    for (const link of links) {
      const period = [...new URL(link.href).searchParams];
      link.setAttribute("aria-current", period.every(([name, value]) => form.elements[name].value === value));
    }
    clear.hidden = !choice.length;
    status.textContent = choice.length ? `${shown} of ${everything}` : everything;
    if (!shown) status.textContent += ": nothing fits all of this. Widen one choice, or clear all.";
  };

  // The address loses a place in the page, which may be hidden now, unless it is given one.
  const keep = (hash = "") => {
    const address = new URL(location);
    for (const name of names) address.searchParams.delete(name);
    for (const [name, value] of chosen()) address.searchParams.set(name, value);
    address.hash = hash;
    history.replaceState(history.state, "", address);
    show();
  };

  const chooseAll = () => {
    for (const name of names) choose(name, "");
  };

  const read = () => {
    const given = new URLSearchParams(location.search);
    for (const name of names) choose(name, given.get(name) ?? "");
    show();
    const place = document.getElementById(location.hash.slice(1));
    if (!place || !chosen().length) return;
    if (place.hidden) {
      chooseAll(); // who asks for a record gets it, whatever else the address says
      keep(location.hash);
    }
    place.scrollIntoView(); // what stands above it has come or gone
  };

  form.addEventListener("change", ({ target }) => {
    const { from, to } = form.elements;
    if (to?.value && from.value > to.value) (target === from ? to : from).value = "";
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    chooseAll();
    keep();
    form.querySelector("select, :checked").focus(); // the button is gone
  });
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      for (const [name, value] of new URL(link.href).searchParams) choose(name, value);
      keep();
    });
  }
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  read();
  form.hidden = false;
})();
