"use strict";
// Shows the findings that are asked for, walks through them by j and k, and shows a check's publication under its finding.
(() => {
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const form = document.querySelector(".filter");
  const findings = all(document, ".finding");
  const words = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
  const unfold = (element) => {
    for (let outer = element.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  };

  const show = () => {
    const severities = new Set(all(form, "input[name=severity]:checked").map((input) => input.value));
    const asked = form.elements.words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const onlyNew = form.elements.new && form.elements.new.checked;
    const fits = (finding, name) => form.elements[name].value === "" || finding.dataset[name] === form.elements[name].value;
    let count = 0;
    for (const finding of findings) {
      const is = severities.has(finding.dataset.severity) && asked.every((word) => words.get(finding).includes(word));
      finding.hidden = !(is && fits(finding, "family") && fits(finding, "check") && (!onlyNew || finding.dataset.new !== undefined));
      count += finding.hidden ? 0 : 1;
    }
    // A group that holds nothing that is asked for is hidden; where something is asked for, what is found is unfolded.
    for (const outer of all(document, ".cause, .group, #folded")) outer.hidden = !all(outer, ".finding").some((each) => !each.hidden);
    if (asked.length || form.elements.check.value) for (const finding of findings) if (!finding.hidden) unfold(finding);
    form.elements.count.value = `显示 ${count} 条，共 ${findings.length} 条`;
  };

  const order = () => {
    const by = form.elements.order.value;
    const key = (cause) => {
      const finding = cause.querySelector(".finding");
      return by === "order" ? Number(finding.dataset.order) : -Number(finding.dataset.difference || 0);
    };
    const list = document.querySelector("#findings");
    list.append(...all(list, ".cause").sort((one, other) => key(one) - key(other)));
  };

  let at = null;
  const go = (step) => {
    const shown = all(document, ".finding").filter((finding) => !finding.hidden);
    if (!shown.length) return;
    const place = shown.indexOf(at);
    at = shown[Math.min(shown.length - 1, Math.max(0, place < 0 ? 0 : place + step))];
    unfold(at);
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "center" });
  };

  const toTarget = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (form && target.matches(".finding") && target.hidden) {
      const box = form.querySelector(`input[name=severity][value=${target.dataset.severity}]`);
      if (box) box.checked = true;
      show();
    }
    unfold(target);
    if (target.matches("details")) target.open = true;
    if (target.matches(".finding")) at = target;
    target.scrollIntoView({ block: "start" });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".finding a.check");
    if (!link) return;
    const finding = link.closest(".finding");
    const shown = finding.querySelector(".publication");
    const source = document.getElementById(link.getAttribute("href").slice(1));
    if (!source) return;
    event.preventDefault();
    if (shown) shown.remove();
    else finding.append(source.querySelector(".publication").cloneNode(true));
  });
  // The picture of a page is fetched when somebody looks at it.
  for (const original of all(document, ".original")) {
    original.addEventListener("toggle", () => {
      for (const image of all(original, "image[data-href]")) image.setAttribute("href", image.dataset.href);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
  });
  // On paper nothing can be unfolded.
  window.addEventListener("beforeprint", () => all(document, "#findings details:not(.original)").forEach((each) => { each.open = true; }));
  window.addEventListener("hashchange", toTarget);
  if (form) {
    form.addEventListener("input", show);
    form.elements.order.addEventListener("input", order);
    form.addEventListener("submit", (event) => event.preventDefault());
    show();
  }
  toTarget();
})();
