/* Notes, terms and figures show what is behind them: on hover, on focus, on tap. Without this script terms and
   figures have titles, and marks lead to their notes. */
(() => {
  const area = document.querySelector("article");
  if (!area) return;
  const isHost = "a.footnote-ref, a.term, data.fact";
  const tip = document.createElement("div");
  tip.className = tip.id = "preview";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  area.append(tip);

  // The browser would show a title beside the preview.
  const titles = new Map();
  area.querySelectorAll(":is(a.term, data.fact)[title]").forEach((host) => {
    titles.set(host, host.title);
    host.removeAttribute("title");
  });

  let host = null;
  let tapped = null;
  let timer = 0;

  const later = (act, after) => {
    clearTimeout(timer);
    timer = setTimeout(act, after);
  };

  const hide = () => {
    clearTimeout(timer);
    host?.removeAttribute("aria-describedby");
    host = null;
    tip.hidden = true;
  };

  const add = (...content) => {
    const line = document.createElement("p");
    line.append(...content);
    tip.append(line);
  };

  /* A figure in a sentence is no stop of the Tab key: the mark that follows it tells the figure too. */
  const fill = (touch) => {
    const before = host.parentElement.previousSibling;
    const title = titles.get(host.matches(".footnote-ref") ? before : host);
    tip.replaceChildren();
    if (title) add(title);
    const note = host.hash && document.getElementById(decodeURIComponent(host.hash.slice(1)));
    if (note && !titles.has(host)) {
      const copy = note.cloneNode(true);
      copy.querySelectorAll(".footnote-backref").forEach((link) => link.remove());
      copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
      tip.append(...copy.children);
    }
    if (touch && host.href) {
      const link = document.createElement("a");
      link.setAttribute("href", host.getAttribute("href")); // as written: an address with its host would look like one that leads away
      link.textContent = titles.has(host) ? "Glossary" : "All notes";
      add(link);
    }
  };

  /* Below the last line of its host, or above the first; never over the header, never beyond the words' own edge. */
  const place = () => {
    const edge = 8;
    const gap = 6;
    const lines = host.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    const top = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const above = first.top - top - gap - edge;
    const below = innerHeight - last.bottom - gap - edge;
    tip.style.maxHeight = `${innerHeight / 2}px`;
    const isBelow = tip.offsetHeight <= below || below >= above;
    tip.style.maxHeight = `${Math.min(innerHeight / 2, isBelow ? below : above)}px`;
    const right = Math.min(document.documentElement.clientWidth - edge, area.getBoundingClientRect().right);
    const left = Math.max(edge, Math.min((isBelow ? last : first).left, right - tip.offsetWidth));
    const frame = tip.offsetParent.getBoundingClientRect();
    tip.style.left = `${left - frame.left}px`;
    tip.style.top = `${(isBelow ? last.bottom + gap : first.top - gap - tip.offsetHeight) - frame.top}px`;
  };

  const show = (next, touch) => {
    hide();
    host = next;
    fill(touch);
    host.setAttribute("aria-describedby", tip.id);
    tip.hidden = false;
    tip.scrollTop = 0;
    place();
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const next = event.target.closest(isHost);
    if (tip.contains(event.target) || (next && next === host)) clearTimeout(timer);
    else if (next) later(() => show(next), 150);
    else later(() => host?.matches(":focus-visible") || hide(), 250);
  });

  document.addEventListener("focusin", (event) => {
    const next = event.target.closest(isHost);
    // The browser scrolls to what has the focus, and only then there is a place to show it at.
    if (next?.matches(":focus-visible")) requestAnimationFrame(() => document.activeElement === next && show(next));
    else if (!tip.contains(event.target)) hide();
  });

  /* A first tap shows, a second follows the link or closes. A click follows at once: hover has shown before. */
  document.addEventListener("pointerdown", (event) => {
    const next = event.target.closest(isHost);
    tapped = next !== host && (event.pointerType === "touch" || !next?.href) ? next : null;
    if (next !== host && !tip.contains(event.target)) hide();
  });

  document.addEventListener("click", (event) => {
    const next = event.target.closest(isHost);
    if (next && next === tapped) {
      event.preventDefault();
      show(next, event.pointerType !== "mouse");
    } else if (!tip.contains(event.target)) hide();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  /* Figures in a table are one stop of the Tab key, with arrow keys from one to the next, as marks in a chart are. */
  area.querySelectorAll("table").forEach((table) => {
    const facts = [...table.querySelectorAll("data.fact")];
    const column = (fact) => fact.closest("td, th").cellIndex;
    facts.forEach((fact, index) => fact.setAttribute("tabindex", index ? -1 : 0));
    table.addEventListener("keydown", (event) => {
      const at = facts.indexOf(event.target);
      if (at < 0) return;
      const below = (fact) => column(fact) === column(facts[at]);
      const next = {
        ArrowLeft: () => facts[at - 1],
        ArrowRight: () => facts[at + 1],
        ArrowUp: () => facts.slice(0, at).reverse().find(below),
        ArrowDown: () => facts.slice(at + 1).find(below),
      }[event.key]?.();
      if (!next) return;
      event.preventDefault();
      facts[at].setAttribute("tabindex", -1);
      next.setAttribute("tabindex", 0);
      next.focus();
    });
  });
})();
