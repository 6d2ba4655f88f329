package io.github.gan4j.models.zoo;

/** Settings of a generator; {@code batchNorm} is after each of its layers but the last. */
public record GeneratorSettings(Output output, boolean batchNorm, float learningRate) {}
