// The review page: words and findings lead to each other, keys do what buttons do, selected words become findings.
"use strict";

(() => {
  let current = null; // id of the finding under work

  const cards = () => Array.from(document.querySelectorAll("#cards .card")).filter((card) => card.offsetParent);
  const cardOf = (finding) => document.getElementById("finding-" + finding);
  const wordsOf = (finding) => document.querySelectorAll(`mark[data-finding="${CSS.escape(finding)}"]`);

  function scrollWithin(pane, element) {
    if (!pane || !element) return;
    const room = pane.getBoundingClientRect(), place = element.getBoundingClientRect();
    if (place.top < room.top + 20 || place.bottom > room.bottom - 20) {
      pane.scrollTop += place.top - room.top - room.height / 3;
    }
  }

  function choose(finding, { focus = true } = {}) {
    document.querySelectorAll(".current").forEach((element) => element.classList.remove("current"));
    current = finding;
    const card = cardOf(finding), words = wordsOf(finding);
    if (!card) return;
    card.classList.add("current");
    words.forEach((element) => element.classList.add("current"));
    scrollWithin(document.getElementById("cards"), card);
    scrollWithin(document.getElementById("text"), words[0]);
    if (focus) card.focus({ preventScroll: true });
  }

  function step(by) {
    const list = cards();
    if (!list.length) return;
    const at = list.findIndex((card) => card.dataset.finding === current);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    choose(list[next].dataset.finding);
  }

  function press(key) {
    const card = current && cardOf(current);
    const button = card && card.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
  }

  // Selected words: offsets in the report's text, from the pieces that hold both ends.
  function offset(node, within) {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    return piece && node.nodeType === Node.TEXT_NODE ? Number(piece.dataset.start) + points(node.data, within) : null;
  }
  const points = (text, units) => Array.from(text.slice(0, units)).length; // the server counts characters, not UTF-16 units

  function selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!document.getElementById("text").contains(range.commonAncestorContainer)) return null;
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    return start === null || end === null || end <= start ? null : { start, end, text: selection.toString() };
  }

  let chosenWords = null;
  document.addEventListener("selectionchange", () => {
    const button = document.querySelector("[data-add]");
    if (!button || document.querySelector("dialog[open]")) return;
    chosenWords = selected() || (document.activeElement === button ? chosenWords : null);
    button.disabled = !chosenWords;
  });

  function openAdd() {
    const dialog = document.getElementById("add");
    if (!chosenWords) return;
    dialog.querySelector("[name=start]").value = chosenWords.start;
    dialog.querySelector("[name=end]").value = chosenWords.end;
    dialog.querySelector("[data-quote]").textContent = "“" + chosenWords.text + "”";
    dialog.querySelector("[name=summary]").value = Array.from(chosenWords.text.trim()).slice(0, 40).join("");
    dialog.showModal();
    dialog.querySelector("[name=summary]").select();
  }

  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-add]")) event.preventDefault(); // keeps the selection
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-finding]"), card = event.target.closest(".card");
    if (event.target.closest(".jump")) event.preventDefault();
    if (event.target.closest("[data-add]")) openAdd();
    else if (event.target.closest("[data-close-dialog]")) event.target.closest("dialog").close();
    else if (event.target.closest("[data-show]")) show(event.target.closest("[data-show]").dataset.show);
    else if (mark && window.getSelection().isCollapsed) choose(mark.dataset.finding);
    else if (card && !event.target.closest("button, input, select, summary, label")) choose(card.dataset.finding);
  });

  function show(which) {
    document.getElementById("cards").classList.toggle("only-open", which === "open");
    document.querySelectorAll("[data-show]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.show === which));
    });
  }

  const KEYS = { Enter: "confirm", c: "confirm", e: "edit", d: "delete", u: "undo" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const field = event.target.closest("input, select, textarea");
    if (field) {
      if (event.key === "Escape") press("cancel");
      return;
    }
    if (event.key === "Enter" && event.target.closest("a, button, summary, mark")) {
      const mark = event.target.closest("mark[data-finding]");
      if (mark) choose(mark.dataset.finding);
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "a") openAdd();
    else if (KEYS[event.key]) press(KEYS[event.key]);
    else return;
    event.preventDefault();
  });

  // After each answer the words take the colour of their finding, and the counts are brought up to date.
  document.addEventListener("htmx:afterSettle", () => {
    document.querySelectorAll("#cards .card").forEach((card) => {
      wordsOf(card.dataset.finding).forEach((mark) => {
        mark.classList.remove("proposed", "confirmed", "corrected", "deleted", "added");
        mark.classList.add(card.dataset.verdict);
      });
    });
    const all = Array.from(document.querySelectorAll("#cards .card"));
    const count = document.querySelector(".findings-pane .count"), open = document.querySelector("[data-open-count]");
    if (count) count.textContent = all.filter((card) => card.dataset.verdict !== "deleted").length;
    if (open) open.textContent = all.filter((card) => card.dataset.verdict === "proposed").length;
    if (current) choose(current, { focus: !document.querySelector(".card.editing") });
    const form = document.querySelector(".card.editing input[name=summary]");
    if (form) form.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".card")) event.preventDefault();
  });

  if (location.hash.startsWith("#finding-")) choose(location.hash.slice("#finding-".length));
})();
