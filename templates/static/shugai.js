// What every page needs: errors are shown where they happen, notices can be closed.
"use strict";

document.documentElement.classList.add("has-scripts");

// htmx leaves answers of 4xx and 5xx aside; ours carry a notice for #notices.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400 && event.detail.xhr.getResponseHeader("HX-Retarget")) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

function notice(message) {
  const box = document.createElement("div");
  box.className = "notice error";
  box.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = message;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "small";
  close.dataset.close = "";
  close.textContent = "知道了";
  box.append(text, close);
  document.getElementById("notices").replaceChildren(box);
}

document.addEventListener("htmx:sendError", () => notice("连不上服务。请确认服务还在运行、网络正常，然后重试。"));

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) event.target.closest(".notice").remove();
});
