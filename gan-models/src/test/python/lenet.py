#!/usr/bin/env python3
"""Writes the expected values of LeNetTest, computed by PyTorch (tried with 1.13) in float64.

    python3 lenet.py > ../resources/reference/lenet.txt

One line an image: 84 features, then 10 logits. Parameters and images are formulas that both sides compute:
element i, in the layout of the engine under test, of the k-th tensor is
scale * ((31 i^2 + 17 i + 101 k) mod 1009 / 504.5 - 1).
"""
import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
IMAGES = 3
made = 0


def noise(scale, *shape):
    global made
    i = np.arange(np.prod(shape), dtype=np.int64)
    values = scale * ((31 * i * i + 17 * i + 101 * made) % 1009 / 504.5 - 1)
    made += 1
    return torch.tensor(values.astype(np.float32).astype(np.float64)).reshape(shape)


def conv(x, size, i, o, pad):
    w = noise(0.1, size, size, i, o).permute(3, 2, 0, 1)
    return F.max_pool2d(F.relu(F.conv2d(x, w, noise(0.1, o), padding=pad)), 2)


def linear(x, i, o):
    w = noise(0.1, i, o)
    return x @ w + noise(0.1, o)


x = noise(1, IMAGES, 28, 28, 1).permute(0, 3, 1, 2)
y = conv(conv(x, 5, 1, 16, 2), 5, 16, 32, 0)
flat = y.permute(0, 2, 3, 1).reshape(IMAGES, 800)
features = F.relu(linear(F.relu(linear(flat, 800, 120)), 120, 84))
logits = linear(features, 84, 10)
for row in torch.cat([features, logits], 1).tolist():
    print(*("%.9g" % value for value in row))
