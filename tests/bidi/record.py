#!/usr/bin/env python3
"""Records where Chromium puts the letters of the test texts.

    tests/bidi/record.py [ARTICLE]

Lays every text out in headless Chromium with the fonts of assets/fonts and
writes tests/bidi/recorded.json: for each text and width, which letters stand on
which line, in which order from left to right, and at which place.
src/text/bidi_tests.rs compares the text layer with it. Needs `chromium` on the PATH and
no network; run it again when the fonts or the texts change.
"""

import base64
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ARTICLE = ROOT / "data/morocco-israel/sources/belkhir-visit.txt"
ARTICLE_WIDTHS = [320, 420, 640]
# Besides unbroken.
WIDTHS = [220, 130]
SIZE = 16
LINE = 28

# The families, as src/text/setting.rs orders them for each script.
FACES = {
    "F-Sans": ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"],
    "F-Naskh": ["NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"],
    "F-Hebrew": ["NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"],
    "F-Math": ["NotoSansMath-Subset.ttf"],
    "F-Symbols": ["NotoSansSymbols2-Subset.ttf"],
    "F-Emoji": ["NotoEmoji-Subset.ttf"],
}
STACKS = {
    "latin": "F-Sans,F-Naskh,F-Hebrew,F-Math,F-Symbols,F-Emoji",
    "arabic": "F-Naskh,F-Sans,F-Hebrew,F-Math,F-Symbols,F-Emoji",
    "hebrew": "F-Hebrew,F-Sans,F-Naskh,F-Math,F-Symbols,F-Emoji",
}


def own_script(char):
    """The script of a letter or mark, by its Unicode name."""
    name = unicodedata.name(char, "")
    code = ord(char)
    if name.startswith("HEBREW") or 0x0590 <= code <= 0x05FF:
        return "hebrew"
    if name.startswith("ARABIC") and code >= 0x0600 or 0x0600 <= code <= 0x06FF:
        return "arabic"
    return "latin" if char.isalpha() else None


def script_runs(text):
    """Stretches of one script; what has none of its own joins what is before."""
    current = next(filter(None, map(own_script, text)), "latin")
    runs = []
    for char in text:
        current = own_script(char) or current
        if runs and runs[-1][0] == current:
            runs[-1][1] += char
        else:
            runs.append([current, char])
    return runs


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def block(index, case):
    width = f"width:{case['width']}px" if case["width"] else "width:max-content"
    direction = case["direction"]
    plain = "unicode-bidi:plaintext;" if direction == "auto" else ""
    attribute = f' dir="{direction}"'
    # Scripts are found in each paragraph by itself.
    parts = re.split("(\n)", case["text"])
    spans = "".join(
        escape(part) if part == "\n" else "".join(f'<span class="{script}">{escape(run)}</span>' for script, run in script_runs(part))
        for part in parts
    )
    return f'<div id="c{index}"{attribute} style="{plain}{width}">{spans}</div>'


PAGE = """<!doctype html><meta charset="utf-8"><style>
%(faces)s
* { margin: 0; padding: 0 }
div { font: %(size)dpx/%(line)dpx F-Sans; white-space: pre-wrap; overflow-wrap: anywhere;
      text-rendering: geometricPrecision; font-variant-ligatures: none; margin: 40px }
.latin { font-family: %(latin)s }
.arabic { font-family: %(arabic)s; font-variant-ligatures: normal }
.hebrew { font-family: %(hebrew)s }
</style>%(blocks)s<pre id="out"></pre><script>
const LINE = %(line)d;
function nodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}
function record(element) {
  const box = element.getBoundingClientRect();
  const texts = nodes(element);
  // Where each UTF-16 unit of the whole text lies.
  const whole = texts.map(node => node.data).join(''), places = [];
  for (const node of texts) for (let i = 0; i < node.data.length; i++) places.push([node, i]);
  places.push([texts[texts.length - 1] || element, texts.length ? texts[texts.length - 1].data.length : 0]);
  const letters = [];
  let codepoint = 0;
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(whole)) {
    const range = document.createRange();
    range.setStart(...places[index]);
    const [endNode, endAt] = places[index + segment.length - 1];
    range.setEnd(endNode, endAt + 1);
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0);
    const start = codepoint;
    codepoint += [...segment].length;
    if (segment === '\\n' || rects.length === 0) { letters.push({ start, line: null }); continue; }
    const left = Math.min(...rects.map(rect => rect.left)), right = Math.max(...rects.map(rect => rect.right));
    const middle = (rects[0].top + rects[0].bottom) / 2 - box.top;
    letters.push({ start, line: Math.floor(middle / LINE), left: left - box.left, right: right - box.left });
  }
  return { letters, width: box.width };
}
document.fonts.ready.then(async () => {
  await Promise.all([...document.fonts].map(face => face.load()));
  const all = [...document.querySelectorAll('div')].map(record);
  document.getElementById('out').textContent = btoa(JSON.stringify(all));
});
</script>"""


def chromium(page):
    """The page's records and Chromium's version."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        flags = (
            "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
            "--disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=20000 --dump-dom"
        ).split()
        command = ["chromium", *flags, f"--user-data-dir={folder}/profile", path.as_uri()]
        dom = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    found = re.search(r'<pre id="out">([^<]+)</pre>', dom)
    if not found:
        sys.exit("Chromium has written no record; look at the page in a browser")
    version = subprocess.run(["chromium", "--version"], capture_output=True, check=True, text=True).stdout
    return json.loads(base64.b64decode(found[1])), re.search(r"Chromium [\d.]+", version)[0]


def lines_of(record):
    """The letters of each line from left to right, with their left edges."""
    lines = {}
    for letter in record["letters"]:
        if letter["line"] is not None:
            lines.setdefault(letter["line"], []).append(letter)
    result = []
    for index in sorted(lines):
        letters = sorted(lines[index], key=lambda letter: (letter["left"] + letter["right"]) / 2)
        result.append(
            {
                "line": index,
                "letters": [letter["start"] for letter in letters],
                "lefts": [round(letter["left"], 1) for letter in letters],
            }
        )
    return result


def visible(text):
    """JSON with format characters written as escapes, so that a reader sees them."""
    return "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) == "Cf" else c for c in text)


def main():
    article = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE
    cases = [
        {"id": f"article at {width}", "text": article.read_text(encoding="utf-8"), "width": width, "direction": "auto"}
        for width in ARTICLE_WIDTHS
    ]
    for case in json.loads((HERE / "cases.json").read_text(encoding="utf-8")):
        direction = case.get("direction", "auto")
        for width, suffix in ((None, ""), *((width, f" at {width}") for width in WIDTHS)):
            cases.append({"id": case["id"] + suffix, "text": case["text"], "width": width, "direction": direction})
    faces = "".join(
        "@font-face{font-family:%s;font-weight:%d;src:url(data:font/ttf;base64,%s)}"
        % (family, 400 if weight == 0 else 700, base64.b64encode((ROOT / "assets/fonts" / file).read_bytes()).decode())
        for family, files in FACES.items()
        for weight, file in enumerate(files)
    )
    blocks = "".join(block(index, case) for index, case in enumerate(cases))
    records, version = chromium(PAGE % {"faces": faces, "size": SIZE, "line": LINE, "blocks": blocks, **STACKS})
    for case, record in zip(cases, records, strict=True):
        case["box"] = round(record["width"], 1)
        case["lines"] = lines_of(record)
    out = {"browser": version, "size": SIZE, "cases": cases}
    text = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases)
    head = json.dumps({key: out[key] for key in ("browser", "size")}, ensure_ascii=False)[:-1]
    (HERE / "recorded.json").write_text(visible(f'{head}, "cases": [\n{text}\n]}}\n'), encoding="utf-8")
    print(f"{len(cases)} texts recorded with {version}")


if __name__ == "__main__":
    main()
