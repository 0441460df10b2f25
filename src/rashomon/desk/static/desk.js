// The desk works without this. It keeps the reader's choice of marks, and asks before a page with written text is left.
(function () {
  "use strict";
  function keep(box) {
    try {
      localStorage.setItem("rashomon-" + box.id, box.checked ? "1" : "0");
    } catch (error) {
      return;
    }
  }
  document.querySelectorAll(".legend input").forEach(function (box) {
    try {
      var kept = localStorage.getItem("rashomon-" + box.id);
      if (kept !== null) box.checked = kept === "1";
    } catch (error) {
      return;
    }
    box.addEventListener("change", function () { keep(box); });
  });
  function show() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (target && target.tagName === "MARK") target.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", show);
  show();
})();
