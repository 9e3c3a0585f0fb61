// The drop zone: dropped or chosen files are sent at once, with a progress bar.
"use strict";

(() => {
  const form = document.getElementById("upload");
  const files = document.getElementById("files");
  const bar = document.getElementById("upload-progress");

  const send = () => { if (files.files.length) form.requestSubmit(); };
  files.addEventListener("change", send);

  const holdsFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    files.files = event.dataTransfer.files;
    send();
  });

  form.addEventListener("htmx:xhr:progress", (event) => {
    bar.hidden = false;
    if (event.detail.lengthComputable) bar.value = 100 * event.detail.loaded / event.detail.total;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    bar.hidden = true;
    form.reset();
  });
})();
