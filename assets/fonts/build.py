"""Cuts the interface fonts and icon fonts of ICX Studio out of the pinned npm packages.

    python3 assets/fonts/build.py NODE_MODULES OUT

Dear ImGui's rasteriser reads glyf outlines only, so hinting, kerning and layout tables go; the
Arabic cut keeps its shaping tables because the browser sets it. IBM Plex reserves its name (OFL),
so the subsets are called "ICX Sans" and "ICX Sans Arabic". The same input gives the same bytes.
"""

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]


def span(first, last):
    return set(range(first, last + 1))


# What Western European languages, figures and our own wording need at once.
LATIN = (
    span(0x20, 0x7E) | span(0xA0, 0xFF) | {0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E}
    | span(0x2009, 0x2009) | {0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015}
    | {0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x202F, 0x2030}
    | {0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122}
    | {0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265, 0xFFFD}
)
# Greek, Cyrillic, Vietnamese and the rest of Latin: loaded when a text asks for it (the ranges stand
# in web/page.css too).
EXTENDED = span(0x100, 0x24F) | span(0x370, 0x52F) | span(0x1E00, 0x1EFF) | {0x20AB, 0x20B4, 0x20BD}
EXTENDED -= LATIN


def cut(source, code_points, target, family, style, keep_layout=False):
    """Writes the subset of `source` to `target` under a new name; fails if a glyph is missing."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"] if keep_layout else []
    options.name_IDs = []
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.glyph_names = False
    options.drop_tables += ["gasp", "STAT", "meta"]
    if not keep_layout:
        options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    font = TTFont(source, recalcTimestamp=False)
    original = TTFont(source)["name"]
    available = set(font.getBestCmap())
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=code_points & available)
    cutter.subset(font)
    names = font["name"]
    names.names = []
    post = f"{family}-{style}".replace(" ", "")
    # 0 copyright, 13 licence, 14 its address stay: the licences ask for it.
    texts = {1: family, 2: "Regular", 3: post, 4: f"{family} {style}", 6: post}
    for name_id in (0, 13, 14):
        texts[name_id] = original.getDebugName(name_id)
    for name_id, text in texts.items():
        if text:
            names.setName(text, name_id, 3, 1, 0x409)
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)
    return len(code_points & available)


def build(packages, out):
    tokens = json.loads((ROOT / "assets/tokens.json").read_text())["font"]
    icons = json.loads((ROOT / "assets/icons.json").read_text())

    def path(kind, style):
        package = tokens[kind]["package"].rsplit("@", 1)[0]
        return packages / package / tokens[kind][style]

    made = {}
    for style, weight in (("regular", "400"), ("semibold", "600")):
        label = style.capitalize()
        sans = path("ui", style)
        made[f"icx-sans-{weight}"] = (sans, LATIN, "ICX Sans", label, False)
        made[f"icx-sans-ext-{weight}"] = (sans, EXTENDED, "ICX Sans Ext", label, False)
        arabic = path("arabic", style)
        points = set(TTFont(arabic).getBestCmap()) - LATIN | {0x20, 0xA0}
        made[f"icx-arabic-{weight}"] = (arabic, points, "ICX Sans Arabic", label, True)
    roles = {role: int(icon["codepoint"][2:], 16) for role, icon in icons["icons"].items()}
    few = {roles[role] for role in icons["respondent"]}
    for cut_name, style in (("", "regular"), ("-fill", "fill")):
        label = style.capitalize()
        made[f"icx-icons{cut_name}"] = (
            path("icons", style), set(roles.values()), "ICX Icons", label, False)
        made[f"icx-icons-few{cut_name}"] = (path("icons", style), few, "ICX Icons", label, False)

    for name, (source, points, family, label, layout) in made.items():
        target = out / f"{name}.ttf"
        glyphs = cut(source, points, target, family, label, layout)
        missing = len(points) - glyphs
        if family == "ICX Icons" and missing:
            raise SystemExit(f"{source}: {missing} icon code points are missing")
        print(f"{target.name}: {glyphs} characters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    build(Path(sys.argv[1]), Path(sys.argv[2]))
