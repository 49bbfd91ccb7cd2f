/* What moves with the page in the frame around it: which section one reads, a text's title in the header, the drawer. */
(function () {
  "use strict";
  var reader = window.reader, links = reader.all(".reader-nav a[href^='#']"), drawer = document.querySelector("#__drawer");
  var title = document.querySelector("h1"), header = document.querySelector(".md-header__title"), HEAD = 130, waiting = false, lit = null;
  var heads = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });

  /* The last heading over what one reads; the list goes along where it is longer than the window. */
  function follow() {
    waiting = false;
    var i = heads.length - 1;
    while (i >= 0 && !(heads[i] && heads[i].getBoundingClientRect().top <= HEAD)) i--;
    if (lit === (links[i] || null)) return;
    if (lit) { lit.classList.remove("md-nav__link--active"); lit.removeAttribute("aria-current"); }
    lit = links[i] || null;
    if (!lit) return;
    lit.classList.add("md-nav__link--active");
    lit.setAttribute("aria-current", "location");
    var list = lit.closest(".md-sidebar__scrollwrap"), box = lit.getBoundingClientRect(), room = list && list.getBoundingClientRect();
    if (room && (box.top < room.top || box.bottom > room.bottom)) list.scrollTop += box.top - room.top - room.height / 2;
  }
  if (links.length) addEventListener("scroll", function () {
    if (!waiting) { waiting = true; requestAnimationFrame(follow); }
  }, { passive: true });

  /* A list or a piece of code that has to be scrolled can be, by keys. */
  function reach() {
    reader.all(".md-sidebar__scrollwrap, pre > code").map(function (box) {
      return [box, box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth];
    }).forEach(function (said) {
      if (said[1]) said[0].tabIndex = 0;
      else said[0].removeAttribute("tabindex");
    });
  }
  requestAnimationFrame(reach);
  addEventListener("resize", reach);

  if (title && header && window.IntersectionObserver) new IntersectionObserver(function (rows) {
    header.classList.toggle("md-header__title--active", rows[0].boundingClientRect.bottom < 48);
  }, { rootMargin: "-48px 0px 0px" }).observe(title);

  if (drawer) document.addEventListener("click", function (e) {
    if (e.target.closest(".reader-nav a")) drawer.checked = false;
  });
})();
