# Fits trees to a table "target,target,target,target,measure,measure,…", a forest for each target, and writes them; says how well every fifth
# picture, left out of a fit of its own, is met (trees.py goes before this).
import sys

import lightgbm
import numpy

TARGETS = 4
rows = numpy.loadtxt(sys.argv[1], delimiter=",", dtype=numpy.float64)
targets, measures = rows[:, :TARGETS], rows[:, TARGETS:]


def fitted(target, which):
    how = dict(
        objective="regression", num_leaves=12, learning_rate=0.05, bagging_fraction=0.7, bagging_freq=1, feature_fraction=0.4,
        min_data_in_leaf=20, seed=1, num_threads=2, deterministic=True, force_row_wise=True, verbose=-1,
    )
    return lightgbm.train(how, lightgbm.Dataset(measures[which], targets[which, target]), num_boost_round=200)


def nodes(node):
    if "leaf_value" in node:
        return [(LEAF, 0, node["leaf_value"])]
    left, right = nodes(node["left_child"]), nodes(node["right_child"])
    return [(node["split_feature"], 1 + len(left), node["threshold"])] + left + right


left_out = numpy.arange(len(rows)) % 5 == 0
with open(sys.argv[2], "wb") as file:
    for target in range(TARGETS):
        met = fitted(target, ~left_out).predict(measures[left_out])
        print("r %.3f" % numpy.corrcoef(met, targets[left_out, target])[0, 1])
        trees = fitted(target, numpy.full(len(rows), True)).dump_model()["tree_info"]
        # LightGBM puts what it starts from into its first tree.
        file.write(written([nodes(tree["tree_structure"]) for tree in trees]))
