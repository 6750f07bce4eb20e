/* "Report a mistake" at a record: the link to the foot of the page becomes one to the form, with the record's id. */
(() => {
  const form = document.querySelector("a.report-form");
  if (!form) return;
  document.querySelectorAll("a.report").forEach((link) => {
    let record = link.closest("p");
    while (record && !record.id) record = record.previousElementSibling;
    if (record) link.href = `${form.href}&record=${encodeURIComponent(record.id)}`;
  });
})();
