package io.github.gan4j.core.kernel;

/**
 * The numbers of one RMSProp step: {@code g' = scale g + weightDecay w; s = decay s + (1 - decay) g' g'}, then {@code w
 * -= learningRate g' / (sqrt(s) + epsilon)}, or with {@code sqrt(s + epsilon)} if epsilon is inside the root.
 */
public record RmsPropStep(
    float scale,
    float weightDecay,
    float learningRate,
    float decay,
    float epsilon,
    boolean epsilonInside) {}
