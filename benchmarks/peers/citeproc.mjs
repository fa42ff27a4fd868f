// Renders a job with citeproc-js: `node citeproc.mjs FOLDER < job.json > answer.json`,
// where FOLDER/node_modules holds the package `citeproc`.
//
// job:    {style: xml, locale, forced, locales: {locale: xml}, items: [CSL-JSON],
//          mode: "alone" | "list" | "citations", citations: [{citationItems: […], noteIndex}]}
// answer: [[id, html or {error}], …]; of citations, the id is the place
//
// "alone": each item in a list of its own. "list": all items in one list, as it is sorted.
// "citations": the citations as given, each as it stands after all are there.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const require = createRequire(resolve(process.argv[2], "package.json"));
const CSL = require("citeproc");
CSL.debug = () => {};

const ENTRY = /^\s*<div class="csl-entry">([^]*)<\/div>\s*<!--(.*)-->\s*$/;
const job = JSON.parse(readFileSync(0, "utf-8"));
const items = new Map(job.items.map((item) => [String(item.id), item]));

function engine() {
    const sys = {
        retrieveLocale: (lang) => job.locales[lang] ?? job.locales["en-US"],
        // a copy: the processor writes into what it is given
        retrieveItem: (id) => ({ ...structuredClone(items.get(String(id))), system_id: String(id) }),
        // entries that print nothing are left out, so that each has to say which it is
        embedBibliographyEntry: (id) => `<!--${id}-->`,
    };
    const made = new CSL.Engine(sys, job.style, job.locale ?? "en-US", Boolean(job.forced));
    made.setOutputFormat("html");
    made.opt.development_extensions.wrap_url_and_doi = false;
    return made;
}

function entries(made, ids) {
    made.updateItems(ids);
    const [, texts] = made.makeBibliography() || [{}, []];
    return texts.map((text) => ENTRY.exec(text)).map(([, html, id]) => [id, html.trim()]);
}

function alone() {
    let made = engine();
    return job.items.map(({ id }) => {
        try {
            return [String(id), entries(made, [id])[0]?.[1] ?? ""];
        } catch (error) {
            made = engine(); // what raised may have left anything behind
            return [String(id), { error: String(error?.message ?? error) }];
        }
    });
}

function list() {
    const ids = job.items.map((item) => item.id);
    try {
        return entries(engine(), ids);
    } catch {
        const failed = new Map(alone().filter(([, text]) => text.error));
        const others = ids.filter((id) => !failed.has(String(id)));
        return [...entries(engine(), others), ...failed];
    }
}

function citations() {
    const given = job.citations.map((citation, at) => ({
        citationID: `c${at}`,
        citationItems: structuredClone(citation.citationItems),
        properties: { noteIndex: citation.noteIndex },
    }));
    const made = engine().rebuildProcessorState(given, "html", []);
    return made.map(([, , text], at) => [String(at), text]);
}

process.stdout.write(JSON.stringify({ alone, list, citations }[job.mode]()));
