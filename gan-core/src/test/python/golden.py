#!/usr/bin/env python3
"""Writes the expected values of GoldenTest, computed by PyTorch (tried with 1.13) in float64.

    python3 golden.py ../resources/golden/golden.safetensors

Inputs and parameters are float32 numbers, so both engines start from the same values; what differs is the
rounding of the engine under test alone. Everything is stored in that engine's layout: images N,H,W,C; weights
of convolutions and of transposed ones kH,kW,I,O; matrices in,out. Names are "<case>/<part>".
"""
import json
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
SLOPE = 0.2
saved = {}
rng = np.random.RandomState(20240613)


# ---- layouts

def image(t):
    """N,C,H,W to N,H,W,C."""
    return t.permute(0, 2, 3, 1)


def weight(t):
    """O,I,kH,kW to kH,kW,I,O; for transposed convolutions I,O,kH,kW to kH,kW,O,I; in both the same order."""
    return t.permute(2, 3, 1, 0)


def stored(t):
    return {4: weight, 2: lambda m: m.t()}.get(t.dim(), lambda v: v)(t)


def save(name, t):
    saved[name] = np.array(t.detach().numpy(), dtype=np.float32, order="C")


def draw(*shape, mean=0.0, std=1.0):
    return torch.tensor(rng.normal(mean, std, shape).astype(np.float32).astype(np.float64))


# ---- nets

class Net:
    """Parameters by path, drawn when first named, and saved with their gradients."""

    def __init__(self, case):
        self.case = case
        self.params = {}

    def param(self, path, *shape, mean=0.0, std=0.5):
        if path not in self.params:
            self.params[path] = draw(*shape, mean=mean, std=std).requires_grad_()
        return self.params[path]

    def conv(self, path, x, o, k, s, p, bias=True):
        b = self.param(path + ".bias", o) if bias else None
        return F.conv2d(x, self.param(path + ".weight", o, x.shape[1], k, k), b, s, p)

    def up(self, path, x, o, k, s, p, bias=False):
        b = self.param(path + ".bias", o) if bias else None
        return F.conv_transpose2d(x, self.param(path + ".weight", x.shape[1], o, k, k), b, s, p)

    def batch_norm(self, path, x):
        g, b = self.affine(path, x.shape[1])
        return F.batch_norm(x, None, None, g, b, training=True, eps=1e-5)

    def layer_norm(self, path, x):
        g, b = self.affine(path, x.shape[1])
        normal = F.layer_norm(x, x.shape[1:], eps=1e-5)
        return normal * g[None, :, None, None] + b[None, :, None, None]

    def affine(self, path, channels):
        return self.param(path + ".weight", channels, mean=1), self.param(path + ".bias", channels)

    def finish(self, loss):
        save(self.case + "/loss", loss)
        gradients = torch.autograd.grad(loss, list(self.params.values()), allow_unused=True)
        for (path, p), g in zip(self.params.items(), gradients):
            save(f"{self.case}/param/{path}", stored(p))
            save(f"{self.case}/grad/{path}", stored(torch.zeros_like(p) if g is None else g))


def discriminator():
    net = Net("discriminator")
    x = draw(4, 3, 8, 8).requires_grad_()
    y = F.leaky_relu(net.conv("down1", x, 4, 4, 2, 1), SLOPE)
    y = net.batch_norm("norm2", net.conv("down2", y, 6, 4, 2, 1, bias=False))
    scores = net.conv("score", F.leaky_relu(y, SLOPE), 1, 2, 1, 0)
    loss = F.binary_cross_entropy_with_logits(scores, torch.full_like(scores, 0.9))
    save("discriminator/x", image(x))
    save("discriminator/scores", image(scores))
    save("discriminator/grad_x", image(torch.autograd.grad(loss, x, retain_graph=True)[0]))
    net.finish(loss)


def generator():
    net = Net("generator")
    z = draw(3, 5, 1, 1)
    y = F.relu(net.batch_norm("norm1", net.up("up1", z, 6, 4, 1, 0)))
    y = F.relu(net.batch_norm("norm2", net.up("up2", y, 4, 4, 2, 1)))
    y = F.relu(net.batch_norm("norm3", net.up("up3", y, 3, 2, 2, 1)))
    y = torch.tanh(net.up("up4", y, 2, 2, 2, 0, bias=True))
    r = draw(*y.shape)
    save("generator/z", image(z))
    save("generator/y", image(y))
    save("generator/r", image(r))
    net.finish((y * r).sum())


def penalty(case, normalise):
    net = Net(case)
    x = draw(3, 2, 8, 8).requires_grad_()
    y = net.conv("down1", x, 4, 4, 2, 1)
    y = F.leaky_relu(net.layer_norm("norm1", y) if normalise else y, SLOPE)
    y = net.conv("down2", y, 6, 4, 2, 1)
    y = F.leaky_relu(net.layer_norm("norm2", y) if normalise else y, SLOPE)
    scores = net.conv("score", y, 1, 2, 1, 0)
    g = torch.autograd.grad(scores.sum(), x, create_graph=True)[0]
    save(case + "/x", image(x))
    save(case + "/grad_x", image(g))
    net.finish(10 * ((g.flatten(1).norm(dim=1) - 1) ** 2).mean())


# ---- optimisers, on y = tanh(x w1 + b1) w2 + b2 with the loss mean(y^2)

STEPS = 3


def optimiser_net():
    x = draw(6, 3)
    params = [draw(4, 3), draw(4), draw(1, 4), draw(1)]
    save("optimiser/x", x)
    for path, p in zip(PATHS, params):
        save("optimiser/param/" + path, stored(p))
    return x, params


PATHS = ["hidden.weight", "hidden.bias", "out.weight", "out.bias"]


def optimiser_loss(x, params):
    w1, b1, w2, b2 = params
    return (F.linear(torch.tanh(F.linear(x, w1, b1)), w2, b2) ** 2).mean()


def save_step(name, step, params):
    for path, p in zip(PATHS, params):
        save(f"optimiser/{name}/{step}/{path}", stored(p))


def run_torch(name, x, start, create):
    params = [p.clone().requires_grad_() for p in start]
    optimiser = create(params)
    for step in range(STEPS):
        optimiser.zero_grad()
        optimiser_loss(x, params).backward()
        optimiser.step()
        save_step(name, step, params)


def run_tensorflow(name, x, start, update):
    """The formulas of TensorFlow 1's documentation, in plain arrays."""
    params = [p.clone().requires_grad_() for p in start]
    states = [{} for _ in params]
    for step in range(STEPS):
        gradients = torch.autograd.grad(optimiser_loss(x, params), params)
        params = [torch.tensor(update(p.detach().numpy(), g.numpy(), s, step + 1)).requires_grad_()
                  for p, g, s in zip(params, gradients, states)]
        save_step(name, step, params)


def tf_adam(w, g, s, t, rate=0.05, beta1=0.5, beta2=0.999, epsilon=1e-3):
    s["m"] = beta1 * s.get("m", 0.0) + (1 - beta1) * g
    s["v"] = beta2 * s.get("v", 0.0) + (1 - beta2) * g * g
    rate_t = rate * np.sqrt(1 - beta2 ** t) / (1 - beta1 ** t)
    return w - rate_t * s["m"] / (np.sqrt(s["v"]) + epsilon)


def tf_rms_prop(w, g, s, t, rate=0.05, decay=0.9, epsilon=1e-10):
    s["ms"] = decay * s.get("ms", 1.0) + (1 - decay) * g * g
    return w - rate * g / np.sqrt(s["ms"] + epsilon)


def optimisers():
    x, start = optimiser_net()
    o = torch.optim
    for name, create in {
        "adam": lambda p: o.Adam(p, lr=0.05),
        "adam_betas": lambda p: o.Adam(p, lr=0.05, betas=(0.5, 0.999), eps=1e-3),
        "adam_decay": lambda p: o.Adam(p, lr=0.05, weight_decay=0.1),
        "rms_prop": lambda p: o.RMSprop(p, lr=0.05),
        "rms_prop_decay": lambda p: o.RMSprop(p, lr=0.05, alpha=0.9, weight_decay=0.1),
        "sgd": lambda p: o.SGD(p, lr=0.05),
        "sgd_momentum": lambda p: o.SGD(p, lr=0.05, momentum=0.9),
        "sgd_decay": lambda p: o.SGD(p, lr=0.05, momentum=0.5, weight_decay=0.1),
    }.items():
        run_torch(name, x, start, create)
    run_tensorflow("tf_adam", x, start, tf_adam)
    run_tensorflow("tf_rms_prop", x, start, tf_rms_prop)


# ---- state that follows training

def running_statistics():
    bn = torch.nn.BatchNorm2d(2)
    with torch.no_grad():
        bn.weight.copy_(draw(2, mean=1, std=0.5))
        bn.bias.copy_(draw(2))
    save("running/param/weight", bn.weight)
    save("running/param/bias", bn.bias)
    for i in range(3):
        x = draw(3, 2, 4, 3, mean=i, std=1 + i)
        save(f"running/x{i}", image(x))
        save(f"running/y{i}", image(bn(x)))
    save("running/running_mean", bn.running_mean)
    save("running/running_var", bn.running_var)
    x = draw(2, 2, 4, 3).requires_grad_()
    y = bn.eval()(x)
    r = draw(*y.shape)
    save("running/x", image(x))
    save("running/r", image(r))
    save("running/y", image(y))
    gradients = torch.autograd.grad((y * r).sum(), [x, bn.weight, bn.bias])
    save("running/grad_x", image(gradients[0]))
    save("running/grad/weight", gradients[1])
    save("running/grad/bias", gradients[2])


def spectral(case, layer, x_shape):
    with torch.no_grad():
        layer.weight.copy_(draw(*layer.weight.shape, std=0.5))
        layer.bias.copy_(draw(*layer.bias.shape))
    dim = 1 if isinstance(layer, torch.nn.ConvTranspose2d) else 0
    save(case + "/param/weight", weight(layer.weight))
    save(case + "/param/bias", layer.bias)
    layer = torch.nn.utils.spectral_norm(layer, dim=dim)
    u = F.normalize(draw(layer.weight_u.shape[0]), dim=0)
    u = torch.tensor(u.numpy().astype(np.float32).astype(np.float64))
    layer.weight_u.copy_(u)
    save(case + "/u0", u[:, None])
    x = draw(*x_shape)
    layer(x)
    y = layer(x)
    r = draw(*y.shape)
    save(case + "/x", image(x))
    save(case + "/r", image(r))
    save(case + "/y", image(y))
    save(case + "/u", layer.weight_u[:, None])
    g = torch.autograd.grad((y * r).sum(), [layer.weight_orig, layer.bias])
    save(case + "/grad/weight", weight(g[0]))
    save(case + "/grad/bias", g[1])
    save(case + "/evaluated", image(layer.eval()(x)))


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
    discriminator()
    generator()
    penalty("penalty", normalise=False)
    penalty("penalty_layer_norm", normalise=True)
    optimisers()
    running_statistics()
    spectral("spectral", torch.nn.Conv2d(3, 4, 3, 2, 1), (2, 3, 6, 6))
    spectral("spectral_up", torch.nn.ConvTranspose2d(3, 4, 4, 2, 1), (2, 3, 3, 3))
    write(sys.argv[1])
