// What a test asks of a page, from within it: an object of functions of one argument each.
// tests/browsing.py evaluates this text and calls one of them; findings are sentences.
(() => {
  const pages = new Map();
  const absolute = (link, page) =>
    new URL(link.getAttribute("href") ?? link.getAttribute("src"), page);
  const bare = (url) => url.origin + url.pathname.replace(/\/index\.html$/, "/") + url.search;

  // The document at an address; null where there is none, and an empty one for what is no HTML.
  const read = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const isPage = (answer.headers.get("content-type") ?? "").includes("html");
    return new DOMParser().parseFromString(isPage ? await answer.text() : "", "text/html");
  };
  const opened = (url) => {
    const address = bare(url);
    if (address === bare(new URL(location))) return document;
    if (!pages.has(address)) pages.set(address, read(address));
    return pages.get(address);
  };
  const addressOf = async (page) => {
    for (const [address, known] of pages) if ((await known) === page) return address;
    return bare(new URL(location));
  };

  const byFragment = (page, hash) => {
    const raw = hash.slice(1);
    let decoded = raw;
    try { decoded = decodeURIComponent(raw); } catch { /* it stays as it is written */ }
    return page.getElementById(raw) ?? page.getElementById(decoded) ??
      page.querySelector(`a[name="${CSS.escape(decoded)}"]`);
  };
  const destination = async (url) => {
    const page = url.origin === location.origin ? await opened(url) : null;
    return page && url.hash.length > 1 ? byFragment(page, url.hash) : null;
  };

  const named = (element) => {
    const tag = element.tagName.toLowerCase();
    const id = element.id ? `#${element.id}` : "";
    const kind = element.classList.length ? `.${[...element.classList].join(".")}` : "";
    const text = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${tag}${id}${kind}>${text ? ` “${text}”` : ""}`;
  };
  const unique = (findings) => [...new Set(findings)];

  async function deadLinks() {
    const found = [];
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`two elements have the id ${id}`);
    const selector = "a[href], area[href], link[href], img[src], script[src], source[src], iframe[src]";
    for (const link of document.querySelectorAll(selector)) {
      const url = absolute(link, document.baseURI);
      if (url.origin !== location.origin) continue;
      const page = await opened(url);
      const [fragment, isText] = [url.hash.slice(1), url.hash.startsWith("#:~:")];
      if (!page) found.push(`${named(link)} leads to ${url.pathname}, which is not there`);
      else if (fragment && fragment !== "top" && !isText && !byFragment(page, url.hash))
        found.push(`${named(link)} leads to ${url.pathname}${url.hash}, but no element has that id`);
    }
    return unique(found);
  }

  // The entry that a link leads to: what has the id, or what it stands in.
  const entryOf = async (link, page, entries) =>
    (await destination(absolute(link, page)))?.closest(entries);

  const linksAt = (place) =>
    [...place.querySelectorAll("a[href]"), place.closest("a[href]")].filter(Boolean);

  async function roundTrips({ citations, entries, backLinks, complete }) {
    const found = [];
    const cited = new Set(document.querySelectorAll(entries));
    const returned = new Set();
    const links = [...document.querySelectorAll(citations)];
    if (!links.length) found.push(`no citation is found by ${citations}`);
    for (const link of links) {
      const entry = await entryOf(link, document.baseURI, entries);
      if (entry) cited.add(entry);
      else found.push(`${named(link)} leads to ${link.getAttribute("href")}, which is no entry`);
    }
    for (const entry of cited) {
      const page = await addressOf(entry.ownerDocument);
      for (const back of entry.querySelectorAll(backLinks)) {
        const place = await destination(absolute(back, page));
        const here = place ? await addressOf(place.ownerDocument) : page;
        const leading = [];
        for (const link of place ? linksAt(place) : [])
          if ((await entryOf(link, here, entries)) === entry) leading.push(link);
        leading.forEach((link) => returned.add(link));
        if (!place) found.push(`back-link ${named(back)} of ${named(entry)} leads nowhere: ${back.getAttribute("href")}`);
        else if (!leading.length) found.push(`back-link ${named(back)} leads to ${named(place)}, which does not cite ${named(entry)}`);
      }
    }
    for (const link of complete ? links : [])
      if (!returned.has(link)) found.push(`no back-link leads to ${named(link)}`);
    return unique(found);
  }

  // What a click on a link came to: the target is there, can be seen, and nothing lies over it.
  async function landed({ within, patience }) {
    const look = () => {
      const target = document.querySelector(":target");
      if (!target) return `nothing on the page is the target of ${location.hash || "the link"}`;
      if (within && !target.closest(within)) return `${named(target)} is no ${within}`;
      const box = target.getClientRects()[0];
      if (!box) return `${named(target)} is not shown`;
      const y = box.top + Math.min(box.height / 2, 10), x = box.left + Math.min(box.width / 2, 10);
      if (y < 0 || y > innerHeight) return `${named(target)} is not in the window`;
      const top = document.elementFromPoint(x, y);
      const seen = top && (target.contains(top) || top.contains(target));
      return seen ? null : `${named(target)} lies under ${top ? named(top) : "the edge"}`;
    };
    const until = performance.now() + patience; // pages may scroll smoothly
    while (look() && performance.now() < until) await new Promise((done) => setTimeout(done, 50));
    return look();
  }

  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true;
    return false;
  };
  function overflow() {
    const [wide, room] = [document.scrollingElement.scrollWidth, innerWidth];
    const viewport = document.querySelector("meta[name=viewport]")?.content ?? "";
    if (!viewport.includes("width=device-width")) return "a telephone shows the page small: no meta viewport";
    if (wide <= room) return null;
    const reach = (element) => {
      const { left, right } = element.getBoundingClientRect();
      return scrollX + Math.max(right, left + element.scrollWidth);
    };
    const inside = [...document.body.querySelectorAll("*")].filter((element) => !scrolls(element));
    const widest = inside.reduce((best, element) => (reach(element) >= reach(best) - 1 ? element : best), document.body);
    return `at ${room} px the page is ${wide} px wide: ${named(widest)} reaches ${Math.round(reach(widest))} px`;
  }

  async function accessibility({ scope, skip }) {
    const place = scope ? { include: [[scope]] } : document;
    if (scope && !document.querySelector(scope)) return [`nothing is found by ${scope}`];
    const rules = Object.fromEntries(skip.map((id) => [id, { enabled: false }]));
    const { violations } = await axe.run(place, { resultTypes: ["violations"], rules });
    return violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(({ target, any }) =>
        `${id} (${impact}): ${help}: ${target.flat().join(" ")}${any[0] ? `: ${any[0].message}` : ""}`));
  }

  const isShown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const shownTips = (tip) => [...document.querySelectorAll(tip)].filter(isShown);

  function tips(tip) {
    return shownTips(tip).map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { id: element.id, text: element.innerText.trim(), left, top, right, bottom };
    });
  }

  // What is wrong with a tooltip that is shown for the link `link`.
  function placed({ link, tip }) {
    const shown = shownTips(tip)[0];
    const box = shown.getBoundingClientRect();
    const found = [];
    const [width, height] = [innerWidth, innerHeight];
    if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height)
      found.push(`it reaches out of the window: ${JSON.stringify(box)}`);
    const covers = [...link.getClientRects()].some((line) =>
      box.left < line.right - 1 && line.left + 1 < box.right && box.top < line.bottom - 1 && line.top + 1 < box.bottom);
    if (covers) found.push("it covers the link");
    const style = getComputedStyle(shown);
    if (shown.scrollWidth > shown.clientWidth + 1 || (shown.scrollHeight > shown.clientHeight + 1 && style.overflowY !== "auto"))
      found.push("its text is cut off");
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (!shown.contains(document.elementFromPoint(x, y))) found.push("something lies over it");
    if (!shown.innerText.trim()) found.push("it is empty");
    if (shown.querySelector("a[href], button, input, summary, [tabindex]")) found.push("it holds what can have the focus");
    const describing = [link, link.parentElement].flatMap((element) => (element.getAttribute("aria-describedby") ?? "").split(/\s+/));
    if (!shown.id || !describing.includes(shown.id)) found.push("no aria-describedby of the link names it");
    return found;
  }

  return { deadLinks, roundTrips, landed, overflow, accessibility, tips, placed };
})()
