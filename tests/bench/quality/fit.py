# Fits trees to a table "score,measure,measure,…" and writes them as quality/score.rs of the crate fingerprint reads them; says how well every
# fifth picture, left out of a fit of its own, is met.
import struct
import sys

import lightgbm
import numpy

LEAF = 255
rows = numpy.loadtxt(sys.argv[1], delimiter=",", dtype=numpy.float64)
score, measures = rows[:, 0], rows[:, 1:]


def fitted(which):
    how = dict(
        objective="regression", num_leaves=24, learning_rate=0.04, bagging_fraction=0.7, bagging_freq=1, feature_fraction=0.4,
        min_data_in_leaf=12, seed=1, num_threads=2, deterministic=True, force_row_wise=True, verbose=-1,
    )
    return lightgbm.train(how, lightgbm.Dataset(measures[which], score[which]), num_boost_round=500)


left_out = numpy.arange(len(score)) % 5 == 0
met = fitted(~left_out).predict(measures[left_out])
print("left out: r %.3f, deviation %.1f" % (numpy.corrcoef(met, score[left_out])[0, 1], numpy.sqrt(numpy.mean((met - score[left_out]) ** 2))))

trees = fitted(numpy.full(len(score), True)).dump_model()["tree_info"]


def nodes(node):
    if "leaf_value" in node:
        return [(LEAF, 0, node["leaf_value"])]
    left, right = nodes(node["left_child"]), nodes(node["right_child"])
    return [(node["split_feature"], 1 + len(left), node["threshold"])] + left + right


with open(sys.argv[2], "wb") as file:
    # LightGBM puts what it starts from into its first tree.
    file.write(struct.pack("<Hf", len(trees), 0.0))
    for tree in trees:
        written = nodes(tree["tree_structure"])
        file.write(struct.pack("<H", len(written)))
        for feature, right, value in written:
            file.write(struct.pack("<BHf", feature, right, value))
