#!/usr/bin/env python3
"""Writes the inputs and expected values of the tests of metrics (tried with numpy 1.24, scipy 1.10, scikit-learn 1.2).

    python3 metrics.py ../resources/reference/metrics.safetensors

Inputs are float32; everything is computed from them in float64 by functions of scipy and scikit-learn, and the
results are stored as float32.
"""
import json
import struct
import sys

import numpy as np
from scipy.linalg import sqrtm
from scipy.special import softmax
from scipy.stats import entropy
from sklearn.metrics import accuracy_score
from sklearn.metrics.pairwise import polynomial_kernel
from sklearn.neighbors import KDTree, NearestNeighbors

rng = np.random.RandomState(19)
saved = {}


def save(name, values):
    saved[name] = np.array(values, dtype=np.float32, ndmin=1)


def given(name, values):
    save(name, values)
    return saved[name].astype(np.float64)


# ---- features: correlated, with a large common mean, as those of nets are

mixing = rng.normal(size=(16, 16)) * (0.7 ** np.arange(16))
real = given("real", rng.normal(size=(300, 16)) @ mixing + 5)
fake = given("fake", 0.8 * rng.normal(size=(250, 16)) @ mixing + 5.2)
heldout = given("heldout", rng.normal(size=(200, 16)) @ mixing + 5)
copies = fake.copy()
copies[:50] = real[100:150] + 1e-3
copies = given("copies", copies)


# ---- Frechet distance

def frechet(x, y):
    c1, c2 = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    root = sqrtm(c1 @ c2).real
    return np.sum((x.mean(0) - y.mean(0)) ** 2) + np.trace(c1) + np.trace(c2) - 2 * np.trace(root)


def frechet_by_roots(x, y):
    """For covariances of low rank, where the root of the product is not to be had: ||A - B||^2 at the best rotation."""
    a = (x - x.mean(0)) / np.sqrt(len(x) - 1)
    b = (y - y.mean(0)) / np.sqrt(len(y) - 1)
    nuclear = np.linalg.norm(a @ b.T, "nuc")
    return np.sum((x.mean(0) - y.mean(0)) ** 2) + np.sum(a * a) + np.sum(b * b) - 2 * nuclear


assert abs(frechet(real, fake) / frechet_by_roots(real, fake) - 1) < 1e-9
save("covariance", np.cov(real, rowvar=False))
save("fid", frechet(real, fake))
save("fid_few", frechet_by_roots(real[:10], fake[:7]))
save("fid_few_and_many", frechet_by_roots(real[:9], fake))


# ---- kernel distance: one subset of all samples, so that no draw enters it

def kid(x, y):
    def kernel(a, b):
        return polynomial_kernel(a, b, degree=3, gamma=1 / a.shape[1], coef0=1)

    m = len(x)
    off = ~np.eye(m, dtype=bool)
    return kernel(x, x)[off].mean() + kernel(y, y)[off].mean() - 2 * kernel(x, y).mean()


save("kid", kid(real[:250], fake))


# ---- precision, recall, density, coverage

def radii(x, k):
    """Of every sample without itself."""
    return NearestNeighbors(n_neighbors=k).fit(x).kneighbors()[0][:, -1]


def prdc(x, y, k):
    rx, ry = radii(x, k), radii(y, k)
    # For every fake the real balls it lies in, and the other way round.
    in_real = np.array([np.linalg.norm(x - b, axis=1) < rx for b in y])
    in_fake = np.array([np.linalg.norm(y - a, axis=1) < ry for a in x])
    nearest_fake = KDTree(y).query(x)[0][:, 0]
    return (in_real.any(1).mean(), in_fake.any(1).mean(), in_real.sum(1).mean() / k,
            (nearest_fake < rx).mean())


save("prdc5", prdc(real, fake, 5))
save("prdc3", prdc(real[:120], fake, 3))

# ---- memorisation

distances, indices = KDTree(real).query(copies)
threshold = np.quantile(KDTree(real).query(heldout)[0], 0.05)
save("nearest_distance", distances)
save("nearest_index", indices)
save("nearest_threshold", threshold)
save("memorised", (distances < threshold).mean())

# ---- classes

logits = given("logits", rng.normal(size=(505, 10)) * 4 + np.linspace(0, 3, 10))
labels = given("labels", np.where(rng.rand(505) < 0.7, logits.argmax(1), rng.randint(0, 10, 505))).astype(int)


def inception(p, splits):
    parts = [p[i * len(p) // splits:(i + 1) * len(p) // splits] for i in range(splits)]
    scores = [np.exp(np.mean([entropy(row, part.mean(0)) for row in part])) for part in parts]
    return np.mean(scores), np.std(scores)


save("inception10", inception(softmax(logits, axis=1), 10))
save("inception1", inception(softmax(logits, axis=1), 1))
save("class_accuracy", accuracy_score(labels, logits.argmax(1)))

counts = np.bincount(logits.argmax(1), minlength=10)
label_counts = np.bincount(labels, minlength=10)
save("class_entropy", entropy(counts))
save("class_kl_uniform", entropy(counts, np.ones(10)))
save("class_kl", entropy(counts, label_counts))

digits = given("digits", rng.randint(0, 10, (3, 900)) * (rng.rand(3, 900) < 0.6)).astype(int)
modes, mode_counts = np.unique(digits, axis=1, return_counts=True)
save("modes", modes.shape[1])
save("mode_kl", np.log(1000) - entropy(mode_counts))

# Ten codes, shifted and noisy, and an eleventh that shares class 2 with another.
codes = np.where(rng.rand(505) < 0.8, (labels + 3) % 10, rng.randint(0, 10, 505))
codes = given("codes", np.where((labels == 2) & (rng.rand(505) < 0.5), 10, codes)).astype(int)
half = 505 // 2
table = np.zeros((11, 10), dtype=int)
np.add.at(table, (codes[:half], labels[:half]), 1)
assert all((row == row.max()).sum() == 1 for row in table)  # no tie, so the assignment is unique
save("code_assignment", table.argmax(1))
save("code_accuracy", accuracy_score(labels[half:], table.argmax(1)[codes[half:]]))


# ---- file

header, data = {}, b""
for name, values in saved.items():
    raw = np.ascontiguousarray(values).tobytes()
    header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(sys.argv[1], "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + data)
