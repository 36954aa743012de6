"use strict";
// Shows the findings of the chosen severities and document. Nothing is written into the page but a count.
(() => {
  const form = document.querySelector(".filter");
  if (!form) return;
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const anyShown = (root, selector) => all(root, selector).some((element) => !element.hidden);

  const show = () => {
    const severities = new Set(all(form, "input:checked").map((input) => input.value));
    const chosen = form.elements.document.value;
    let count = 0;
    for (const section of all(document, ".document")) {
      const here = chosen === "" || section.dataset.document === chosen;
      for (const finding of all(section, ".finding")) {
        finding.hidden = !here || !severities.has(finding.dataset.severity);
        count += finding.hidden ? 0 : 1;
      }
      for (const cause of all(section, ".cause")) cause.hidden = !anyShown(cause, ".finding");
      section.hidden = !here || (all(section, ".finding").length > 0 && !anyShown(section, ".cause"));
    }
    form.elements.count.value = `显示 ${count} 条，共 ${all(document, ".finding").length} 条`;
  };

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  // On paper nothing can be unfolded.
  window.addEventListener("beforeprint", () => all(document, "details").forEach((each) => { each.open = true; }));
  show();
})();
