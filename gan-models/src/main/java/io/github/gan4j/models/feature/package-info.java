/**
 * What metrics look at instead of pixels: {@link io.github.gan4j.models.feature.Features} are rows of
 * numbers, a {@link io.github.gan4j.models.feature.FeatureExtractor} makes them from images, a {@link
 * io.github.gan4j.models.feature.Classifier} also says which class an image shows. {@link
 * io.github.gan4j.models.feature.LeNet} is a small classifier that {@link
 * io.github.gan4j.models.feature.ClassifierTrainer} trains; {@link
 * io.github.gan4j.models.feature.OnnxExtractor} runs a network from a file of the user's.
 */
@NullMarked
package io.github.gan4j.models.feature;

import org.jspecify.annotations.NullMarked;
