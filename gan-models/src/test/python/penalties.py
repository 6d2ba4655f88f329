#!/usr/bin/env python3
"""Writes the expected values of PenaltyTest, computed by PyTorch (tried with 1.13) in float64.

    python3 penalties.py ../resources/reference/penalties.safetensors

Random numbers are those of gan4j's generator, Philox4x32-10, from a seed on, so that both engines take gradients at
the same samples. Everything is stored in gan4j's layout: images N,H,W,C; convolutions kH,kW,I,O; matrices in,out.
Names are "<net>/<part>" and "<net>/<penalty>/<part>".
"""
import json
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
SEED = 11
LAMBDA = 10.0
saved = {}
numbers = np.random.RandomState(20240702)


def save(name, t):
    if t.dim() == 4:
        t = t.permute(0, 2, 3, 1)
    saved[name] = np.array(t.detach().numpy(), dtype=np.float32, order="C")


def save_weight(name, t):
    t = {4: lambda w: w.permute(2, 3, 1, 0), 2: lambda w: w.t()}.get(t.dim(), lambda b: b)(t)
    saved[name] = np.array(t.detach().numpy(), dtype=np.float32, order="C")


def draw(*shape, mean=0.0, std=1.0):
    return torch.tensor(numbers.normal(mean, std, shape).astype(np.float32).astype(np.float64))


# ---- gan4j's random numbers

MASK = 0xFFFFFFFF


def block(seed, position):
    """Four 32-bit numbers of Philox4x32-10 (Salmon et al., 2011)."""
    a, b, c, d = position & MASK, position >> 32, 0, 0
    k, l = seed & MASK, seed >> 32
    for _ in range(10):
        p, q = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (q >> 32) ^ b ^ k, q & MASK, (p >> 32) ^ d ^ l, p & MASK
        k, l = (k + 0x9E3779B9) & MASK, (l + 0xBB67AE85) & MASK
    return a, b, c, d


class Stream:
    def __init__(self, seed):
        self.seed = seed
        self.position = 0

    def uniform(self, shape):
        """U(0,1) in the order of gan4j's layout; a draw begins with a new block."""
        n = int(np.prod(shape))
        blocks = (n + 3) // 4
        bits = [x for i in range(blocks) for x in block(self.seed, self.position + i)][:n]
        self.position += blocks
        u = torch.tensor([(x >> 8) / 2.0 ** 24 for x in bits])
        if len(shape) == 4:
            n, c, h, w = shape
            return u.reshape(n, h, w, c).permute(0, 3, 1, 2)
        return u.reshape(shape)


# ---- two nets, smooth and with kinks

class Vectors:
    name = "vectors"
    shape = (6, 2)

    def __init__(self):
        self.params = {
            "hidden.weight": draw(8, 2, std=0.7), "hidden.bias": draw(8, std=0.5),
            "score.weight": draw(1, 8, std=1.4), "score.bias": draw(1)}

    def scores(self, x):
        p = self.params
        y = torch.tanh(F.linear(x, p["hidden.weight"], p["hidden.bias"]))
        return F.linear(y, p["score.weight"], p["score.bias"])


class Images:
    """Ends in a map of scores, as a patch discriminator does."""
    name = "images"
    shape = (4, 2, 6, 6)

    def __init__(self):
        self.params = {
            "down.weight": draw(3, 2, 4, 4, std=0.3), "down.bias": draw(3, std=0.2),
            "middle.weight": draw(4, 3, 2, 2, std=0.3), "middle.bias": draw(4, std=0.2),
            "score.weight": draw(1, 4, 1, 1, std=0.9), "score.bias": draw(1)}

    def scores(self, x):
        p = self.params
        y = F.leaky_relu(F.conv2d(x, p["down.weight"], p["down.bias"], 2, 1), 0.2)
        y = F.softplus(F.conv2d(y, p["middle.weight"], p["middle.bias"]))
        return F.conv2d(y, p["score.weight"], p["score.bias"])


# ---- penalties

def between(a, b, stream):
    alpha = stream.uniform((a.shape[0],) + (1,) * (a.dim() - 1))
    return a + alpha * (b - a)


def near(real, stream):
    noise = 0.5 * real.std(unbiased=False) * stream.uniform(real.shape)
    return between(real, real + noise, stream)


def two_sided(norms):
    return LAMBDA * ((norms - 1) ** 2).mean()


def one_sided(norms):
    assert (norms > 1).any() and (norms < 1).any(), norms
    return LAMBDA * (torch.clamp(norms - 1, min=0) ** 2).mean()


def squared(norms):
    return LAMBDA * (norms ** 2).mean()


def half_squared(norms):
    return LAMBDA / 2 * (norms ** 2).mean()


PENALTIES = {
    "gradient": (lambda real, fake, s: between(real, fake, s), two_sided),
    "lipschitz": (lambda real, fake, s: between(real, fake, s), one_sided),
    "zero_centred": (lambda real, fake, s: between(real, fake, s), squared),
    "r1": (lambda real, fake, s: real, half_squared),
    "r2": (lambda real, fake, s: fake, half_squared),
    "dragan": (lambda real, fake, s: near(real, s), two_sided),
}


def run(net):
    real, fake = draw(*net.shape, mean=0.3), draw(*net.shape, mean=-0.4, std=0.7)
    save(net.name + "/real", real)
    save(net.name + "/fake", fake)
    for path, p in net.params.items():
        p.requires_grad_()
        save_weight(f"{net.name}/param/{path}", p)
    for penalty, (samples, size) in PENALTIES.items():
        x = samples(real, fake, Stream(SEED)).requires_grad_()
        g = torch.autograd.grad(net.scores(x).sum(), x, create_graph=True)[0]
        norms = g.flatten(1).norm(dim=1)
        loss = size(norms)
        case = f"{net.name}/{penalty}"
        save(case + "/loss", loss)
        save(case + "/norm", norms.mean())
        gradients = torch.autograd.grad(loss, list(net.params.values()), allow_unused=True)
        for (path, p), g in zip(net.params.items(), gradients):
            save_weight(f"{case}/grad/{path}", torch.zeros_like(p) if g is None else g)


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
    run(Vectors())
    run(Images())
    write(sys.argv[1])
