# Trees as quality/forest.rs of the crate fingerprint reads them.
import struct

LEAF = 255


def written(trees, start=0.0):
    """Bytes of one forest. A tree is a list of nodes (measure or LEAF, how many nodes on the right child lies, limit or value)."""
    parts = [struct.pack("<Hf", len(trees), start)]
    for tree in trees:
        parts.append(struct.pack("<H", len(tree)))
        parts.extend(struct.pack("<BHf", *node) for node in tree)
    return b"".join(parts)
