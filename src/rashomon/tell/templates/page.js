// Opens whatever a link points into, for browsers that do not do so by themselves. The page works without this.
(function () {
  "use strict";
  function open() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    var own = target.matches("li.line") && target.querySelector("details");
    if (own) own.open = true;
    target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" });
  }
  addEventListener("hashchange", open);
  addEventListener("DOMContentLoaded", open);
})();
