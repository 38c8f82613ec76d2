"""Advance widths of Helvetica, from the metrics of the metric-compatible Nimbus Sans (URW).

Debian: fonts-urw-base35; Python: fonttools, whose glyph list names the code points. Writes
helvetica-widths.json: for each face the code points with their widths in thousandths of an em.
"""

import json
import re
from pathlib import Path

from fontTools import agl

FOLDER = Path("/usr/share/fonts/type1/urw-base35")
FACES = {"regular": "NimbusSans-Regular.afm", "bold": "NimbusSans-Bold.afm"}
# Dashes, quotes, dagger, bullet, ellipsis, per mille, minus, comparisons, arrows, infinity.
SIGNS = [
    0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022,
    0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192,
    0x2193, 0x2212, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265,
]


def widths(path):
    found = {}
    for line in path.read_text(errors="replace").splitlines():
        match = re.match(r"C (-?\d+) ; WX (\d+) ; N (\S+)", line)
        text = agl.toUnicode(match.group(3)) if match else ""
        if len(text) == 1:
            found.setdefault(ord(text), int(match.group(2)))
    wanted = [*range(0x20, 0x7F), *range(0xA0, 0x180), *SIGNS]
    return {f"{code:04X}": found[code] for code in wanted}


if __name__ == "__main__":
    table = {face: widths(FOLDER / name) for face, name in FACES.items()}
    target = Path(__file__).parent / "helvetica-widths.json"
    target.write_text(json.dumps(table, indent=1) + "\n")
