/* Check yourself: a question with a hidden answer becomes one that can be answered. Without this script the answer
   opens on request, as it does on paper; nothing that a reader chooses is kept or sent. */
(() => {
  const make = (tag, attributes, ...content) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...content);
    return element;
  };

  const questions = document.querySelectorAll("ol > li > p + ul + details.success");
  const score = make("span", { class: "quiz-score" });

  // One line for the page; it stands beside the answer that was given last and is told with it.
  const count = () => {
    const answered = document.querySelectorAll(".quiz[data-state]").length;
    const right = document.querySelectorAll(".quiz[data-state=right]").length;
    score.textContent = `${right} of ${questions.length} right${answered < questions.length ? " so far" : ""}`;
    return score;
  };

  questions.forEach((hidden, index) => {
    const answer = [...hidden.children].filter((part) => part.tagName !== "SUMMARY");
    const right = hidden.querySelector("strong")?.textContent.trim()[0];
    const list = hidden.previousElementSibling;
    const question = list.previousElementSibling;
    const name = `quiz-${index + 1}`;
    const options = [...list.children].map((item) => {
      const text = item.textContent.trim();
      const choice = make("input", { type: "radio", name, value: text[0], required: "" });
      return make("label", { class: "quiz-option" }, choice, make("span", {}, text));
    });
    if (!options.some((option) => option.firstChild.value === right)) return;

    question.id ||= name;
    const group = make("div", { role: "radiogroup", "aria-labelledby": question.id }, ...options);
    const button = make("button", { class: "quiz-check" }, "Check");
    const told = make("div", { class: "quiz-told", role: "status" });
    // Some browsers fill in after a reload what was chosen before it.
    const form = make("form", { class: "quiz", autocomplete: "off" }, group, button, told);

    const mark = (option, kind, words) => {
      option.dataset.mark = kind;
      option.append(make("span", { class: "quiz-mark" }, words));
    };

    const clear = () => {
      delete form.dataset.state;
      form.querySelectorAll(".quiz-mark").forEach((one) => one.remove());
      options.forEach((option) => delete option.dataset.mark);
      hidden.append(...answer);
      hidden.hidden = hidden.open = false;
      told.replaceChildren();
      button.textContent = "Check";
    };

    const check = () => {
      const chosen = options.find((option) => option.firstChild.checked);
      const isRight = chosen.firstChild.value === right;
      form.dataset.state = isRight ? "right" : "wrong";
      if (!isRight) mark(chosen, "wrong", "Your answer");
      mark(options.find((option) => option.firstChild.value === right), "right", "Right answer");
      // The answer moves, so that notes still find the way back to their marks in it.
      const verdict = make("p", { class: "quiz-verdict" }, make("strong", {}, isRight ? "Right" : "Not quite"), " ");
      hidden.hidden = true;
      verdict.append(count());
      told.append(verdict, ...answer);
      button.textContent = "Try again";
    };

    form.addEventListener("change", () => form.dataset.state && clear());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!form.dataset.state) {
        check();
        return;
      }
      clear();
      form.reset();
      options[0].firstChild.focus();
    });
    list.replaceWith(form);
  });
})();
