(function () {
  "use strict";
  var lang = document.documentElement.lang, collator, comma = false;
  try {
    collator = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
    comma = new Intl.NumberFormat(lang).format(1.5).indexOf(",") === 1;
  } catch (e) {
    collator = new Intl.Collator(undefined, { numeric: true });
  }

  // number is the first number of a cell.
  function number(text) {
    var found = /[-\u2212]?\d[\d\s\u00a0\u202f.,]*/.exec(text);
    if (!found) return NaN;
    var digits = found[0].replace("\u2212", "-").replace(/[\s\u00a0\u202f]/g, "");
    return parseFloat(comma ? digits.replace(/\./g, "").replace(",", ".") : digits.replace(/,/g, ""));
  }

  // compare is -1, 0 or 1 by what two cells say; 2 or -2 where only one says something: that one comes first, up or down.
  function compare(a, b, numbers) {
    if (a === b) return 0;
    if (a === "" || b === "") return a === "" ? 2 : -2;
    if (numbers) {
      var x = number(a), y = number(b);
      if (isNaN(x) !== isNaN(y)) return isNaN(x) ? 2 : -2;
      if (x > y) return 1;
      if (y > x) return -1;
    }
    return Math.sign(collator.compare(a, b));
  }

  document.querySelectorAll("table[data-sort]").forEach(function (table) {
    var body = table.tBodies[0], rows = Array.from(body.rows), heads = Array.from(table.tHead.rows[0].cells);
    table.classList.add("sorts");
    heads.forEach(function (head, column) {
      if (head.tagName !== "TH") return;
      var button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", table.dataset.sort.replace("{column}", head.textContent.trim()));
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        // Up, down, and back to the order of the report.
        var next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")];
        if (next === undefined) next = "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        var keyed = rows.map(function (row, place) {
          return { row: row, place: place, key: row.cells[column].textContent.trim() };
        });
        if (next) {
          head.setAttribute("aria-sort", next);
          keyed.sort(function (a, b) {
            var order = compare(a.key, b.key, head.className === "number");
            if (Math.abs(order) === 1) order *= next === "descending" ? -1 : 1;
            return order || a.place - b.place;
          });
        }
        keyed.forEach(function (k) { body.appendChild(k.row); });
      });
    });
  });
})();
