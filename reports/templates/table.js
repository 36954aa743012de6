"use strict";
// Searches, filters and sorts the tables of a page. Nothing is written into it but a count.
(() => {
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  for (const listing of all(document, "[data-listing]")) {
    const form = listing.querySelector(".filter");
    const body = listing.querySelector("tbody");
    const rows = all(body, "tr");
    const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const chosen = (name) => (form.elements[name] ? form.elements[name].value : "");

    const show = () => {
      const asked = chosen("words").trim().toLowerCase().split(/\s+/).filter(Boolean);
      const onlyNew = form.elements.new && form.elements.new.checked;
      let count = 0;
      for (const row of rows) {
        const fits = (name) => chosen(name) === "" || row.dataset[name] === chosen(name);
        const is = asked.every((word) => words.get(row).includes(word)) && fits("severity") && fits("family") && fits("check");
        row.hidden = !is || (onlyNew && row.dataset.new === undefined);
        count += row.hidden ? 0 : 1;
      }
      form.elements.count.value = `显示 ${count} 行，共 ${rows.length} 行`;
    };

    const key = (row, column) => {
      const cell = row.cells[column];
      return cell.dataset.sort === undefined ? null : Number(cell.dataset.sort);
    };
    const sort = (button) => {
      const column = Number(button.dataset.column);
      const heading = button.closest("th");
      const before = heading.getAttribute("aria-sort");
      const numbers = rows.some((row) => key(row, column) !== null);
      const descending = before ? before === "ascending" : numbers;
      for (const each of all(listing, "th")) each.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const sign = descending ? -1 : 1;
      const compare = (one, other) => {
        if (!numbers) return sign * one.cells[column].textContent.localeCompare(other.cells[column].textContent, "zh");
        const [a, b] = [key(one, column), key(other, column)];
        if (a === null || b === null) return (a === null) - (b === null);
        return sign * (a - b);
      };
      body.append(...rows.slice().sort(compare));
    };

    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of all(listing, "th button")) button.addEventListener("click", () => sort(button));
    show();
  }
})();
