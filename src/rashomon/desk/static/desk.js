// The desk works without this. It keeps the reader's choice of marks, and brings selected words and dropped files into their forms.
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
  // Words selected in a text go into the form that asks for words.
  document.addEventListener("selectionchange", function () {
    var selection = document.getSelection();
    var field = document.querySelector("textarea[data-selection]");
    var text = field && document.getElementById(field.dataset.selection);
    if (!text || !selection || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
    var piece = selection.getRangeAt(0).cloneContents();
    piece.querySelectorAll(".ref, .vh").forEach(function (added) { added.remove(); });
    field.value = piece.textContent;
  });
  // Files dropped on the field are chosen in it.
  document.querySelectorAll(".drop").forEach(function (place) {
    var field = place.querySelector("input[type=file]");
    ["dragenter", "dragover"].forEach(function (name) {
      place.addEventListener(name, function (event) { event.preventDefault(); place.classList.add("over"); });
    });
    place.addEventListener("dragleave", function () { place.classList.remove("over"); });
    place.addEventListener("drop", function (event) {
      event.preventDefault();
      place.classList.remove("over");
      if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
      weigh();
    });
    // What the desk would refuse is told before it is sent.
    function weigh() {
      var sum = 0, most = Number(field.dataset.most);
      Array.prototype.forEach.call(field.files, function (file) { sum += file.size; });
      var words = "These files have " + Math.ceil(sum / 1e6) + " MB; " + most / 1e6 + " MB are taken at once.";
      field.setCustomValidity(sum > most ? words : "");
      if (sum > most) field.reportValidity();
    }
    field.addEventListener("change", weigh);
  });
  function show() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (target && target.tagName === "MARK") target.scrollIntoView({ block: "center" });
    // A passage of an earlier account: the desk knows where it stood.
    var at = /^(.*\/)article\/([\w-]+)$/.exec(location.pathname);
    if (!target && at && /^clm-\w+$/.test(id)) location.replace(at[1] + "claim/" + id + "?in=" + at[2]);
  }
  addEventListener("hashchange", show);
  show();
})();
