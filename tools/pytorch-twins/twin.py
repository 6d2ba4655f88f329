#!/usr/bin/env python3
"""Trains the PyTorch twin of a model of the zoo: the same nets, first values, losses and schedule as its quick preset.

Writes 5,000 samples [N, 28, 28, 1], drawn in evaluation mode, to a npy file. `gan eval RUN --other FILE` scores them with
the extractor that scores RUN. The two programs draw other random numbers, so that only means over seeds compare.
"""

import argparse
import gzip
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SAMPLES = 5000


def mnist(folder):
    with gzip.open(f"{folder}/mnist/train-images-idx3-ubyte.gz") as f:
        pixels = np.frombuffer(f.read(), np.uint8, offset=16).astype(np.float32)
    return torch.from_numpy(pixels.reshape(-1, 1, 28, 28) / 255)


def batches(images, size):
    """Shuffled passes without end; the rest of a pass that fills no batch is left out."""
    while True:
        order = torch.randperm(len(images))
        for i in range(0, len(images) - size + 1, size):
            yield images[order[i : i + size]]


def uniform(n, size):
    return torch.rand(n, size) * 2 - 1


def logistic(scores, is_real):
    return F.softplus(-scores if is_real else scores).mean()


class Reshape(nn.Module):
    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.reshape(len(x), *self.shape)


def narrow(net, biases):
    """N(0, 0.02) for weights and N(1, 0.02) for the scales of norms, as DCGAN's authors chose; biases are zero."""
    for m in net.modules():
        if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
            nn.init.normal_(m.weight, 0, 0.02)
            if biases:
                nn.init.zeros_(m.bias)
        elif isinstance(m, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.normal_(m.weight, 1, 0.02)
    return net


class Dcgan28:
    batch, steps = 64, 5000

    def __init__(self, f=32):
        up, down = (dict(kernel_size=4, stride=2, padding=1, bias=False) for _ in range(2))
        self.g = narrow(nn.Sequential(
            Reshape(100, 1, 1),
            nn.ConvTranspose2d(100, 2 * f, 7, bias=False), nn.BatchNorm2d(2 * f), nn.ReLU(),
            nn.ConvTranspose2d(2 * f, f, **up), nn.BatchNorm2d(f), nn.ReLU(),
            nn.ConvTranspose2d(f, 1, **up), nn.Tanh()), False)
        self.d = narrow(nn.Sequential(
            nn.Conv2d(1, f, **down), nn.LeakyReLU(0.2),
            nn.Conv2d(f, 2 * f, **down), nn.BatchNorm2d(2 * f), nn.LeakyReLU(0.2),
            nn.Conv2d(2 * f, 1, 7, bias=False), Reshape(1)), False)
        self.g_adam = torch.optim.Adam(self.g.parameters(), 2e-4, (0.5, 0.999))
        self.d_adam = torch.optim.Adam(self.d.parameters(), 2e-4, (0.5, 0.999))

    @staticmethod
    def prepare(images):
        return images * 2 - 1

    @staticmethod
    def latent(n):
        return uniform(n, 100)

    def step(self, data):
        real = next(data)
        fake = self.g(self.latent(len(real)))
        loss = logistic(self.d(real), True) + logistic(self.d(fake.detach()), False)
        update(self.d_adam, loss, self.d)
        update(self.g_adam, logistic(self.d(fake), True), self.g)


class WganGp28:
    batch, steps = 50, 1200

    def __init__(self, f=32):
        self.g = nn.Sequential(
            nn.Linear(128, 16 * 4 * f), Reshape(4 * f, 4, 4), nn.ReLU(),
            nn.ConvTranspose2d(4 * f, 2 * f, 5, 2, 2), nn.ReLU(),
            nn.ConvTranspose2d(2 * f, f, 5, 2, 2, output_padding=1), nn.ReLU(),
            nn.ConvTranspose2d(f, 1, 5, 2, 2, output_padding=1), nn.Sigmoid())
        self.d = nn.Sequential(
            nn.Conv2d(1, f, 5, 2, 2), nn.LeakyReLU(0.2),
            nn.Conv2d(f, 2 * f, 5, 2, 2), nn.LeakyReLU(0.2),
            nn.Conv2d(2 * f, 4 * f, 5, 2, 2), nn.LeakyReLU(0.2),
            Reshape(16 * 4 * f), nn.Linear(16 * 4 * f, 1))
        for m in [*self.g.modules(), *self.d.modules()]:
            if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
                nn.init.kaiming_normal_(m.weight)
                nn.init.zeros_(m.bias)
        self.g_adam = torch.optim.Adam(self.g.parameters(), 1e-4, (0.5, 0.9))
        self.d_adam = torch.optim.Adam(self.d.parameters(), 1e-4, (0.5, 0.9))

    @staticmethod
    def prepare(images):
        return images

    @staticmethod
    def latent(n):
        return torch.randn(n, 128)

    def step(self, data):
        for _ in range(5):
            real = next(data)
            fake = self.g(self.latent(len(real)))
            loss = self.d(fake.detach()).mean() - self.d(real).mean()
            update(self.d_adam, loss + self.penalty(real, fake.detach()), self.d)
        update(self.g_adam, -self.d(fake).mean(), self.g)

    def penalty(self, real, fake):
        between = real + torch.rand(len(real), 1, 1, 1) * (fake - real)
        between.requires_grad_()
        slope, = torch.autograd.grad(self.d(between).sum(), between, create_graph=True)
        return 10 * ((slope.flatten(1).norm(dim=1) - 1) ** 2).mean()


class InfoGan:
    batch, steps = 64, 5000
    noise, categories, continuous = 62, 10, 2

    def __init__(self, f=32, width=512):
        side = dict(kernel_size=4, stride=2, padding=1)
        latent = self.noise + self.categories + self.continuous
        self.g = narrow(nn.Sequential(
            nn.Linear(latent, width), nn.BatchNorm1d(width), nn.ReLU(),
            nn.Linear(width, 49 * 2 * f), nn.BatchNorm1d(49 * 2 * f), nn.ReLU(), Reshape(2 * f, 7, 7),
            nn.ConvTranspose2d(2 * f, f, **side), nn.BatchNorm2d(f), nn.ReLU(),
            nn.ConvTranspose2d(f, 1, **side), nn.Sigmoid()), True)
        self.trunk = narrow(nn.Sequential(
            nn.Conv2d(1, f, **side), nn.LeakyReLU(0.1),
            nn.Conv2d(f, 2 * f, **side), nn.BatchNorm2d(2 * f), nn.LeakyReLU(0.1), Reshape(49 * 2 * f),
            nn.Linear(49 * 2 * f, width), nn.BatchNorm1d(width), nn.LeakyReLU(0.1)), True)
        self.score = nn.Linear(width, 1)
        self.q = narrow(nn.Sequential(
            nn.Linear(width, 128), nn.BatchNorm1d(128), nn.LeakyReLU(0.1),
            nn.Linear(128, self.categories + self.continuous)), True)
        self.d = nn.ModuleList([self.trunk, self.score, self.q])
        self.g_adam = torch.optim.Adam(self.g.parameters(), 1e-3, (0.5, 0.999))
        self.d_adam = torch.optim.Adam(self.d.parameters(), 2e-4, (0.5, 0.999))

    @staticmethod
    def prepare(images):
        return images

    def latent(self, n):
        self.category = torch.randint(self.categories, (n,))
        self.means = uniform(n, self.continuous)
        return torch.cat([uniform(n, self.noise), F.one_hot(self.category, self.categories), self.means], 1)

    def missing(self, features):
        guesses = self.q(features)
        error = (guesses[:, self.categories :] - self.means) ** 2
        return F.cross_entropy(guesses[:, : self.categories], self.category) + error.sum() / 2 / len(guesses)

    def step(self, data):
        real = next(data)
        fake = self.g(self.latent(len(real)))
        features = self.trunk(fake.detach())
        loss = logistic(self.score(self.trunk(real)), True) + logistic(self.score(features), False)
        update(self.d_adam, loss + self.missing(features), self.d)
        features = self.trunk(fake)
        update(self.g_adam, logistic(self.score(features), True) + self.missing(features), self.g)


def update(optimizer, loss, net):
    parameters = list(net.parameters())
    for p, grad in zip(parameters, torch.autograd.grad(loss, parameters, allow_unused=True)):
        p.grad = grad
    optimizer.step()


TWINS = {"dcgan-28": Dcgan28, "wgan-gp-28": WganGp28, "infogan": InfoGan}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=TWINS)
    parser.add_argument("--data", required=True, help="the folder with a folder mnist")
    parser.add_argument("--out", required=True, help="the npy file to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, help="instead of the preset's")
    parser.add_argument("--threads", type=int, help="default: PyTorch's own choice")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    twin = TWINS[args.model]()
    data = batches(twin.prepare(mnist(args.data)), twin.batch)
    steps = args.steps or twin.steps
    start = time.time()
    for step in range(steps):
        twin.step(data)
        if step % 100 == 0:
            print(f"{args.model} seed {args.seed}: {step}/{steps}, {time.time() - start:.0f} s", flush=True)
    twin.g.eval()
    with torch.no_grad():
        samples = [twin.g(twin.latent(100)) for _ in range(SAMPLES // 100)]
    np.save(args.out, torch.cat(samples).permute(0, 2, 3, 1).numpy())
    print(f"{args.model} seed {args.seed}: {steps} steps in {time.time() - start:.0f} s, written to {args.out}")


if __name__ == "__main__":
    main()
