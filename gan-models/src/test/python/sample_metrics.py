#!/usr/bin/env python3
"""Writes what the tests of metrics over samples expect, computed in float64 with numpy, scipy and scikit-learn.

    python3 sample_metrics.py ../resources/reference/sample_metrics.safetensors

Inputs are float32 numbers, so both sides start from the same values. Images are N,H,W,C. Names are "<case>/<part>".
"""
import json
import struct
import sys

import numpy as np
from scipy.signal import correlate2d
from scipy.spatial.distance import cdist, jensenshannon
from scipy.stats import entropy, wasserstein_distance
from sklearn.datasets import make_swiss_roll
from sklearn.neighbors import KernelDensity

saved = {}
rng = np.random.RandomState(20240801)


def save(name, values):
    saved[name] = np.array(values, dtype=np.float32, order="C")


def draw(values):
    return np.asarray(values).astype(np.float32).astype(np.float64)


# ---- Parzen window: scikit-learn's kernel density

def parzen(case, samples, validation, test):
    samples, validation, test = draw(samples), draw(validation), draw(test)

    def log_likelihood(sigma, data):
        return KernelDensity(kernel="gaussian", bandwidth=sigma, rtol=0).fit(samples).score_samples(data)

    sigmas = np.logspace(-1, 0, 10)
    means = [log_likelihood(s, validation).mean() for s in sigmas]
    sigma = sigmas[int(np.argmax(means))]
    values = log_likelihood(sigma, test)
    save(case + "/samples", samples)
    save(case + "/validation", validation)
    save(case + "/test", test)
    save(case + "/sigma", [sigma])
    save(case + "/each", values)
    save(case + "/mean", [values.mean()])
    save(case + "/se", [values.std() / np.sqrt(len(values))])


def blobs(n, centres, width):
    return centres[rng.randint(len(centres), size=n)] + rng.normal(0, width, (n, centres.shape[1]))


def parzen_cases():
    centres = rng.uniform(0, 1, (5, 20))
    parzen("parzen", *(blobs(n, centres, 0.2) for n in (180, 60, 80)))
    far = rng.uniform(500, 501, (4, 9))
    parzen("parzen_far", *(blobs(n, far, 0.35) for n in (150, 40, 300)))


# ---- MS-SSIM: straight from the definition, with the two-dimensional window

def gaussian(size):
    sigma = 1.5 * size / 11
    at = np.arange(size) - (size - 1) / 2
    yy, xx = np.meshgrid(at, at, indexing="ij")
    w = np.exp(-(yy ** 2 + xx ** 2) / (2 * sigma ** 2))
    return w / w.sum()


def ssim_maps(a, b):
    w = gaussian(min(11, *a.shape))
    inside = lambda image: correlate2d(image, w, mode="valid")
    ma, mb = inside(a), inside(b)
    va, vb, cov = inside(a * a) - ma ** 2, inside(b * b) - mb ** 2, inside(a * b) - ma * mb
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    cs = (2 * cov + c2) / (va + vb + c2)
    return cs, cs * (2 * ma * mb + c1) / (ma ** 2 + mb ** 2 + c1)


def half(image):
    h, w = image.shape[0] // 2, image.shape[1] // 2
    return image[:2 * h, :2 * w].reshape(h, 2, w, 2, image.shape[2]).mean(axis=(1, 3))


def ms_ssim(a, b):
    """Images H,W,C with values 0 to 255."""
    result = 1
    for scale, weight in enumerate((0.0448, 0.2856, 0.3001, 0.2363, 0.1333)):
        maps = [ssim_maps(a[..., c], b[..., c]) for c in range(a.shape[2])]
        kind = 1 if scale == 4 else 0
        result *= max(0, np.mean([m[kind] for m in maps])) ** weight
        a, b = half(a), half(b)
    return result


def smooth(h, w, c, grain=6):
    """A random picture with structure at several scales, -1 to 1."""
    y, x = np.mgrid[0:h, 0:w]
    planes = []
    for _ in range(c):
        plane = rng.normal(0, 0.1, (h, w))
        for _ in range(grain):
            fy, fx, phase = rng.uniform(-0.5, 0.5), rng.uniform(-0.5, 0.5), rng.uniform(0, 6)
            plane += rng.uniform(0, 0.6) * np.sin(fy * y + fx * x + phase)
        planes.append(plane)
    return np.clip(np.stack(planes, axis=-1), -1, 1)


def similarity(case, a, b):
    a, b = draw(a), draw(b)
    save(case + "/images", [a, b])
    save(case + "/value", [ms_ssim((a + 1) * 127.5, (b + 1) * 127.5)])


def formula(shape, k):
    """A picture that the test computes as well; too large to be stored."""
    h, w = shape
    y, x = np.mgrid[0:h, 0:w]
    return ((x * y // (5 + k) + 3 * x + k * y) % 128 + (7 * x + 5 * y) % 64)[..., None].astype(float)


def similarity_cases():
    a = smooth(28, 28, 1)
    similarity("ssim_28", a, 0.7 * a + 0.3 * smooth(28, 28, 1))
    a = smooth(24, 20, 3)
    similarity("ssim_colour", a, np.clip(a + rng.normal(0, 0.2, a.shape), -1, 1))
    a = smooth(33, 47, 1)
    similarity("ssim_odd", a, 0.5 * a + 0.5 * smooth(33, 47, 1))
    save("ssim_full/value", [ms_ssim(formula((180, 177), 1), formula((180, 177), 2))])
    images = draw([0.6 * smooth(16, 16, 1) + 0.4 * a[:16, :16] for _ in range(6)])
    pairs = [[ms_ssim((p + 1) * 127.5, (q + 1) * 127.5) for q in images] for p in images]
    save("ssim_pairs/images", images)
    save("ssim_pairs/values", pairs)


# ---- sliced Wasserstein: matrices for the pyramid, scipy's distance in one dimension

def blur_matrix(n):
    """The binomial blur of n pixels as a matrix, borders mirrored."""
    m = np.zeros((n, n))
    for i in range(n):
        for tap, weight in zip(range(i - 2, i + 3), (1, 4, 6, 4, 1)):
            m[i, np.pad(np.arange(n), 2, mode="reflect")[tap + 2]] += weight / 16
    return m


def pyramid(plane, levels):
    result = []
    for _ in range(levels - 1):
        by, bx = (blur_matrix(n) for n in plane.shape)
        small = (by @ plane @ bx.T)[::2, ::2]
        result.append(plane - (2 * by[:, ::2]) @ small @ (2 * bx[:, ::2]).T)
        plane = small
    return result + [plane]


def pyramids(images, levels):
    """For every level N,C,H,W."""
    each = [[pyramid(image[..., c], levels) for c in range(image.shape[2])] for image in images]
    return [np.array([[channel[k] for channel in image] for image in each]) for k in range(levels)]


def patches(level, places):
    return np.array([level[i, :, y:y + 7, x:x + 7] for i, y, x in places])


def normal(p):
    p = p - p.mean(axis=(0, 2, 3), keepdims=True)
    return (p / p.std(axis=(0, 2, 3), keepdims=True)).reshape(len(p), -1)


def sliced(a, b, directions):
    return np.mean([wasserstein_distance(a @ d, b @ d) for d in directions])


def whole_score(real, fake, random):
    levels = []
    for a, b in zip(pyramids(real, 2), pyramids(fake, 2)):
        n, side = len(a) * 128, a.shape[2]
        image = np.repeat(np.arange(len(a)), 128)
        places = lambda: np.column_stack([image] + [random.randint(0, side - 6, n) for _ in "yx"])
        directions = random.normal(size=(512, a.shape[1] * 49))
        directions /= np.linalg.norm(directions, axis=1, keepdims=True)
        levels.append(1000 * sliced(normal(patches(a, places())), normal(patches(b, places())), directions))
    return levels


def sliced_cases():
    image = draw(smooth(32, 16, 1))
    save("pyramid/image", image)
    for k, level in enumerate(pyramid(image[..., 0], 3)):
        save("pyramid/level%d" % k, level)

    colour = draw([smooth(16, 20, 3) for _ in range(2)])
    level = pyramids(colour, 1)[0]
    places = np.column_stack([rng.randint(0, n, 24) for n in (2, 10, 14)])
    save("patches/images", colour)
    save("patches/places", places)
    save("patches/normal", normal(patches(level, places)))

    a, b = draw(rng.normal(0, 1, (70, 49))), draw(rng.gamma(2, 0.7, (70, 49)) - 1.2)
    directions = draw(rng.normal(0, 0.2, (37, 49)))
    save("sliced/a", a)
    save("sliced/b", b)
    save("sliced/directions", directions)
    save("sliced/distance", [sliced(a, b, directions)])

    real = draw([smooth(32, 32, 1) for _ in range(4)])
    fake = draw([smooth(32, 32, 1, grain=3) for _ in range(4)])
    scores = np.array([whole_score(real, fake, np.random.RandomState(seed)) for seed in range(40)])
    save("swd/real", real)
    save("swd/fake", fake)
    save("swd/mean", scores.mean(axis=0))
    save("swd/std", scores.std(axis=0, ddof=1))


# ---- modes

def modes(case, points, centres, sigma):
    points = draw(points)
    distance = cdist(points, centres)
    good = distance.min(axis=1) < 3 * sigma
    counts = np.bincount(distance.argmin(axis=1)[good], minlength=len(centres))
    save(case + "/points", points)
    save(case + "/modes", [np.count_nonzero(counts)])
    save(case + "/quality", [good.mean()])
    save(case + "/kl", [entropy(counts, np.full(len(centres), 1 / len(centres)))])


def mode_cases():
    angle = 2 * np.pi * np.arange(8) / 8
    ring = np.column_stack([np.cos(angle), np.sin(angle)])
    modes("ring", ring[rng.choice([0, 1, 3, 4, 6], 400)] + rng.normal(0, 0.012, (400, 2)), ring, 0.01)
    grid = np.array([(x, y) for y in (-4, -2, 0, 2, 4) for x in (-4, -2, 0, 2, 4)], dtype=float)
    near = np.concatenate([rng.binomial(24, 0.6, 700), np.arange(25)])
    points = np.concatenate([grid[near] + rng.normal(0, 0.07, (725, 2)), rng.uniform(-5, 5, (75, 2))])
    modes("grid", points, grid, 0.05)


# ---- estimates from a discriminator

def estimate_cases():
    p, q = rng.dirichlet(np.ones(6)), rng.dirichlet(np.ones(6))
    d = p / (p + q)
    save("jensen_shannon/loss", [-(p * np.log(d)).sum() - (q * np.log(1 - d)).sum()])
    save("jensen_shannon/value", [jensenshannon(p, q) ** 2])
    real = draw(rng.normal(3, 1, 50))
    fake = draw(np.sort(real)[::-1] - rng.uniform(0.1, 1, 50))
    save("wasserstein/real", real)
    save("wasserstein/fake", fake)
    save("wasserstein/value", [wasserstein_distance(real, fake)])


def swiss_roll():
    points = make_swiss_roll(200000, noise=0.25, random_state=rng)[0][:, [0, 2]] / 7.5
    save("swiss_roll/mean", points.mean(axis=0))
    save("swiss_roll/covariance", np.cov(points.T))
    save("swiss_roll/fourth", (points ** 4).mean(axis=0))


# ---- the file

def write(path):
    header, at = {}, 0
    for name, a in saved.items():
        header[name] = {"dtype": "F32", "shape": list(a.shape), "data_offsets": [at, at + a.nbytes]}
        at += a.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text)
        for a in saved.values():
            f.write(a.astype("<f4").tobytes())


if __name__ == "__main__":
    parzen_cases()
    similarity_cases()
    sliced_cases()
    mode_cases()
    estimate_cases()
    swiss_roll()
    write(sys.argv[1])
    for key in ("mean", "sigma", "se", "value", "std", "distance", "modes", "quality", "kl", "loss", "covariance", "fourth"):
        for name, a in saved.items():
            if name.endswith("/" + key):
                print(name, a)
