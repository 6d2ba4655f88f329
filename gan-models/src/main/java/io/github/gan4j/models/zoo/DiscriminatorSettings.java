package io.github.gan4j.models.zoo;

/** Settings of a discriminator or critic. */
public record DiscriminatorSettings(DiscriminatorNorm norm, float learningRate) {}
