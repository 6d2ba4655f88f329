package io.github.gan4j.core.kernel;

/**
 * The numbers of one Adam step: {@code g' = scale g + weightDecay w; m = beta1 m + (1 - beta1) g'; v = beta2 v + (1 -
 * beta2) g' g'; w -= stepSize m / (sqrt(v) * rootScale + epsilon)}. The bias corrections are folded into {@code
 * stepSize} and {@code rootScale}, which is how the two published conventions differ.
 */
public record AdamStep(
    float scale,
    float weightDecay,
    float beta1,
    float beta2,
    float stepSize,
    float rootScale,
    float epsilon) {}
