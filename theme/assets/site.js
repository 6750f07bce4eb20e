/* The few lines of script that pages of this site have of their own. Everything works without them. */

/* Charts: show a mark's own label on hover, focus and touch. Nothing is drawn here: without this script the
   browser still shows the labels as titles. One tab stop for each chart, arrow keys from mark to mark. */
(() => {
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  document.body.append(tip);

  const hide = () => {
    tip.hidden = true;
    document.querySelectorAll(".chart-on").forEach((mark) => mark.classList.remove("chart-on"));
  };

  const show = (mark) => {
    hide();
    mark.classList.add("chart-on");
    tip.textContent = mark.getAttribute("aria-label");
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const left = box.left + box.width / 2 - tip.offsetWidth / 2;
    const top = box.top - tip.offsetHeight - 8;
    tip.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${top < 8 ? box.bottom + 8 : top}px`;
  };

  // Axes and legends are labelled symbols too, but they have no value to read.
  const isMark = "[role=graphics-symbol][aria-label]:not([aria-roledescription=axis], [aria-roledescription=legend])";

  document.querySelectorAll(".chart svg").forEach((picture) => {
    const marks = [...picture.querySelectorAll(isMark)];
    if (!marks.length) return;
    // The label is shown by this script now; two at once would cover each other.
    marks.forEach((mark) => mark.querySelector("title")?.remove());
    let at = -1;
    picture.setAttribute("tabindex", "0");
    picture.addEventListener("pointerover", (event) => {
      const mark = event.target.closest(isMark);
      if (mark) show(mark);
      else hide();
    });
    picture.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") hide();
    });
    picture.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") {
        hide();
        picture.blur();
      } else if (step) {
        event.preventDefault();
        at = (at + step + marks.length) % marks.length;
        show(marks[at]);
      }
    });
    picture.addEventListener("blur", hide);
  });
  document.addEventListener("scroll", hide, { passive: true });
})();

/* Tables wider than the screen scroll in a frame that the theme puts around them: let the keyboard reach it. */
addEventListener("load", () => {
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((frame) => {
    if (frame.scrollWidth <= frame.clientWidth) return;
    frame.setAttribute("tabindex", "0");
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", "Table, scrolls sideways");
  });
});
