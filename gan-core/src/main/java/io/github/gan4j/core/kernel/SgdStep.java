package io.github.gan4j.core.kernel;

/**
 * The numbers of one SGD step: {@code g' = scale g + weightDecay w; v = momentum v - learningRate g'; w += v}.
 *
 * @param scale factor on the gradient, 1 unless it is clipped by its norm
 */
public record SgdStep(float scale, float weightDecay, float learningRate, float momentum) {}
