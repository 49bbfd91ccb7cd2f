/* Online, what was read opens without a network too. Pages say where the script for it lies; those of a folder have no use for it. */
(function () {
  "use strict";
  var reader = window.reader, said = document.querySelector("meta[name='service-worker']"), workers = navigator.serviceWorker, offered = false;
  if (!said || !workers || !/^https?:$/.test(location.protocol)) return;
  /* Reading comes first. */
  addEventListener("load", function () {
    setTimeout(function () { workers.register(said.content).catch(function () {}); }, 2000);
  });
  /* This page has changed since it was opened. */
  workers.addEventListener("message", function (e) {
    if (e.data !== "newer" || offered) return;
    var words = reader.say("There is a newer edition of this page: read it");
    offered = true;
    reader.offer(words, location.href, function () { location.reload(); });
    reader.tell(words);
  });
})();
