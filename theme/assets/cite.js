/* A button beside each citation that copies it. Without this script the text can be selected. */
(() => {
  const box = document.querySelector("details.cite");
  if (!box) return;

  // Pages opened as files, and pages served without encryption, have no clipboard of their own.
  const copyOldWay = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "cite-field";
    box.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject();
  };
  const copy = (text) =>
    navigator.clipboard ? navigator.clipboard.writeText(text).catch(() => copyOldWay(text)) : copyOldWay(text);

  const status = document.createElement("p");
  status.className = "cite-status";
  status.setAttribute("role", "status");
  box.append(status);

  box.querySelectorAll("dt").forEach((style) => {
    const button = document.createElement("button");
    const name = style.textContent;
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy ${name} citation`);
    button.addEventListener("click", () => {
      status.textContent = "";
      copy(style.nextElementSibling.textContent).then(
        () => (status.textContent = `Copied: ${name}`),
        () => (status.textContent = "This browser does not copy; please select the text."),
      ).finally(() => button.focus());
    });
    style.append(button);
  });
})();
