#!/usr/bin/env python3
"""Makes the embedded fonts: the characters that reports need, cut out of Noto fonts. See README.md.

usage: make_fonts.py NOTO_DIR NASKH_REGULAR NASKH_BOLD SANS_SC OUT_DIR
"""

import gzip
import os
import sys
import tempfile

from fontTools import merge, subset
from fontTools.ttLib import TTFont


def span(*ranges):
    out = set()
    for r in ranges:
        out.update(range(r[0], r[1] + 1) if isinstance(r, tuple) else [r])
    return out


PUNCTUATION = span((0x2010, 0x2027), (0x2030, 0x205E))
LATIN = (
    span((0x20, 0x7E), (0xA0, 0x24F), (0x2BB, 0x2BC), (0x2C6, 0x2C7), (0x2D8, 0x2DD))
    | span((0x300, 0x345), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF))
    | PUNCTUATION
    | span((0x2070, 0x209C), (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2150, 0x2189), 0x25CC, 0xFFFD)
)
SHAPES = span((0x25A0, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612), 0x2691, 0x26A0, (0x2713, 0x2718))
MATHS = span(
    (0x2190, 0x2199), 0x21B5, (0x21D0, 0x21D5), (0x2200, 0x2237), 0x223C, 0x2248, (0x2260, 0x2265),
    (0x2282, 0x2287), (0x2295, 0x2297),
)
ARABIC = (
    span((0x20, 0x40), (0x5B, 0x60), (0x7B, 0x7E), 0xA0, 0xA7, 0xAB, 0xB0, 0xB1, 0xB7, 0xBB, 0xD7, 0xF7)
    | span((0x600, 0x6FF), (0xFB50, 0xFBFF), (0xFC5E, 0xFC63), (0xFE70, 0xFEFC), 0xFD3E, 0xFD3F, 0xFDF2, 0xFDFA)
    | PUNCTUATION
    | span(0x2212)
)


def gb2312():
    out = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                out.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return out


CHINESE = gb2312() | span((0x20, 0x7E), (0xA0, 0xFF), 0x2713, 0x2611) | PUNCTUATION


def cut(source, characters, target):
    options = subset.Options(
        layout_features=[], hinting=False, notdef_outline=True, recalc_timestamp=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], name_languages=[0x409],
        drop_tables=subset.Options._drop_tables_default + ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "STAT", "meta"],
    )
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={c for c in characters if c <= 0xFFFF})
    subsetter.subset(font)
    subset.save_font(font, target, options)


def rename(path, family):
    font = TTFont(path, recalcTimestamp=False)
    for record in list(font["name"].names):
        if record.nameID in (1, 4):
            font["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in (3, 6):
            font["name"].setName(family.replace(" ", ""), record.nameID, record.platformID, record.platEncID, record.langID)
    font.save(path)


def pack(path, out, name):
    with open(path, "rb") as f:
        raw = f.read()
    with open(os.path.join(out, name + ".ttf.gz"), "wb") as f:
        f.write(gzip.compress(raw, 9, mtime=0))
    covered = TTFont(path).getBestCmap()
    print(f"{name}: {len(covered)} characters, {len(raw)} bytes, {os.path.getsize(f.name)} packed")


def main():
    noto, naskh_regular, naskh_bold, sans_sc, out = sys.argv[1:]
    with tempfile.TemporaryDirectory() as tmp:
        for source, characters, name in [
            (f"{noto}/NotoSans-Regular.ttf", LATIN, "sans-regular"),
            (f"{noto}/NotoSans-Bold.ttf", LATIN, "sans-bold"),
            (naskh_regular, ARABIC, "arabic-regular"),
            (naskh_bold, ARABIC, "arabic-bold"),
            (sans_sc, CHINESE, "chinese-regular"),
        ]:
            cut(source, characters, f"{tmp}/{name}.ttf")
            pack(f"{tmp}/{name}.ttf", out, name)
        cut(f"{noto}/NotoSansSymbols2-Regular.ttf", SHAPES, f"{tmp}/shapes.ttf")
        cut(f"{noto}/NotoSansMath-Regular.ttf", MATHS, f"{tmp}/maths.ttf")
        merger = merge.Merger(merge.Options(drop_tables=["GSUB", "GPOS", "GDEF", "MATH", "vhea", "vmtx"]))
        signs = merger.merge([f"{tmp}/shapes.ttf", f"{tmp}/maths.ttf"])
        signs.recalcTimestamp = False
        signs.save(f"{tmp}/signs.ttf")
        rename(f"{tmp}/signs.ttf", "Noto Sans Signs")
        pack(f"{tmp}/signs.ttf", out, "signs")


if __name__ == "__main__":
    main()
